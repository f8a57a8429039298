import type { Readable } from 'node:stream';
import type { LogRecord } from '@leeward/contracts';
import type { Child, ProcessEnd } from './child.ts';
import {
  isDisconnect,
  type LogHandler,
  loggedRecords,
  longestMessageBytes,
  printedRecord,
  type ReadLinesOptions,
  readLines,
} from './log-lines.ts';
import { Conversation, type MessageHandler, type RuntimeMessage } from './messages.ts';

export interface Work {
  readonly first: RuntimeMessage;
  readonly onMessage: MessageHandler;
  readonly onLog: LogHandler;
  /** The logger of what the child prints: `task` gives `task.stdout` and `task.stderr`, as in Airflow. */
  readonly printer: string;
  /** Whether the work tells its end by this message. */
  readonly isFinal: (message: RuntimeMessage) => boolean;
}

export type WorkEnd =
  /** The child has ended before the work told its end. */
  | { readonly kind: 'ended'; readonly end: ProcessEnd }
  /** The work has told its end, this is answered and the child is silent. */
  | { readonly kind: 'final'; readonly finalMessage: RuntimeMessage };

/** After a child's end, how long its channels may stay open in the hands of a process that it left behind. */
const drainMs = 5_000;
/** How long a child that has nothing more to do may take to end. */
const hangUpMs = 5_000;
/** No child can have written more than this that has not been read: the kernel holds less of a pipe or a socket. */
const unreadBytes = 8 * 1_024 * 1_024;
/** Of what a child printed before it was given work this many lines are kept for the work. */
const heldLines = 100;

/**
 * Speaks with one child, from its start to its end, for one piece of work after another. Its output is read all the time, so that it
 * never blocks, and goes to the work of the moment in the order in which it was written.
 */
export class Session {
  readonly child: Child;
  /** Resolves when the child has ended and all that it wrote is handed on; rejects with what a log handler threw. */
  readonly ended: Promise<ProcessEnd>;
  #work: Work | null = null;
  #wasUsed = false;
  readonly #held: ((work: Work) => readonly LogRecord[])[] = [];
  #bytesSeen = 0;
  readonly #linesInHand = new Set<Promise<void>>();
  readonly #conversation: Conversation;
  #talk: Promise<void> = Promise.resolve();

  constructor(child: Child) {
    this.child = child;
    // A child that is killed while it is silent resets its sockets, and nobody reads them then.
    child.comms.on('error', () => {});
    this.#conversation = new Conversation(child.comms);
    this.ended = this.#readToTheEnd();
    this.ended.catch(() => child.kill('SIGKILL'));
  }

  /** Does one piece of work in a child that ends with it. */
  async run(work: Work): Promise<{ end: ProcessEnd; finalMessage: RuntimeMessage | null }> {
    const finalMessage = await this.#converse(work, false);
    return { end: await this.ended, finalMessage };
  }

  /** Does one piece of work at the latest until it has told its end, in a child that may live on. */
  async runToFinal(work: Work): Promise<WorkEnd> {
    const finalMessage = await this.#converse(work, true);
    if (finalMessage === null) return { kind: 'ended', end: await this.ended };
    await this.#silence();
    this.#work = null;
    return { kind: 'final', finalMessage };
  }

  /** Tells the child that nothing more comes, and ends it where it does not end by itself. */
  async hangUp(): Promise<ProcessEnd> {
    this.child.comms.end();
    const timer = setTimeout(() => this.child.kill('SIGKILL'), hangUpMs);
    try {
      return await this.ended;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Resolves with the final message when the conversation is over: at the final message, or when the child ends it. */
  async #converse(work: Work, endsAtFinal: boolean): Promise<RuntimeMessage | null> {
    this.#work = work;
    this.#wasUsed = true;
    let finalMessage: RuntimeMessage | null = null;
    for (const records of this.#held.splice(0)) await handOn(records(work), work.onLog);
    const onMessage: MessageHandler = async (message, context) => {
      if (work.isFinal(message)) {
        finalMessage = message;
        await this.#silence();
      }
      return work.onMessage(message, context);
    };
    const isDone = (message: RuntimeMessage) => endsAtFinal && work.isFinal(message);
    this.#talk = this.#conversation.hold(work.first, onMessage, isDone).catch(async (error: unknown) => {
      if (isDisconnect(error)) return;
      // Nothing more can be said to a child that breaks the wire's rules.
      this.child.kill('SIGKILL');
      await work.onLog(printedRecord(`The process sent what is no message: ${String(error)}`, 'supervisor', 'error'));
    });
    await Promise.race([this.#talk, this.ended]);
    return finalMessage;
  }

  async #readToTheEnd(): Promise<ProcessEnd> {
    const { child } = this;
    const read = (
      stream: Readable,
      records: (line: string, work: Work) => readonly LogRecord[],
      options: ReadLinesOptions = {},
    ) =>
      readLines(stream, (line) => this.#log((work) => records(line, work)), {
        ...options,
        onBytes: (bytes) => {
          this.#bytesSeen += bytes;
        },
      });
    const output = Promise.all([
      read(child.logs, loggedRecords, { longestBytes: longestMessageBytes }),
      read(child.stdout, (line, { printer }) => [printedRecord(line, `${printer}.stdout`, 'info')]),
      read(child.stderr, (line, { printer }) => [printedRecord(line, `${printer}.stderr`, 'error')]),
    ]);
    const end = await Promise.race([child.ended, output.then(() => child.ended)]);
    const cut = setTimeout(() => {
      for (const stream of [child.comms, child.logs, child.stdout, child.stderr]) stream.destroy();
    }, drainMs);
    await Promise.all([output, this.#talk]);
    clearTimeout(cut);
    child.comms.destroy();
    return end;
  }

  #log(records: (work: Work) => readonly LogRecord[]): Promise<void> | undefined {
    if (this.#work === null) {
      if (!this.#wasUsed && this.#held.push(records) > heldLines) this.#held.shift();
      return;
    }
    const held = handOn(records(this.#work), this.#work.onLog);
    if (held === undefined) return;
    const inHand = held.finally(() => this.#linesInHand.delete(inHand));
    this.#linesInHand.add(inHand);
    return inHand;
  }

  /**
   * Resolves when every log line that the child wrote before now is handed on. Programs beside author code write their lines
   * synchronously, so what came before a message lies in the kernel when that message is read: one turn of the event loop that brings
   * nothing means that all of it was read. A child that goes on printing is silent once more was read than the kernel can have held.
   */
  async #silence(): Promise<void> {
    const bytesBefore = this.#bytesSeen;
    let seen: number;
    do {
      seen = this.#bytesSeen;
      await Promise.allSettled(this.#linesInHand);
      await new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));
    } while ((this.#bytesSeen > seen || this.#linesInHand.size > 0) && this.#bytesSeen - bytesBefore < unreadBytes);
  }
}

/** A promise where the handler holds the child back. */
function handOn(records: readonly LogRecord[], onLog: LogHandler): Promise<void> | undefined {
  const [first] = records;
  if (first === undefined) return undefined;
  const held = onLog(first) ?? undefined;
  if (records.length === 1) return held;
  return Promise.resolve(held).then(() => handOn(records.slice(1), onLog));
}
