import type { Dag } from './definition/dag.ts';

/**
 * The Dags made so far in this process, oldest first. Kept on the global object, so that a Dag file that resolves another copy of
 * this module than the child entry still lands in the child's list.
 */
const key = Symbol.for('leeward.sdk.dags');
const holder = globalThis as unknown as { [key]?: Dag[] };

export function madeDags(): Dag[] {
  holder[key] ??= [];
  return holder[key];
}
