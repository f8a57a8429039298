import type { StartupDetails } from '@leeward/contracts/supervisor';
import type { Connection, TaskContext, TaskLogger, XComOptions } from '../context.ts';
import type { Dag } from '../definition/dag.ts';
import type { TaskNode } from '../definition/graph.ts';
import { asParam, type JsonValue } from '../definition/params.ts';
import { type Answer, type Channel, type Question, SupervisorError } from './channel.ts';
import type { KillSwitch } from './kill-switch.ts';

type AnswerOf<Type extends Answer['type']> = Extract<Answer, { type: Type }>;

/** What a handler sees of its attempt, and the questions it can ask. */
export function taskContext(
  details: Pick<StartupDetails, 'ti' | 'ti_context'>,
  dag: Dag,
  task: TaskNode,
  channel: Channel,
  log: TaskLogger,
  killSwitch: KillSwitch,
): TaskContext {
  const { ti, ti_context: given } = details;
  const run = given.dag_run;
  const conf = (run.conf ?? {}) as Record<string, JsonValue>;
  const place = { dag_id: ti.dag_id, run_id: ti.run_id, task_id: ti.task_id, map_index: ti.map_index ?? -1 };

  return {
    dagId: ti.dag_id,
    taskId: ti.task_id,
    runId: ti.run_id,
    runType: run.run_type,
    tryNumber: ti.try_number,
    maxTries: given.max_tries,
    mapIndex: place.map_index,
    logicalDate: dateOf(run.logical_date),
    dataIntervalStart: dateOf(run.data_interval_start),
    dataIntervalEnd: dateOf(run.data_interval_end),
    runAfter: dateOf(run.run_after)!,
    params: { ...defaultParams(dag, task), ...conf },
    conf,
    log,
    xcom: {
      get: <T extends JsonValue>(options: XComOptions = {}) => pullXCom(channel, place, options) as Promise<T | null>,
      set: (key, value) => pushXCom(channel, place, key, value),
    },
    variables: {
      get: (key) => variable(channel, key),
      async getJson<T extends JsonValue>(key: string) {
        const text = await variable(channel, key);
        return text === null ? null : (JSON.parse(text) as T);
      },
      async set(key, value, description) {
        await channel.ask({ type: 'PutVariable', key, value, description: description ?? null });
      },
      async delete(key) {
        await channel.ask({ type: 'DeleteVariable', key });
      },
    },
    connections: { get: (connId) => connection(channel, connId) },
    signal: killSwitch.signal,
    resumed: resumed(given.next_method, given.next_kwargs),
    onKill: (hook) => killSwitch.onKill(hook),
    async maskSecret(value, name) {
      await channel.ask({ type: 'MaskSecret', value, name: name ?? null });
    },
  };
}

export interface XComPlace {
  readonly dag_id: string;
  readonly run_id: string;
  readonly task_id: string;
  readonly map_index: number;
}

async function pullXCom(channel: Channel, place: XComPlace, options: XComOptions): Promise<unknown> {
  const ownTask = options.taskId === undefined || options.taskId === place.task_id;
  const answer = await answerOrNull<'XComResult'>(channel, 'XCOM_NOT_FOUND', {
    type: 'GetXCom',
    key: options.key ?? 'return_value',
    dag_id: options.dagId ?? place.dag_id,
    run_id: options.runId ?? place.run_id,
    task_id: options.taskId ?? place.task_id,
    map_index: options.mapIndex ?? (ownTask ? place.map_index : null),
    include_prior_dates: options.includePriorDates ?? false,
  });
  return answer?.value ?? null;
}

export async function pushXCom(channel: Channel, place: XComPlace, key: string, value: unknown): Promise<void> {
  await channel.ask({
    type: 'SetXCom',
    key,
    value: asJson(value, key),
    ...place,
    dag_result: false,
    mapped_length: null,
  });
}

/** The value as JSON carries it, so that what is pushed is what a task of any language pulls. */
export function asJson(value: unknown, name: string): JsonValue {
  const text = JSON.stringify(value);
  if (text === undefined)
    throw new TypeError(`the value of XCom "${name}" is a ${typeof value}: expected a JSON value`);
  return JSON.parse(text);
}

/** An instant as the wire brings it: ISO 8601 text, or a msgpack timestamp. */
export function dateOf(value: string | Date | null | undefined): Date | null {
  return value === null || value === undefined ? null : new Date(value);
}

function defaultParams(dag: Dag, task: TaskNode): Record<string, JsonValue> {
  const params = { ...dag.spec.params, ...task.spec.params };
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, asParam(value).default]));
}

async function variable(channel: Channel, key: string): Promise<string | null> {
  const answer = await answerOrNull<'VariableResult'>(channel, 'VARIABLE_NOT_FOUND', { type: 'GetVariable', key });
  return answer?.value ?? null;
}

async function connection(channel: Channel, connId: string): Promise<Connection | null> {
  const answer = await answerOrNull<'ConnectionResult'>(channel, 'CONNECTION_NOT_FOUND', {
    type: 'GetConnection',
    conn_id: connId,
  });
  if (answer === null) return null;
  const { conn_id, conn_type, host, schema, login, password, port, extra } = answer;
  const fields = { host, schema, login, password, port, extra };
  const orNull = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? null]));
  return { connId: conn_id, connType: conn_type, ...(orNull as Omit<Connection, 'connId' | 'connType'>) };
}

async function answerOrNull<Type extends Answer['type']>(
  channel: Channel,
  missing: string,
  question: Question,
): Promise<AnswerOf<Type> | null> {
  try {
    return (await channel.ask(question)) as AnswerOf<Type> | null;
  } catch (error) {
    if (error instanceof SupervisorError && error.code === missing) return null;
    throw error;
  }
}

function resumed(method: string | null | undefined, kwargs: unknown): TaskContext['resumed'] {
  if (method === null || method === undefined) return null;
  const given = typeof kwargs === 'string' ? JSON.parse(kwargs) : kwargs;
  return { method, kwargs: (given ?? {}) as Record<string, JsonValue> };
}
