import type { AttemptKey, TaskInstanceStateOrNull } from '@leeward/contracts';
import { type Database, defineStatement } from '@leeward/database';
import { dagRunJson } from '../queries/dag-run-json.ts';
import { isArchived, type MoveRow, moveColumns, runChanged } from './answer.ts';
import { auditAttempts, lockedTarget, notifyAttempts } from './sql.ts';

export interface EnterRunningMessage {
  hostname: string;
  unixname: string;
  pid: number;
  /** ISO 8601. */
  startDate: string;
}

/** What a worker must know about its attempt, as the tables have it; instants are Postgres's text of a timestamptz. */
export interface StartedAttempt {
  dagRun: Record<string, unknown>;
  taskRescheduleCount: number;
  maxTries: number;
  /** Set when the attempt goes on after a deferral or a human's answer. */
  nextMethod: string | null;
  nextKwargs: Record<string, unknown> | string | null;
  /** When the attempt first started; only with nextMethod. */
  firstStartDate: string | null;
  xcomKeysToClear: string[];
  shouldRetry: boolean;
}

export type EnterRunningOutcome =
  | { kind: 'started'; attempt: StartedAttempt; key: AttemptKey }
  | { kind: 'refused'; state: TaskInstanceStateOrNull }
  | { kind: 'missing'; archived: boolean };

type Row = MoveRow & AttemptKey & { accepted: boolean } & StartedAttempt;

/**
 * queued or restarting → running; the same worker asking again is answered again and changes nothing but the heartbeat. One round
 * trip: the attempt's row by primary key, its run, the XCom keys that an earlier try left (the worker clears them, since only it
 * reaches a custom XCom backend), the reschedules and the asset events that the run consumes.
 */
const statement = defineStatement<
  [id: string, hostname: string, unixname: string, pid: number, startDate: string, sender: string],
  Row
>(
  'attempt_enter_running',
  `with ${lockedTarget},
accepted as (
  update task_instance
     set state = 'running', hostname = $2, unixname = $3, pid = $4,
         start_date = case when target.next_method is null then $5::timestamptz else coalesce(target.start_date, $5) end,
         end_date = null, heartbeat_at = now(), retry_delay_override_seconds = null, retry_reason = null, due_at = null,
         reason = null, updated_at = now()
    from target
   where task_instance.id = target.id
     and (target.state in ('queued', 'restarting')
          or target.state = 'running' and (target.hostname, target.unixname, target.pid) = ($2, $3, $4))
  returning task_instance.*
),
moved as (
  select accepted.* from accepted join target using (id) where target.state <> 'running'
),
${auditAttempts('moved', `'running'`)},
unmapped as (
  delete from task_map using moved
   where moved.next_method is null and task_map.dag_run_id = moved.dag_run_id
     and task_map.task_id = moved.task_id and task_map.map_index = moved.map_index
)
select ${moveColumns},
       exists (select from accepted) as accepted,
       target.map_index as "mapIndex", target.try_number as "tryNumber", target.max_tries as "maxTries",
       target.next_method as "nextMethod", target.next_kwargs::json as "nextKwargs", case when target.next_method is not null then target.start_date::text end as "firstStartDate",
       target.state = 'restarting' or (target.max_tries <> 0 and target.try_number <= target.max_tries) as "shouldRetry",
       (select count(*)::integer from task_reschedule where task_instance_id = target.id) as "taskRescheduleCount",
       case when target.next_method is not null then '{}'
            else array(select key from xcom
                        where xcom.dag_run_id = target.dag_run_id and xcom.task_id = target.task_id
                          and (target.map_index < 0 or xcom.map_index = target.map_index)
                        order by key) end as "xcomKeysToClear",
       (select ${dagRunJson('::text')}
          from dag_run where dag_run.id = target.dag_run_id) as "dagRun",
       (select ${notifyAttempts('moved', '$6', 'run_settled')}) as notified
  from target`,
);

/** A worker says that it runs the attempt now. */
export async function enterRunning(
  database: Database,
  attemptId: string,
  message: EnterRunningMessage,
): Promise<EnterRunningOutcome> {
  const { hostname, unixname, pid, startDate } = message;
  const [row] = await database.run(statement, attemptId, hostname, unixname, pid, startDate, database.processId);
  if (row === undefined) return { kind: 'missing', archived: await isArchived(database, attemptId) };
  if (row.moved) database.bus.publish(runChanged(row).map((event) => ({ ...event, settled: true })));
  if (!row.accepted) return { kind: 'refused', state: row.previousState };
  const {
    dagRun,
    taskRescheduleCount,
    maxTries,
    nextMethod,
    nextKwargs,
    firstStartDate,
    xcomKeysToClear,
    shouldRetry,
  } = row;
  const attempt = {
    dagRun,
    taskRescheduleCount,
    maxTries,
    nextMethod,
    nextKwargs,
    firstStartDate,
    xcomKeysToClear,
    shouldRetry,
  };
  const { dagId, runId, taskId, mapIndex, tryNumber } = row;
  return { kind: 'started', attempt, key: { dagId, runId, taskId, mapIndex, tryNumber } };
}
