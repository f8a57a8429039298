import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Duplex, Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { encode } from '@msgpack/msgpack';
import { FrameReader } from './frames.ts';

export type Message = { readonly type: string; readonly [field: string]: unknown };
export type LogLine = {
  readonly event: string;
  readonly level: string;
  readonly logger: string;
  readonly [field: string]: unknown;
};

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const endTypes = ['SucceedTask', 'TaskState', 'RetryTask', 'DeferTask', 'RescheduleTask', 'DagFileParsingResult'];

export interface Conversation {
  /** All that the child said, the message that ended the work last. */
  readonly messages: readonly Message[];
  readonly end: Message | undefined;
}

/** The supervisor's side of a real child process, for tests: real descriptors, answers from a table. */
export class TestSupervisor {
  readonly child: ChildProcess;
  readonly logs: Promise<LogLine[]>;
  readonly exited: Promise<number | null>;
  /** XComs by `task_id/key`: what the child pushes lands here, what it pulls is read here. */
  readonly xcoms: Map<string, unknown> = new Map();
  readonly variables: Map<string, string> = new Map();
  readonly #comms: Duplex;
  readonly #reader = new FrameReader();
  #messages: Message[] = [];
  #waiting: PromiseWithResolvers<Conversation> | undefined;
  #awaited: { event: string; seen: PromiseWithResolvers<void> } | undefined;

  constructor(bundlePath: string) {
    this.child = spawn(process.execPath, [main], {
      cwd: bundlePath,
      stdio: ['ignore', 'inherit', 'inherit', 'pipe', 'pipe'],
    });
    this.#comms = this.child.stdio[3] as Duplex;
    this.#comms.on('data', (chunk: Buffer) => this.#receive(chunk));
    this.#comms.on('error', () => undefined);
    this.logs = this.#readLogs(this.child.stdio[4] as Readable);
    this.exited = once(this.child, 'exit').then(([code]) => {
      this.#finish(undefined);
      return code as number | null;
    });
  }

  /** Sends an assignment and collects what the child says until its end, or until it exits. */
  do(assignment: Message): Promise<Conversation> {
    this.#messages = [];
    this.#waiting = Promise.withResolvers();
    this.#send(0, assignment);
    return this.#waiting.promise;
  }

  /** Resolves when a line with this text has been logged. */
  logged(event: string): Promise<void> {
    const seen = Promise.withResolvers<void>();
    this.#awaited = { event, seen };
    return seen.promise;
  }

  /** Closes the channel and waits for the exit. */
  async close(): Promise<number | null> {
    this.#comms.end();
    return this.exited;
  }

  async #readLogs(stream: Readable): Promise<LogLine[]> {
    const lines: LogLine[] = [];
    for await (const line of createInterface({ input: stream })) {
      const record = JSON.parse(line) as LogLine;
      lines.push(record);
      if (record.event === this.#awaited?.event) this.#awaited.seen.resolve();
    }
    return lines;
  }

  #receive(chunk: Buffer): void {
    for (const frame of this.#reader.push(chunk)) {
      const message = frame.body as Message;
      this.#messages.push(message);
      const answer = this.#answer(message);
      this.#send(frame.id, answer.body, answer.error);
      if (endTypes.includes(message.type)) this.#finish(message);
    }
  }

  #answer(message: Message): { body: unknown; error?: unknown } {
    const key = `${message.task_id}/${message.key}`;
    if (message.type === 'SetXCom') this.xcoms.set(key, message.value);
    if (message.type === 'GetXCom') {
      return { body: { type: 'XComResult', key: message.key, value: this.xcoms.get(key) ?? null } };
    }
    if (message.type === 'GetVariable') {
      const value = this.variables.get(String(message.key));
      if (value === undefined)
        return { body: null, error: { type: 'ErrorResponse', error: 'VARIABLE_NOT_FOUND', detail: {} } };
      return { body: { type: 'VariableResult', key: message.key, value } };
    }
    return { body: null };
  }

  #send(id: number, body: unknown, error?: unknown): void {
    const payload = encode(error === undefined ? [id, body] : [id, body, error]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(payload.length);
    this.#comms.write(Buffer.concat([length, payload]));
  }

  #finish(end: Message | undefined): void {
    this.#waiting?.resolve({ messages: this.#messages, end });
    this.#waiting = undefined;
  }
}

/** A StartupDetails message as the worker sends it. */
export function startup(
  dagId: string,
  taskId: string,
  relativePath: string,
  context: Readonly<Record<string, unknown>> = {},
  run: Readonly<Record<string, unknown>> = {},
): Message {
  return {
    type: 'StartupDetails',
    ti: {
      id: '019478a7-0000-7000-8000-000000000001',
      task_id: taskId,
      dag_id: dagId,
      run_id: 'scheduled__2026-01-02T00:00:00+00:00',
      try_number: 1,
      dag_version_id: '019478a7-0000-7000-8000-000000000002',
      map_index: -1,
    },
    dag_rel_path: relativePath,
    bundle_info: { name: 'test', version: null },
    start_date: '2026-01-02T00:00:01Z',
    sentry_integration: '',
    ti_context: {
      max_tries: 0,
      should_retry: false,
      task_reschedule_count: 0,
      dag_run: {
        dag_id: dagId,
        run_id: 'scheduled__2026-01-02T00:00:00+00:00',
        logical_date: '2026-01-02T00:00:00Z',
        data_interval_start: '2026-01-02T00:00:00Z',
        data_interval_end: '2026-01-02T00:00:00Z',
        run_after: '2026-01-02T00:00:00Z',
        start_date: '2026-01-02T00:00:01Z',
        end_date: null,
        run_type: 'scheduled',
        state: 'running',
        conf: null,
        consumed_asset_events: [],
        partition_key: null,
        ...run,
      },
      ...context,
    },
  };
}
