import type { FromTask, StartupDetails } from '@leeward/contracts/supervisor';
import type { ProcessEnd } from './child.ts';
import type { LogHandler } from './log-lines.ts';
import { type FinalMessage, isFinalMessage, type MessageHandler, type RuntimeMessage } from './messages.ts';
import type { Work } from './session.ts';

export interface RunningTask {
  readonly pid: number;
  /** Signals every process of the attempt's own process group. Nothing happens once the attempt has ended. */
  kill(signal: NodeJS.Signals): void;
  /** Resolves when the attempt has ended, every log record is handed on and every message is answered. */
  readonly exited: Promise<TaskEnd>;
}

/** How an attempt ended. A process that lives on for the next attempt counts as ended with exit code 0. */
export interface TaskEnd extends ProcessEnd {
  /** The message by which the attempt told its end, where it told one. */
  readonly finalMessage?: FinalMessage;
}

export interface TaskWork {
  readonly startup: StartupDetails;
  /** The messages are as the runtime sent them: refuse what you do not know. */
  readonly onMessage: MessageHandler<FromTask>;
  readonly onLog: LogHandler;
}

export function workOf({ startup, onMessage, onLog }: TaskWork): Work {
  return { first: startup, onMessage: onMessage as MessageHandler, onLog, printer: 'task', isFinal: isFinalMessage };
}

export function taskEnd({ exitCode, signal }: ProcessEnd, finalMessage: RuntimeMessage | null): TaskEnd {
  if (finalMessage === null) return { exitCode, signal };
  return { exitCode, signal, finalMessage: finalMessage as FinalMessage };
}
