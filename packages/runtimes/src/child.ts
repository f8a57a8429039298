import type { Duplex, Readable } from 'node:stream';
import { isDisconnect, type LogHandler, loggedRecord, printedRecord, readLines } from './log-lines.ts';
import { converse, isFinalMessage, type MessageHandler, type RuntimeMessage } from './messages.ts';

/** How a process ended: exactly one of the two is not null. */
export interface ProcessEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process that runs author code, of whatever language, with the channels that Airflow's supervisor gives one. */
export interface Child {
  readonly pid: number;
  readonly comms: Duplex;
  readonly logs: Readable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly ended: Promise<ProcessEnd>;
  /** Signals the whole process group of the child. Nothing happens once it has ended. */
  kill(signal: NodeJS.Signals): void;
}

export interface ChildEnd extends ProcessEnd {
  /** The message by which the attempt told its end, where it told one. */
  readonly finalMessage?: RuntimeMessage;
}

/** After its end, how long a child's channels may stay open in the hands of a process that it left behind. */
const drainMs = 5_000;

/**
 * Holds the conversation with a child and hands its logs on until it has ended and every channel is read to its end.
 *
 * @param printer the logger of what the child prints: `task` gives `task.stdout` and `task.stderr`, as in Airflow.
 */
export async function attend(
  child: Child,
  attention: { first: RuntimeMessage; onMessage: MessageHandler; onLog: LogHandler; printer: string },
): Promise<ChildEnd> {
  const { first, onMessage, onLog, printer } = attention;
  let finalMessage: RuntimeMessage | undefined;
  const conversation = converse(child.comms, first, (message, context) => {
    if (isFinalMessage(message)) finalMessage = message;
    return onMessage(message, context);
  }).catch((error: unknown) => {
    // Nothing more can be said to a child that breaks the wire's rules.
    if (!isDisconnect(error)) child.kill('SIGKILL');
  });
  const channels = Promise.all([
    conversation,
    readLines(child.logs, (line) => onLog(loggedRecord(line))),
    readLines(child.stdout, (line) => onLog(printedRecord(line, `${printer}.stdout`, 'info'))),
    readLines(child.stderr, (line) => onLog(printedRecord(line, `${printer}.stderr`, 'error'))),
  ]);
  const end = await child.ended;
  const cut = setTimeout(() => {
    for (const stream of [child.comms, child.logs, child.stdout, child.stderr]) stream.destroy();
  }, drainMs);
  await channels;
  clearTimeout(cut);
  return finalMessage === undefined ? end : { ...end, finalMessage };
}

/** The `kill` of a child that leads its own process group. */
export function signalGroup(pid: number, ended: Promise<unknown>): (signal: NodeJS.Signals) => void {
  let hasEnded = false;
  void ended.then(() => {
    hasEnded = true;
  });
  return (signal) => {
    if (hasEnded) return;
    try {
      process.kill(-pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  };
}
