import { readFileSync } from 'node:fs';
import { type AttemptReason, FailureCode, type FailureReason, type LogLevel } from '@leeward/contracts';
import type { TaskEnd } from '@leeward/runtimes';

export type Verdict = { level: LogLevel; line?: string } & (
  | { kind: 'state'; state: 'success'; reason?: never }
  | { kind: 'state'; state: 'failed' | 'up_for_retry'; reason: FailureReason }
  | { kind: 'infrastructure'; reason: AttemptReason }
);

/**
 * What the end of a runtime that told nothing means. A SIGKILL that nobody here sent is the machine's doing (mostly its memory ran out):
 * the machinery failed, not the task. Any other death is the task's own.
 */
export function endOf(
  end: TaskEnd,
  { stopped, isAbandoned, shouldRetry }: { stopped: boolean; isAbandoned: boolean; shouldRetry: boolean },
): Verdict {
  if (isAbandoned) {
    const reason: AttemptReason = { code: 'worker_stopped', message: 'Its worker had to end before the task did.' };
    return { kind: 'infrastructure', level: 'warning', line: reason.message, reason };
  }
  if (end.exitCode === 0) return { kind: 'state', state: 'success', level: 'info' };
  const failure = { kind: 'state', state: shouldRetry ? 'up_for_retry' : 'failed' } as const;
  if (stopped) {
    const reason = {
      code: FailureCode.Stopped,
      message: `The task was stopped (${howItEnded(end)}).`,
      ...detailsOf(end),
    };
    return { ...failure, level: 'warning', line: reason.message, reason };
  }
  if (end.signal === 'SIGKILL') {
    const outOfMemory = killedForMemory();
    const reason: AttemptReason = outOfMemory
      ? { code: 'oom_killed', message: 'The task was killed because memory ran out.', signal: 'SIGKILL' }
      : { code: 'killed', message: 'The task was killed by SIGKILL from outside.', signal: 'SIGKILL' };
    return { kind: 'infrastructure', level: 'error', line: reason.message, reason };
  }
  const code = end.signal === null ? FailureCode.ExitCode : FailureCode.Signal;
  const reason = { code, message: `The task's process ended with ${howItEnded(end)}.`, ...detailsOf(end) };
  return { ...failure, level: 'error', line: reason.message, reason };
}

function howItEnded(end: TaskEnd): string {
  return end.signal === null ? `exit code ${end.exitCode}` : `signal ${end.signal}`;
}

function detailsOf({ exitCode, signal }: TaskEnd): Pick<AttemptReason, 'exitCode' | 'signal'> {
  return { ...(exitCode === null ? {} : { exitCode }), ...(signal === null ? {} : { signal }) };
}

let memoryKillsBefore = memoryKills();

/** Whether the kernel killed for memory in this process's cgroup since this was asked last, or since the process started. */
function killedForMemory(): boolean {
  const kills = memoryKills();
  const isMore = kills > memoryKillsBefore;
  memoryKillsBefore = kills;
  return isMore;
}

/** How often the kernel killed for memory in this cgroup (v2, then v1). 0 where that cannot be read. */
function memoryKills(): number {
  for (const file of ['/sys/fs/cgroup/memory.events', '/sys/fs/cgroup/memory/memory.oom_control']) {
    const kills = /^oom_kill (\d+)$/m.exec(textOf(file))?.[1];
    if (kills !== undefined) return Number(kills);
  }
  return 0;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
