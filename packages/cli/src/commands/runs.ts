import type { DagRunState } from '@leeward/contracts';
import type { Database } from '@leeward/database';
import { lifecycleErrors } from '@leeward/lifecycle';
import { cliErrors } from '../errors.ts';
import { printRows } from '../print-rows.ts';
import { withDatabase } from '../processes/with-database.ts';
import type { Listing } from '../program/output-options.ts';
import { readInstant, readInteger } from '../read-argument.ts';
import { requireDag } from './dags.ts';

export async function listRuns(
  dagId: string,
  options: Listing & {
    state?: DagRunState;
    startDate?: string;
    endDate?: string;
    backfill: boolean;
    limit: string;
  },
): Promise<void> {
  const limit = readInteger('--limit', options.limit, 1);
  const from = options.startDate === undefined ? undefined : readInstant('--start-date', options.startDate);
  const to = options.endDate === undefined ? undefined : readInstant('--end-date', options.endDate);
  await withDatabase(async ({ database }) => {
    await requireDag(database, dagId);
    const rows = await database.apiKysely
      .selectFrom('dag_run')
      .select(['dag_id', 'run_id', 'state', 'run_type', 'run_after', 'logical_date', 'start_date', 'end_date'])
      .select(['partition_key', 'bundle_version'])
      .where('dag_id', '=', dagId)
      .$if(options.state !== undefined, (query) => query.where('state', '=', options.state!))
      .$if(from !== undefined, (query) => query.where('logical_date', '>=', from!))
      .$if(to !== undefined, (query) => query.where('logical_date', '<=', to!))
      .$if(!options.backfill, (query) => query.where('run_type', '!=', 'backfill'))
      .orderBy('run_after', 'desc')
      .limit(limit)
      .execute();
    printRows(rows, options);
  });
}

export interface NamedRun {
  id: number;
  run_id: string;
  state: string;
  conf: unknown;
  bundle_version: string | null;
}

/** The run that a run id or a logical date names. Throws LW_DAG_UNKNOWN and LW_RUN_UNKNOWN. */
export async function findRun(database: Database, dagId: string, runIdOrDate: string): Promise<NamedRun> {
  await requireDag(database, dagId);
  const run = await lookUpRun(database, dagId, runIdOrDate);
  if (run === undefined) throw lifecycleErrors.LW_RUN_UNKNOWN({ dagId, runId: runIdOrDate });
  return run;
}

/** The same, or undefined where there is none. */
export async function lookUpRun(database: Database, dagId: string, runIdOrDate: string): Promise<NamedRun | undefined> {
  const select = () =>
    database.kysely
      .selectFrom('dag_run')
      .select(['id', 'run_id', 'state', 'conf', 'bundle_version'])
      .where('dag_id', '=', dagId);
  const byId = await select().where('run_id', '=', runIdOrDate).executeTakeFirst();
  const date = byId === undefined ? dateOf(runIdOrDate) : undefined;
  return date === undefined ? byId : select().where('logical_date', '=', date).executeTakeFirst();
}

interface NamedTaskInstance {
  state: string | null;
  try_number: number;
  /** Why it is where it is, as the scheduler kept it. */
  reason: { code: string; message: string } | null;
}

/** How a command names a task instance. */
export interface TaskInstanceName {
  dagId: string;
  taskId: string;
  runIdOrDate: string;
  /** As typed; -1 where the task is not mapped. */
  mapIndex: string;
}

/** A task instance with its run. Throws LW_ARGUMENT, LW_DAG_UNKNOWN, LW_RUN_UNKNOWN and LW_TASK_UNKNOWN. */
export async function findTaskInstance(
  database: Database,
  { dagId, taskId, runIdOrDate, mapIndex: text }: TaskInstanceName,
): Promise<{ run: NamedRun; mapIndex: number; taskInstance: NamedTaskInstance }> {
  const mapIndex = readInteger('--map-index', text, -1);
  const run = await findRun(database, dagId, runIdOrDate);
  const row = await database.kysely
    .selectFrom('task_instance')
    .select(['state', 'try_number', 'reason'])
    .where('dag_run_id', '=', run.id)
    .where('task_id', '=', taskId)
    .where('map_index', '=', mapIndex)
    .executeTakeFirst();
  if (row === undefined) throw cliErrors.LW_TASK_UNKNOWN({ dagId, runId: run.run_id, taskId });
  return { run, mapIndex, taskInstance: row as NamedTaskInstance };
}

/** Undefined where the text is no date. */
export function dateOf(text: string): Date | undefined {
  try {
    return readInstant('run', text);
  } catch {
    return undefined;
  }
}

/** As Airflow: the state, and the conf where the run has one. */
export async function runState(dagId: string, runIdOrDate: string): Promise<void> {
  await withDatabase(async ({ database }) => {
    const { state, conf } = await findRun(database, dagId, runIdOrDate);
    console.log(conf === null ? state : `${state}, ${JSON.stringify(conf)}`);
  });
}

export async function taskState(name: TaskInstanceName): Promise<void> {
  await withDatabase(async ({ database }) => {
    const { taskInstance } = await findTaskInstance(database, name);
    console.log(taskInstance.state ?? 'none');
  });
}

export async function taskStates(dagId: string, runIdOrDate: string, options: Listing): Promise<void> {
  await withDatabase(async ({ database }) => {
    const run = await findRun(database, dagId, runIdOrDate);
    const rows = await database.kysely
      .selectFrom('task_instance')
      .select(['dag_id', 'run_id', 'task_id', 'map_index', 'state', 'try_number', 'start_date', 'end_date'])
      .where('dag_run_id', '=', run.id)
      .orderBy('start_date')
      .orderBy('task_id')
      .orderBy('map_index')
      .execute();
    printRows(rows, options);
  });
}
