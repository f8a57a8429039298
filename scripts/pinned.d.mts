import type { SpawnOptions } from 'node:child_process';

export function pinnedNode(): string;
export function runPinned(args: readonly string[], options?: SpawnOptions): Promise<number>;
