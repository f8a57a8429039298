import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pinnedNode } from '../../scripts/pinned.mjs';
import { end } from '../leeward-server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface RunningProcess {
  readonly pid: number;
  stop(): Promise<void>;
}

/** One process of the control plane apart from the others; the bundled command where it is built. */
export function startProcess(args: readonly string[], env: Readonly<Record<string, string>>): RunningProcess {
  const bundle = join(root, 'dist/leeward.mjs');
  const entry = existsSync(bundle) ? bundle : join(root, 'packages/cli/src/main.ts');
  const child = spawn(pinnedNode(), [entry, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '/', LEEWARD__LOGGING__LEVEL: 'error', ...env },
  });
  return { pid: child.pid as number, stop: () => end(child) };
}
