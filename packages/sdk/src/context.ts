import type { JsonValue } from './definition/params.ts';

/** Log lines of a task; `fields` stand beside the text in the JSON record. */
export interface TaskLogger {
  debug(event: string, fields?: Readonly<Record<string, unknown>>): void;
  info(event: string, fields?: Readonly<Record<string, unknown>>): void;
  warning(event: string, fields?: Readonly<Record<string, unknown>>): void;
  error(event: string, fields?: Readonly<Record<string, unknown>>): void;
}

export interface XComOptions {
  /** The task that pushed it; this task where absent. */
  readonly taskId?: string;
  /** `return_value` where absent. */
  readonly key?: string;
  readonly dagId?: string;
  readonly runId?: string;
  readonly mapIndex?: number;
  readonly includePriorDates?: boolean;
}

export interface XComAccess {
  /** The value, or null where there is none. */
  get<T extends JsonValue = JsonValue>(options?: XComOptions): Promise<T | null>;
  /** Pushes a value of this task under a key. */
  set(key: string, value: JsonValue): Promise<void>;
}

export interface VariableAccess {
  /** The text, or null where there is no such variable. */
  get(key: string): Promise<string | null>;
  /** The parsed JSON, or null where there is no such variable. */
  getJson<T extends JsonValue = JsonValue>(key: string): Promise<T | null>;
  set(key: string, value: string, description?: string): Promise<void>;
  delete(key: string): Promise<void>;
}

export interface Connection {
  readonly connId: string;
  readonly connType: string;
  readonly host: string | null;
  readonly schema: string | null;
  readonly login: string | null;
  readonly password: string | null;
  readonly port: number | null;
  /** As stored: usually JSON text. */
  readonly extra: string | null;
}

export interface ConnectionAccess {
  /** The connection, or null where there is none of this id. */
  get(connId: string): Promise<Connection | null>;
}

/** The second argument of a handler: where and when it runs, and how it talks to the control plane. */
export interface TaskContext {
  readonly dagId: string;
  readonly taskId: string;
  readonly runId: string;
  readonly runType: string;
  /** 1 for the first attempt. */
  readonly tryNumber: number;
  readonly maxTries: number;
  /** -1 where the task is not mapped. */
  readonly mapIndex: number;
  /** Null for runs without one. */
  readonly logicalDate: Date | null;
  readonly dataIntervalStart: Date | null;
  readonly dataIntervalEnd: Date | null;
  readonly runAfter: Date;
  /** The params of the Dag and the task, overridden by the run's conf. */
  readonly params: Readonly<Record<string, JsonValue>>;
  /** What the run was triggered with. */
  readonly conf: Readonly<Record<string, JsonValue>>;
  readonly log: TaskLogger;
  readonly xcom: XComAccess;
  readonly variables: VariableAccess;
  readonly connections: ConnectionAccess;
  /** Fires when the task is being killed or ran out of its execution timeout. Hand it to fetch, timers, child processes. */
  readonly signal: AbortSignal;
  /** Set where the task comes back from `DeferTask`: the method that it named, and what the trigger handed over. */
  readonly resumed: { readonly method: string; readonly kwargs: Readonly<Record<string, JsonValue>> } | null;
  /** Runs when the task is killed or timed out, before its process ends. */
  onKill(hook: () => unknown): void;
  /** Hides a value in every log line from here on. */
  maskSecret(value: JsonValue, name?: string): Promise<void>;
}
