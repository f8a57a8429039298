import type { ChildProcess } from 'node:child_process';
import type { ProcessEnd } from './child.ts';
import { errors } from './errors.ts';
import type { OrphanGuard } from './orphan-guard.ts';

/** Waits for a spawned process to be there, and puts its group under guard. Rejects with LW_RUNTIME_NOT_STARTED. */
export async function started(
  spawned: ChildProcess,
  guard: OrphanGuard,
): Promise<{ pid: number; ended: Promise<ProcessEnd> }> {
  const ended = new Promise<ProcessEnd>((resolve) => {
    spawned.once('exit', (exitCode, signal) => resolve({ exitCode, signal }));
  });
  await new Promise<void>((resolve, reject) => {
    spawned.once('spawn', resolve);
    spawned.once('error', (cause) =>
      reject(errors.LW_RUNTIME_NOT_STARTED({ command: spawned.spawnargs.join(' '), reason: cause.message }, { cause })),
    );
  });
  const pid = spawned.pid as number;
  guard.add(pid);
  void ended.then(() => guard.remove(pid));
  return { pid, ended };
}
