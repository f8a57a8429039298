import type { PublishedTree } from '../publish-link.ts';

/** Something to be told about each new tree. Must be idempotent: it may be told more than once, by several processes. */
export interface Hook {
  readonly name: string;
  /** Throws where it failed; the runner then tries again. */
  run(tree: PublishedTree, signal: AbortSignal): Promise<void>;
}
