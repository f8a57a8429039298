import {
  DagRunState,
  isFinished,
  isSuccessful,
  TaskInstanceState,
  type TaskInstanceStateOrNull,
} from '@leeward/contracts';
import { defineStatement, type Transaction } from '@leeward/database';
import { errors } from '../errors.ts';
import { setTaskInstanceStates } from '../task-instances/set-state.ts';

interface RunToSet {
  dagId: string;
  runId: string;
  state: DagRunState;
}

const lockRun = defineStatement<[dagRunId: number], RunToSet>(
  'run_set_state_lock',
  `select dag_id as "dagId", run_id as "runId", state from dag_run where id = $1 for update`,
);

const instancesOf = defineStatement<[dagRunId: number], { id: string; state: TaskInstanceStateOrNull }>(
  'run_set_state_instances',
  'select id, state from task_instance where dag_run_id = $1 order by id',
);

const writeState = defineStatement<[dagRunId: number, state: DagRunState], never>(
  'run_set_state',
  `update dag_run
      set state = $2, updated_at = now(), queued_at = case when $2 = 'queued' then now() else queued_at end,
          start_date = case when $2 = 'queued' then null else coalesce(start_date, now()) end,
          end_date = case when $2 in ('success', 'failed') then now() end
    where id = $1`,
);

/**
 * Marks a run by hand: success marks what did not succeed, failed fails what runs and skips what has not started, queued lets it go
 * on. airflow/api/common/mark_tasks.py. Answers whether anything changed. Throws LW_RUN_UNKNOWN.
 */
export async function setRunState(
  tx: Transaction,
  dagRunId: number,
  state: 'success' | 'failed' | 'queued',
  by: string,
): Promise<boolean> {
  const [run] = await tx.run(lockRun, dagRunId);
  if (run === undefined) throw errors.LW_RUN_UNKNOWN({ dagId: '', runId: String(dagRunId) });
  const rows = state === DagRunState.Queued ? [] : await tx.run(instancesOf, dagRunId);
  const ids = (wanted: (state: TaskInstanceStateOrNull) => boolean) =>
    rows.filter((row) => wanted(row.state)).map((row) => row.id);
  let moved = 0;
  if (state === DagRunState.Success) {
    const unsuccessful = ids((each) => !isSuccessful(each) && each !== TaskInstanceState.Removed);
    moved += await setTaskInstanceStates(tx, unsuccessful, 'success', by);
  } else {
    moved += await setTaskInstanceStates(tx, ids(isRunning), 'failed', by);
    const waiting = ids((each) => !isFinished(each) && !isRunning(each));
    moved += await setTaskInstanceStates(tx, waiting, 'skipped', by);
  }
  if (run.state === state) return moved > 0;
  await tx.run(writeState, dagRunId, state);
  tx.emit({ kind: 'run_changed', dagRunId, dagId: run.dagId, runId: run.runId });
  return true;
}

const running: readonly TaskInstanceStateOrNull[] = [
  TaskInstanceState.Running,
  TaskInstanceState.Restarting,
  TaskInstanceState.Deferred,
  TaskInstanceState.AwaitingInput,
  TaskInstanceState.UpForReschedule,
];

const isRunning = (state: TaskInstanceStateOrNull) => running.includes(state);
