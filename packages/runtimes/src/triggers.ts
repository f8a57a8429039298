import type { ProcessEnd } from './child.ts';
import type { LogHandler } from './log-lines.ts';
import type { MessageHandler, RuntimeMessage } from './messages.ts';
import type { Session, Work } from './session.ts';

export interface TriggersRequest {
  /** Folders from which triggers may be imported, besides those of the environment. */
  readonly importFolders: readonly string[];
  /**
   * A trigger that holds up the others for this long ends the process, after a log record that has `blocking_trigger_id`. Null: one
   * trigger runs alone and may take its time.
   */
  readonly blockedSeconds: number | null;
  /** Environment variables of this child alone. */
  readonly env?: Readonly<Record<string, string>>;
  /** Messages between TriggerRunner and TriggerRunnerSupervisor (airflow/jobs/triggerer_job_runner.py), checked by nobody. */
  readonly onMessage: MessageHandler;
  readonly onLog: LogHandler;
}

export interface RunningTriggers {
  readonly pid: number;
  /** SIGTERM lets the triggers clean up. Nothing happens once the process has ended. */
  kill(signal: NodeJS.Signals): void;
  /** Resolves when the process has ended, every log record is handed on and every message is answered. */
  readonly exited: Promise<ProcessEnd>;
}

const first: RuntimeMessage = { type: 'StartTriggerer' };

/** Speaks with a child that runs triggers until it ends. */
export function runTriggers(session: Session, { onMessage, onLog }: TriggersRequest): RunningTriggers {
  const work: Work = { first, onMessage, onLog, printer: 'triggerer', isFinal: () => false };
  const { pid, kill } = session.child;
  return { pid, kill, exited: session.run(work).then(({ end }) => end) };
}
