import type { ProcessEnd } from './child.ts';
import type { LogHandler } from './log-lines.ts';
import { isFinalMessage, type MessageHandler, type RuntimeMessage } from './messages.ts';
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
  readonly finalMessage?: RuntimeMessage;
}

export interface TaskWork {
  /** The StartupDetails message. */
  readonly startup: RuntimeMessage;
  readonly onMessage: MessageHandler;
  readonly onLog: LogHandler;
}

export function workOf({ startup, onMessage, onLog }: TaskWork): Work {
  return { first: startup, onMessage, onLog, printer: 'task', isFinal: isFinalMessage };
}

export function taskEnd({ exitCode, signal }: ProcessEnd, finalMessage: RuntimeMessage | null): TaskEnd {
  return finalMessage === null ? { exitCode, signal } : { exitCode, signal, finalMessage };
}
