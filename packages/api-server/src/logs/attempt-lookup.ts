import { type AttemptKey, logPath, type TaskInstanceStateOrNull } from '@leeward/contracts';
import { type Connection, defineStatement } from '@leeward/database';

export interface LoggedAttempt extends AttemptKey {
  attemptId: string;
  dagRunId: number;
  state: TaskInstanceStateOrNull;
  updatedAt: Date;
  /** Its log, as the log store names it. */
  path: string;
}

type Row = Omit<LoggedAttempt, 'path'>;

const columns = (alias: string, updatedAt: string) =>
  `${alias}.id as "attemptId", ${alias}.dag_run_id as "dagRunId", ${alias}.dag_id as "dagId", ${alias}.run_id as "runId",
   ${alias}.task_id as "taskId", ${alias}.map_index as "mapIndex", ${alias}.try_number as "tryNumber", ${alias}.state,
   ${updatedAt} as "updatedAt"`;

const byId = defineStatement<[id: string], Row>(
  'log_find_attempt_by_id',
  `select ${columns('task_instance', 'updated_at')} from task_instance where id = $1
   union all
   select ${columns('past', 'recorded_at')} from task_instance_history past where id = $1`,
);

const byKey = defineStatement<[dagId: string, runId: string, taskId: string, mapIndex: number, tryNumber: number], Row>(
  'log_find_attempt_by_key',
  `with run as (
  select id from dag_run where dag_id = $1 and run_id = $2
)
select ${columns('task_instance', 'updated_at')}
  from run join task_instance on task_instance.dag_run_id = run.id
 where task_id = $3 and map_index = $4 and try_number = $5
union all
select ${columns('past', 'recorded_at')}
  from run join task_instance_history past on past.dag_run_id = run.id
 where task_id = $3 and map_index = $4 and try_number = $5
 limit 1`,
);

export async function findAttemptById(connection: Connection, attemptId: string): Promise<LoggedAttempt | undefined> {
  return located((await connection.run(byId, attemptId))[0]);
}

export async function findAttemptByKey(connection: Connection, key: AttemptKey): Promise<LoggedAttempt | undefined> {
  const { dagId, runId, taskId, mapIndex, tryNumber } = key;
  return located((await connection.run(byKey, dagId, runId, taskId, mapIndex, tryNumber))[0]);
}

function located(row: Row | undefined): LoggedAttempt | undefined {
  return row === undefined ? undefined : { ...row, path: logPath(row) };
}

/** Whether more may still be written: it runs, or goes on running after its trigger fires. */
export function mayLogMore(state: TaskInstanceStateOrNull): boolean {
  return state === 'running' || state === 'deferred' || state === 'restarting' || state === 'queued';
}
