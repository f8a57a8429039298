import { isWithExecutor, statesBefore, TaskInstanceState, type TaskInstanceStateOrNull } from '@leeward/contracts';
import { defineStatement, type Transaction } from '@leeward/database';
import { runsAfter } from '../queries/runs-after.ts';

export type SettableState = 'success' | 'failed' | 'skipped';

interface Marked {
  id: string;
  from: TaskInstanceStateOrNull;
  dagRunId: number;
  dagId: string;
  runId: string;
  taskId: string;
}

/** Locks in the order of ids; those already there, or from where there is no way, are not in the answer. */
const mark = defineStatement<
  [taskInstanceIds: string[], state: SettableState, from: (string | null)[], fromNull: boolean, reason: string],
  Marked
>(
  'task_instance_set_state',
  `with target as materialized (
     select id, state from task_instance
      where id = any($1) and (state = any($3) or $4 and state is null)
      order by id
        for update
   )
   update task_instance ti
      set state = $2, start_date = coalesce(ti.start_date, now()), end_date = now(), due_at = null, trigger_id = null,
          next_method = null, next_kwargs = null, reason = $5::jsonb, updated_at = now()
     from target
    where ti.id = target.id
   returning ti.id, target.state as "from", ti.dag_run_id as "dagRunId", ti.dag_id as "dagId", ti.run_id as "runId", ti.task_id as "taskId"`,
);

/**
 * Marks task instances as ended by hand. Emits `run_changed`, `stop_attempt` for attempts that an executor has and
 * `triggers_changed` where one was deferred. `by` names who
 * did it, for the reason. Answers how many moved; those in the state already are left as they are.
 */
export async function setTaskInstanceStates(
  tx: Transaction,
  taskInstanceIds: readonly string[],
  state: SettableState,
  by: string,
): Promise<number> {
  const from = statesBefore(state);
  const reason = JSON.stringify({ code: 'set_by_hand', message: `Set to ${state} by ${by}.`, by });
  const moved = await tx.run(mark, [...taskInstanceIds], state, from, from.includes(null), reason);
  for (const row of moved) {
    if (isWithExecutor(row.from))
      tx.emit({ kind: 'stop_attempt', attemptId: row.id, reason: `It was set to ${state}.` });
    const { dagRunId, dagId, runId, taskId } = row;
    tx.emit({ kind: 'run_changed', dagRunId, dagId, runId, taskIds: [taskId] });
  }
  const dagRunIds = [...new Set(moved.map((row) => row.dagRunId))];
  // A run that has ended is decided no more, but the next one may wait for this.
  const after = moved.length === 0 ? [] : await tx.run(runsAfter, dagRunIds);
  for (const { id, dagId, runId } of after) tx.emit({ kind: 'run_changed', dagRunId: id, dagId, runId });
  if (moved.some(({ from }) => from === TaskInstanceState.Deferred)) tx.emit({ kind: 'triggers_changed' });
  return moved.length;
}
