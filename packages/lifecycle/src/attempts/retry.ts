import { type FailureReason, toIso } from '@leeward/contracts';
import { type Database, defineStatement } from '@leeward/database';
import { waitsForRetry } from '../decide/reason.ts';
import { type MoveRow, moveColumns, moveOutcome, runChanged } from './answer.ts';
import type { AttemptOutcome } from './outcome.ts';
import { defaultRetryDelaySeconds, type RetrySettings, retryDueAt } from './retry-delay.ts';
import { auditAttempts, lockedTarget, notifyAttempts, timerFor } from './sql.ts';

export interface RetryMessage {
  endDate: string;
  renderedMapIndex: string | null;
  /** A retry policy's own delay. */
  delaySeconds: number | null;
  reason: string | null;
  /** Why this try failed, where its worker says so. */
  failure: FailureReason | null;
}

const longestReason = 500;

/** A task in a serialized Dag; a mapped one keeps its settings in partial_kwargs. */
interface TaskSettings {
  retry_delay?: number;
  retry_exponential_backoff?: number | boolean;
  max_retry_delay?: number | null;
  partial_kwargs?: Record<string, unknown>;
}

interface TryRow {
  dagId: string;
  taskId: string;
  tryNumber: number;
  logicalDateText: string;
  task: TaskSettings | null;
  defaults: TaskSettings | null;
}

const readTry = defineStatement<[id: string], TryRow>(
  'attempt_read_retry_settings',
  `select task_instance.dag_id as "dagId", task_instance.task_id as "taskId", task_instance.try_number as "tryNumber",
          coalesce(to_char(dag_run.logical_date, 'YYYY-MM-DD HH24:MI:SS')
                   || rtrim(to_char(dag_run.logical_date, '.US'), '0') || '+00:00', 'None') as "logicalDateText",
          (select task -> '__var' from jsonb_array_elements(dag_version.serialized -> 'dag' -> 'tasks') task
            where task -> '__var' ->> 'task_id' = task_instance.task_id) as task,
          dag_version.serialized -> 'client_defaults' -> 'tasks' as defaults
     from task_instance
     join dag_run on dag_run.id = task_instance.dag_run_id
     join dag_version on dag_version.id = task_instance.dag_version_id
    where task_instance.id = $1`,
);

type RetryParams = [
  id: string,
  endDate: string,
  dueAt: string,
  renderedMapIndex: string | null,
  delaySeconds: number | null,
  reason: string | null,
  sender: string,
  wait: string | null,
];

/** running → up_for_retry until `due`; the row keeps this attempt's id until the scheduler makes the next try. */
const statement = defineStatement<RetryParams, MoveRow>(
  'attempt_retry',
  `with ${lockedTarget},
moved as (
  update task_instance
     set state = 'up_for_retry', end_date = $2, due_at = $3, rendered_map_index = coalesce($4, task_instance.rendered_map_index),
         retry_delay_override_seconds = $5, retry_reason = $6, next_method = null, next_kwargs = null, reason = $8::jsonb,
         updated_at = now()
    from target
   where task_instance.id = target.id and target.state = 'running'
  returning task_instance.*
),
${auditAttempts('moved', `'up_for_retry'`)},
${timerFor('moved', 'task_due', 'due_at')}
select ${moveColumns},
       (select ${notifyAttempts('moved', '$7', 'run_changed', 'slots_changed', 'task_due')}) as notified
  from target`,
);

/** The worker says that its attempt failed and may be tried again. */
export async function retryAttempt(
  database: Database,
  attemptId: string,
  message: RetryMessage,
): Promise<AttemptOutcome> {
  const [failed] = await database.run(readTry, attemptId);
  if (failed === undefined) return moveOutcome(database, attemptId, undefined, 'up_for_retry');
  const endedAt = new Date(message.endDate);
  const due = retryDueAt(retrySettings(failed), { ...failed, endedAt }, message.delaySeconds);
  const dueAt = toIso(due);
  const [row] = await database.run(
    statement,
    attemptId,
    message.endDate,
    dueAt,
    message.renderedMapIndex,
    message.delaySeconds,
    message.reason?.slice(0, longestReason) ?? null,
    database.processId,
    message.failure === null ? null : JSON.stringify(waitsForRetry(message.failure, due)),
  );
  if (row?.moved) database.bus.publish(runChanged(row, { kind: 'slots_changed' }, { kind: 'timer_set', dueAt }));
  return moveOutcome(database, attemptId, row, 'up_for_retry');
}

/** The settings as the serialized Dag has them: of the task, of its mapping, of the Dag's client defaults, Airflow's default. */
export function retrySettings({ task, defaults }: Pick<TryRow, 'task' | 'defaults'>): RetrySettings {
  const setting = (name: 'retry_delay' | 'retry_exponential_backoff' | 'max_retry_delay'): number | undefined =>
    plainNumber(task?.[name]) ?? plainNumber(task?.partial_kwargs?.[name]) ?? plainNumber(defaults?.[name]);
  return {
    delaySeconds: setting('retry_delay') ?? defaultRetryDelaySeconds,
    backoffFactor: setting('retry_exponential_backoff') ?? 0,
    maxDelaySeconds: setting('max_retry_delay') ?? null,
  };
}

/** A number, `{"__type": "timedelta", "__var": 7.0}`, or a truth value where Airflow once had a switch: true doubles. */
function plainNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 2 : 0;
  if (typeof value === 'object' && value !== null && '__var' in value) return plainNumber(value.__var);
  return undefined;
}
