/** Named places where a test may stop or end the process, to see what a kill, or somebody else's change, between two steps leaves behind. */
export type DebugPoint =
  | 'before_pass'
  | 'after_pass'
  | 'before_hand_over'
  | 'after_hand_over'
  | 'after_due_runs'
  | 'after_next_timer'
  | 'after_quiet_runs';

let hook: ((point: DebugPoint) => Promise<void> | void) | undefined;

/** For tests only; undefined takes the hook away. */
export function setDebugHook(next: typeof hook): void {
  hook = next;
}

export async function debugPoint(point: DebugPoint): Promise<void> {
  if (hook !== undefined) await hook(point);
}
