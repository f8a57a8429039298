import {
  type AttemptEnd,
  type AttemptReason,
  storableJson,
  TaskInstanceState,
  type TaskInstanceStateOrNull,
} from '@leeward/contracts';
import { defineStatement, type Transaction } from '@leeward/database';
import { stopRestOfRuns } from '../attempts/fail-fast.ts';
import { retryDueAt } from '../attempts/retry-delay.ts';
import { decideLoss, type LostAttempt } from '../decide/loss.ts';
import { waitsForRetry } from '../decide/reason.ts';
import type { GraphStore, VersionKey } from '../graph/graph-store.ts';
import { setTimers } from '../queries/write-runs.ts';
import { archive, forgetAttempt } from './archive-sql.ts';

export interface Loss {
  attemptId: string;
  end: Exclude<AttemptEnd, 'exited'>;
  reason: AttemptReason;
}

interface LostRow extends LostAttempt, VersionKey {
  id: string;
  now: Date;
  dagId: string;
  taskId: string;
  logicalDateText: string;
}

/** Locked in the order of their ids, by primary key; attempts that are over or replaced are not there. */
const lockAttempts = defineStatement<[ids: string[]], LostRow>(
  'loss_lock_attempts',
  `select now() as now, ti.id, ti.state, ti.try_number as "tryNumber", ti.max_tries as "maxTries", ti.dag_id as "dagId",
          ti.infrastructure_failures as "infrastructureFailures", ti.task_id as "taskId",
          coalesce(to_char(ti.run_logical_date, 'YYYY-MM-DD HH24:MI:SS')
                   || rtrim(to_char(ti.run_logical_date, '.US'), '.0') || '+00:00', 'None') as "logicalDateText",
          v.id as "versionId", v.serialized_hash as "versionHash"
     from task_instance ti
     join dag_version v on v.id = ti.dag_version_id
    where ti.id = any($1) and ti.state in ('queued', 'running', 'restarting')
    order by ti.id
      for update of ti`,
);

interface WrittenLoss {
  id: string;
  f: TaskInstanceStateOrNull;
  s: TaskInstanceStateOrNull;
  replaced: boolean;
  charged: boolean;
  due: Date | null;
  reason: object;
}

interface MovedLoss {
  dagRunId: number;
  dagId: string;
  runId: string;
  taskId: string;
  previousId: string;
}

const writeLosses = defineStatement<[losses: string], MovedLoss>(
  'loss_write',
  `with target as materialized (
     select ti.*, l.s as new_state, l.replaced, l.charged, l.due, l.reason as new_reason
       from jsonb_to_recordset($1::jsonb) as l(id uuid, f text, s text, replaced boolean, charged boolean, due timestamptz, reason jsonb)
       join task_instance ti on ti.id = l.id and ti.state = l.f
   ),
   archived as (
     ${archive('target', 'replaced', { state: `'failed'`, end_date: 'coalesce(end_date, now())', reason: 'new_reason' })}
   ),
   noted as (
     insert into attempt_event (task_instance_id, dag_run_id, source, code, message)
     select id, dag_run_id, 'scheduler', new_reason ->> 'code', new_reason ->> 'message' from target
   ),
   replaced as (
     update task_instance ti
        set ${forgetAttempt}, state = new_state, reason = new_reason, updated_at = now(),
            try_number = ti.try_number + case when new_state = 'scheduled' then 1 else 0 end,
            max_tries = ti.max_tries + case when charged then 0 else 1 end,
            infrastructure_failures = ti.infrastructure_failures + case when charged then 0 else 1 end
       from target where ti.id = target.id and target.replaced
     returning ti.dag_run_id, ti.dag_id, ti.run_id, ti.task_id, target.id as previous_id
   ),
   kept as (
     update task_instance ti
        set state = new_state, reason = new_reason, end_date = now(), due_at = due, updated_at = now(),
            max_tries = ti.max_tries + case when not charged and new_state = 'up_for_retry' then 1 else 0 end,
            infrastructure_failures = ti.infrastructure_failures + case when charged then 0 else 1 end
       from target where ti.id = target.id and not target.replaced
     returning ti.dag_run_id, ti.dag_id, ti.run_id, ti.task_id, target.id as previous_id
   )
   select dag_run_id as "dagRunId", dag_id as "dagId", run_id as "runId", task_id as "taskId", previous_id as "previousId"
     from (select * from replaced union all select * from kept) moved`,
);

export interface LostAttempts {
  moved: MovedLoss[];
}

/**
 * Ends attempts whose workers will not: launch failures, evictions, lost workers. Attempts that ended by themselves meanwhile are
 * left as they are. Emits `run_changed`, and `stop_attempt` for each, in case its worker is only out of sight.
 * `budget`: failures of the machinery that a task instance may have before it fails.
 */
export async function loseAttempts(
  tx: Transaction,
  graphs: GraphStore,
  losses: readonly Loss[],
  budget: number,
): Promise<LostAttempts> {
  const byId = new Map(losses.map((loss) => [loss.attemptId, loss]));
  const rows = await tx.run(lockAttempts, [...byId.keys()]);
  if (rows.length === 0) return { moved: [] };
  const graphOf = await graphs.load(tx, rows);
  const writes: WrittenLoss[] = [];
  for (const row of rows) {
    const loss = byId.get(row.id);
    const task = graphOf.find(row)?.dag.tasks.get(row.taskId);
    if (loss === undefined) continue;
    const decision = decideLoss({ ...row, hasRetries: (task?.retries ?? 0) > 0 }, loss.end, budget);
    const isRetry = decision.to === TaskInstanceState.UpForRetry;
    const settings = {
      delaySeconds: task?.retryDelaySeconds ?? 0,
      backoffFactor: task?.retryExponentialBackoff ?? 0,
      maxDelaySeconds: task?.maxRetryDelaySeconds ?? null,
    };
    const due = isRetry ? retryDueAt(settings, { ...row, endedAt: row.now }, decision.delaySeconds) : null;
    writes.push({
      id: row.id,
      f: row.state,
      s: decision.to,
      replaced: decision.isReplaced,
      charged: decision.isCharged,
      due,
      reason: due === null ? loss.reason : waitsForRetry(loss.reason, due),
    });
  }
  // A container's last words may hold anything.
  const moved = await tx.run(writeLosses, storableJson(writes));
  const failed = writes.filter(({ s }) => s === TaskInstanceState.Failed).map(({ id }) => id);
  if (failed.length > 0) await stopRestOfRuns(tx, failed);
  const timers = writes.flatMap(({ id, due }) =>
    due === null ? [] : [{ kind: 'task_due', subject: id, due_at: due }],
  );
  if (timers.length > 0) await tx.run(setTimers, JSON.stringify(timers));
  for (const { due_at } of timers) tx.emit({ kind: 'timer_set', dueAt: due_at.toISOString() });
  for (const { dagRunId, dagId, runId, taskId, previousId } of moved) {
    const message = byId.get(previousId)?.reason.message ?? 'It was lost.';
    tx.emit({ kind: 'stop_attempt', attemptId: previousId, reason: message });
    tx.emit({ kind: 'run_changed', dagRunId, dagId, runId, taskIds: [taskId] });
  }
  return { moved };
}
