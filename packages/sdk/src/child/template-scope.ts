import type { Scope } from '../templates/render.ts';
import { Callable, Lookup, PythonDate } from '../templates/values.ts';
import type { Attempt } from './attempt.ts';

/** The names that a template of this attempt can use, with Airflow's meaning (RuntimeTaskInstance.get_template_context). */
export function templateScope(attempt: Attempt): Scope {
  const { details, context, task } = attempt;
  const { ti, ti_context } = details;
  const run = ti_context.dag_run;
  const date = (value: string | null) => (value === null ? undefined : PythonDate.of(value));
  const logicalDate = date(run.logical_date);
  const taskInstance = {
    task_id: ti.task_id,
    dag_id: ti.dag_id,
    run_id: ti.run_id,
    try_number: ti.try_number,
    map_index: context.mapIndex,
    xcom_pull: new Callable((positional, named) => xcomPull(attempt, positional, named)),
  };
  return {
    ...(logicalDate !== undefined && {
      logical_date: logicalDate,
      ds: logicalDate.ds,
      ds_nodash: logicalDate.dsNoDash,
      ts: logicalDate.iso,
      ts_nodash: logicalDate.tsNoDash,
      ts_nodash_with_tz: logicalDate.tsNoDashWithZone,
    }),
    data_interval_start: date(run.data_interval_start),
    data_interval_end: date(run.data_interval_end),
    run_id: ti.run_id,
    task_instance_key_str: `${ti.dag_id}__${ti.task_id}__${logicalDate?.dsNoDash ?? ti.run_id}`,
    dag_run: {
      dag_id: run.dag_id,
      run_id: run.run_id,
      run_type: run.run_type,
      state: run.state,
      logical_date: logicalDate ?? null,
      data_interval_start: date(run.data_interval_start) ?? null,
      data_interval_end: date(run.data_interval_end) ?? null,
      run_after: date(run.run_after),
      start_date: date(run.start_date) ?? null,
      conf: context.conf,
    },
    params: context.params,
    dag: { dag_id: ti.dag_id },
    task: { task_id: ti.task_id, owner: task.spec.owner ?? 'airflow' },
    ti: taskInstance,
    task_instance: taskInstance,
    var: {
      value: new Lookup(async (name) => (await context.variables.get(name)) ?? undefined),
      json: new Lookup(async (name) => (await context.variables.getJson(name)) ?? undefined),
    },
    conn: new Lookup((name) => connectionFields(attempt, name)),
    macros: { ds_add: new Callable(([day, days]) => dsAdd(String(day), Number(days))) },
  };
}

function xcomPull(attempt: Attempt, positional: readonly unknown[], named: Readonly<Record<string, unknown>>) {
  const taskIds = positional[0] ?? named.task_ids;
  const pull = async (taskId: string | undefined) => {
    const value = await attempt.context.xcom.get({
      ...(taskId !== undefined && { taskId }),
      ...(typeof named.key === 'string' && { key: named.key }),
      ...(typeof named.dag_id === 'string' && { dagId: named.dag_id }),
      ...(typeof named.run_id === 'string' && { runId: named.run_id }),
    });
    return value ?? named.default ?? null;
  };
  return pull(taskIds === undefined || taskIds === null ? undefined : String(taskIds));
}

async function connectionFields(attempt: Attempt, connId: string): Promise<Record<string, unknown> | undefined> {
  const found = await attempt.context.connections.get(connId);
  if (found === null) return undefined;
  const { connId: id, connType, ...fields } = found;
  return { conn_id: id, conn_type: connType, ...fields, extra_dejson: JSON.parse(found.extra ?? '{}') };
}

function dsAdd(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
