import {
  DagRunState,
  isFinished,
  TaskInstanceState,
  type TaskInstanceStateOrNull,
  taskInstanceStates,
} from '@leeward/contracts';
import { defineStatement, type Transaction } from '@leeward/database';
import { errors } from '../errors.ts';
import { teardownTaskIds } from '../queries/teardowns-sql.ts';
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

interface InstanceOfRun {
  id: string;
  state: TaskInstanceStateOrNull;
  isTeardown: boolean;
}

const unfinishedOf = defineStatement<[dagRunId: number, finished: string[]], InstanceOfRun>(
  'run_set_state_instances',
  `with teardown as materialized (
     select v.id as version, found.task_id
       from dag_version v cross join lateral (${teardownTaskIds('v.serialized')}) found
      where v.id in (select dag_version_id from task_instance where dag_run_id = $1)
   )
   select id, state, (dag_version_id, task_id) in (select version, task_id from teardown) as "isTeardown"
     from task_instance
    where dag_run_id = $1 and (state is null or state <> all($2))
    order by id`,
);

const writeState = defineStatement<[dagRunId: number, state: DagRunState], never>(
  'run_set_state',
  `update dag_run
      set state = $2, updated_at = now(), queued_at = case when $2 = 'queued' then now() else queued_at end,
          start_date = case when $2 = 'queued' then null else start_date end,
          end_date = case when $2 in ('success', 'failed') then now() end
    where id = $1`,
);

/**
 * Marks a run by hand: what runs gets the state, what has not started is skipped, what has ended stays. Teardowns are left to do their
 * work, and the run goes on until they have. Queued lets it go on. airflow/api/common/mark_tasks.py (_set_dag_run_terminal_state).
 * Answers whether anything changed. Throws LW_RUN_UNKNOWN.
 */
export async function setRunState(
  tx: Transaction,
  dagRunId: number,
  state: 'success' | 'failed' | 'queued',
  by: string,
): Promise<boolean> {
  const [run] = await tx.run(lockRun, dagRunId);
  if (run === undefined) throw errors.LW_RUN_UNKNOWN({ dagId: '', runId: String(dagRunId) });
  let moved = 0;
  if (state !== DagRunState.Queued) {
    const rows = await tx.run(unfinishedOf, dagRunId, taskInstanceStates.filter(isFinished));
    const ids = (wanted: (state: TaskInstanceStateOrNull) => boolean) =>
      rows.filter((row) => !row.isTeardown && wanted(row.state)).map((row) => row.id);
    moved += await setTaskInstanceStates(tx, ids(isRunning), state, by);
    moved += await setTaskInstanceStates(
      tx,
      ids((each) => !isRunning(each)),
      'skipped',
      by,
    );
    if (rows.some((row) => row.isTeardown)) return moved > 0;
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
