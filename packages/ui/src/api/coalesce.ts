/**
 * Runs `task` for any number of calls of the returned function: at once for the first, and once more after it for those that came
 * meanwhile, `gapMs` later at the earliest. So a burst of events costs the server a steady trickle of reads and the last
 * one is never lost.
 */
export function coalesce(task: () => Promise<unknown>, gapMs: number): { (): void; stop(): void } {
  let state: 'idle' | 'busy' | 'wanted' | 'stopped' = 'idle';

  async function work(): Promise<void> {
    state = 'busy';
    await Promise.allSettled([task(), new Promise((resolve) => setTimeout(resolve, gapMs))]);
    const after = state as 'busy' | 'wanted' | 'stopped';
    if (after === 'wanted') void work();
    else if (after === 'busy') state = 'idle';
  }

  const call = () => {
    if (state === 'idle') void work();
    else if (state === 'busy') state = 'wanted';
  };
  return Object.assign(call, {
    stop() {
      state = 'stopped';
    },
  });
}
