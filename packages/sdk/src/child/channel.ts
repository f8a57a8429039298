import { Socket } from 'node:net';
import type { FromParser, FromTask, ToParser, ToTask } from '@leeward/contracts/supervisor';
import { encodeFrame, FrameReader } from './frames.ts';

export type Question = FromTask | FromParser;
export type Answer = ToTask | ToParser;
/** What the supervisor sends unasked. */
export type Assignment = Extract<Answer, { type: 'StartupDetails' | 'DagFileParseRequest' }>;

/** The supervisor answered with an error; `code` is its name for it (`VARIABLE_NOT_FOUND`). */
export class SupervisorError extends Error {
  override readonly name = 'SupervisorError';
  readonly code: string;

  constructor(code: string, detail: unknown) {
    super(detail === null || detail === undefined ? code : `${code}: ${JSON.stringify(detail)}`);
    this.code = code;
  }
}

/** The child's end of the conversation with its supervisor. Frames with the id of an open question are its answer. */
export class Channel {
  readonly #socket: Socket;
  readonly #reader = new FrameReader();
  readonly #open = new Map<number, PromiseWithResolvers<Answer | null>>();
  readonly #assignments: Assignment[] = [];
  #waiting: PromiseWithResolvers<Assignment | null> | undefined;
  readonly #closed = Promise.withResolvers<void>();
  #ended = false;
  #nextId = 0;

  /** Resolves when the supervisor has closed its end, or is gone. */
  readonly closed: Promise<void> = this.#closed.promise;

  constructor(fd: number) {
    this.#socket = new Socket({ fd, readable: true, writable: true });
    this.#socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    this.#socket.on('close', () => this.#end());
    this.#socket.on('end', () => this.#end());
    this.#socket.on('error', () => this.#end());
  }

  /** The next piece of work; null when the supervisor has closed the channel. */
  nextAssignment(): Promise<Assignment | null> {
    const next = this.#assignments.shift();
    if (next !== undefined) return Promise.resolve(next);
    if (this.#ended) return Promise.resolve(null);
    this.#waiting = Promise.withResolvers();
    return this.#waiting.promise;
  }

  /** Sends a message and waits for its answer; null is the empty answer. Throws SupervisorError. */
  ask(message: Question): Promise<Answer | null> {
    const id = this.#nextId++;
    const open = Promise.withResolvers<Answer | null>();
    if (this.#ended) open.reject(new Error('the supervisor has gone'));
    else {
      this.#open.set(id, open);
      this.#socket.write(encodeFrame(id, message));
    }
    return open.promise;
  }

  #receive(chunk: Buffer): void {
    for (const frame of this.#reader.push(chunk)) {
      const open = this.#open.get(frame.id);
      if (open === undefined) this.#assign(frame.body as Assignment);
      else {
        this.#open.delete(frame.id);
        settle(open, frame.error, frame.body as Answer | null);
      }
    }
  }

  #assign(assignment: Assignment): void {
    if (this.#waiting === undefined) this.#assignments.push(assignment);
    else {
      this.#waiting.resolve(assignment);
      this.#waiting = undefined;
    }
  }

  #end(): void {
    this.#ended = true;
    this.#closed.resolve();
    for (const open of this.#open.values()) open.reject(new Error('the supervisor has gone'));
    this.#open.clear();
    this.#waiting?.resolve(null);
    this.#waiting = undefined;
  }
}

/** An error comes in the frame's third place, or, from supervisors that answer so, as a body of its own type. */
function settle(open: PromiseWithResolvers<Answer | null>, error: unknown, body: Answer | null): void {
  const failure = error ?? (body?.type === 'ErrorResponse' ? body : null);
  if (failure === null) {
    open.resolve(body);
    return;
  }
  const { error: code, detail } = failure as { error?: string; detail?: unknown };
  open.reject(new SupervisorError(code ?? 'GENERIC_ERROR', detail));
}
