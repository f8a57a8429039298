import { type DagRunState, isWithExecutor, TaskInstanceState, type TaskInstanceStateOrNull } from '@leeward/contracts';
import { defineStatement, type Transaction } from '@leeward/database';
import { errors } from '../errors.ts';
import type { GraphStore } from '../graph/graph-store.ts';
import type { LockedRun } from '../queries/lock-runs.ts';
import { moveDeadlines } from '../runs/create-deadlines.ts';
import { moveToVersion } from '../runs/move-version.ts';
import { newRunCarrier } from '../runs/trace-carrier.ts';
import { archive, forgetAttempt } from './archive-sql.ts';

export interface ClearRequest {
  /** Present attempt ids of the task instances. */
  taskInstanceIds: readonly string[];
  /** What finished runs become: queued, so that they go on; null leaves runs alone. */
  runState: typeof DagRunState.Queued | typeof DagRunState.Running | null;
  /** Go on with the Dag's newest version and commit instead of the run's own. */
  runOnLatestVersion: boolean;
  /** Refuse where one of them is with an executor. */
  preventRunning: boolean;
}

export interface ClearedTaskInstance {
  dagRunId: number;
  taskId: string;
  mapIndex: number;
}

interface RunToClear extends Pick<LockedRun, 'id' | 'dagId' | 'runId' | 'runType' | 'state' | 'logicalDate'> {
  versionId: string;
  versionHash: string;
  latestVersionId: string;
  latestVersionHash: string;
  latestBundleVersion: string | null;
  conf: Record<string, unknown> | null;
}

/** dag_run before task_instance, in the order of ids. */
const lockRunsOf = defineStatement<[taskInstanceIds: string[]], RunToClear>(
  'clear_lock_runs',
  `select r.id, r.dag_id as "dagId", r.run_id as "runId", r.run_type as "runType", r.state, r.logical_date as "logicalDate",
          v.id as "versionId", v.serialized_hash as "versionHash", l.id as "latestVersionId", l.serialized_hash as "latestVersionHash",
          d.bundle_version as "latestBundleVersion", r.conf
     from dag_run r
     join dag d on d.dag_id = r.dag_id
     join dag_version v on v.id = r.dag_version_id
     join dag_version l on l.id = coalesce(d.current_version_id, r.dag_version_id)
    where r.id in (select dag_run_id from task_instance where id = any($1))
    order by r.id
      for update of r`,
);

const lockTaskInstances = defineStatement<
  [taskInstanceIds: string[]],
  { id: string; dagRunId: number; runId: string; taskId: string; mapIndex: number; state: TaskInstanceStateOrNull }
>(
  'clear_lock_task_instances',
  `select id, dag_run_id as "dagRunId", run_id as "runId", task_id as "taskId", map_index as "mapIndex", state
     from task_instance where id = any($1) order by id for update`,
);

/**
 * Anything → null with tries left as at first; a running attempt → restarting, until its worker is gone. Attempts that were tried go to
 * the history and the task instance gets an id of its own. airflow/models/taskinstance.py (clear_task_instances).
 */
const clear = defineStatement<[rows: string], never>(
  'clear_task_instances',
  `with target as materialized (
     select ti.*, c.retries, c.version, (c.weights ->> least(ti.try_number, jsonb_array_length(c.weights) - 1))::int as weight,
            ti.state is not distinct from 'running' or ti.state is not distinct from 'restarting' as is_running
       from jsonb_to_recordset($1::jsonb) as c(id uuid, retries int, version uuid, weights jsonb)
       join task_instance ti on ti.id = c.id
   ),
   archived as (
     ${archive('target', 'not is_running and try_number > 0')}
   ),
   stopping as (
     update task_instance ti
        set state = 'restarting', max_tries = ti.try_number + coalesce(retries, ti.max_tries), updated_at = now(),
            reason = '{"code": "cleared", "message": "It was cleared while it ran; its worker is being stopped."}'
       from target where ti.id = target.id and is_running
   )
   update task_instance ti
      set ${forgetAttempt}, state = null, infrastructure_failures = 0, reason = null, updated_at = now(), dag_version_id = target.version,
          priority_weight = coalesce(target.weight, ti.priority_weight),
          max_tries = case when retries is null then greatest(ti.max_tries, ti.try_number) else ti.try_number + retries end
     from target where ti.id = target.id and not is_running`,
);

const resetRuns = defineStatement<
  [dagRunIds: number[], state: string | null, latest: boolean, versions: string],
  never
>(
  'clear_reset_runs',
  `update dag_run r
      set clear_number = r.clear_number + 1, queued_at = now(), updated_at = now(), context_carrier = v.carrier,
          state = case when r.state in ('success', 'failed') then coalesce($2, r.state) else r.state end,
          start_date = case when r.state in ('success', 'failed') and $2 is not null then case when $2 = 'running' then now() end else r.start_date end,
          end_date = case when r.state in ('success', 'failed') and $2 is not null then null else r.end_date end,
          last_scheduling_decision = case when r.state in ('success', 'failed') and $2 is not null then null else r.last_scheduling_decision end,
          created_dag_version_id = case when $3 then v.version else r.created_dag_version_id end,
          bundle_version = case when $3 and r.bundle_version is not null then v.bundle else r.bundle_version end
     from jsonb_to_recordset($4::jsonb) as v(id bigint, version uuid, bundle text, carrier jsonb)
    where r.id = any($1) and v.id = r.id`,
);

/**
 * Lets task instances run again. Emits `stop_attempt` for attempts that an executor has, `triggers_changed` where one was deferred and
 * `run_changed` for the runs. Throws LW_TASK_RUNNING where `preventRunning` forbids it. Ids that are not in use any more are left out.
 */
export async function clearTaskInstances(
  tx: Transaction,
  graphs: GraphStore,
  request: ClearRequest,
): Promise<ClearedTaskInstance[]> {
  const ids = [...request.taskInstanceIds];
  const runs = await tx.run(lockRunsOf, ids);
  const rows = await tx.run(lockTaskInstances, ids);
  const busy = rows.find((row) => isWithExecutor(row.state));
  if (request.preventRunning && busy !== undefined) throw errors.LW_TASK_RUNNING({ ...busy });
  const latest = request.runOnLatestVersion;
  const versionOf = (run: RunToClear) => ({
    versionId: latest ? run.latestVersionId : run.versionId,
    versionHash: latest ? run.latestVersionHash : run.versionHash,
  });
  const graphOf = await graphs.load(tx, runs.map(versionOf));
  const byId = new Map(runs.map((run) => [run.id, run]));
  const cleared = rows.flatMap(({ id, dagRunId, taskId }) => {
    const run = byId.get(dagRunId);
    if (run === undefined) return [];
    const version = versionOf(run);
    const task = graphOf(version).dag.tasks.get(taskId);
    const { retries = null, priorityWeights: weights = null } = task ?? {};
    return [{ id, retries, weights, version: version.versionId }];
  });
  await tx.run(clear, JSON.stringify(cleared));
  const versions = runs.map((run) => ({
    id: run.id,
    version: versionOf(run).versionId,
    bundle: run.latestBundleVersion,
    carrier: newRunCarrier(run.conf),
  }));
  await tx.run(resetRuns, [...byId.keys()], request.runState, latest, JSON.stringify(versions));
  if (runs.some((run) => graphOf(versionOf(run)).dag.deadlines.length > 0)) await moveDeadlines(tx, [...byId.keys()]);
  for (const run of runs) {
    if (latest && run.versionId !== run.latestVersionId) await moveToVersion(tx, graphs, run, versionOf(run));
    tx.emit({ kind: 'run_changed', dagRunId: run.id, dagId: run.dagId, runId: run.runId });
  }
  for (const { id, state } of rows) {
    if (isWithExecutor(state)) tx.emit({ kind: 'stop_attempt', attemptId: id, reason: 'It was cleared.' });
  }
  if (rows.some(({ state }) => state === TaskInstanceState.Deferred)) tx.emit({ kind: 'triggers_changed' });
  return rows.map(({ dagRunId, taskId, mapIndex }) => ({ dagRunId, taskId, mapIndex }));
}
