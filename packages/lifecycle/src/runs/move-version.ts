import { DagRunType } from '@leeward/contracts';
import { defineStatement, type Transaction } from '@leeward/database';
import type { GraphStore } from '../graph/graph-store.ts';
import type { LockedRun } from '../queries/lock-runs.ts';
import {
  firstTaskInstances,
  newTaskInstanceColumns,
  newTaskInstanceRecord,
  newTaskInstanceValues,
} from './new-task-instances.ts';

interface Version {
  id: string;
  hash: string;
}

const findVersions = defineStatement<[versionIds: string[]], Version>(
  'version_find_hashes',
  'select id, serialized_hash as hash from dag_version where id = any($1::uuid[])',
);

/**
 * Moves a locked run to another version: tasks that are new get their instances, those that came back are restored, what has not
 * started yet follows the version. Instances whose task is gone are removed by the run's next decision.
 */
const moveRun = defineStatement<[dagRunId: number, versionId: string, taskIds: string[], added: string], never>(
  'version_move_run',
  `with r as (
     update dag_run set dag_version_id = $2, updated_at = now() where id = $1 returning *
   ),
   followed as (
     update task_instance ti
        set dag_version_id = $2, state = case when ti.state = 'removed' then null else ti.state end, updated_at = now()
      where ti.dag_run_id = $1
        and (ti.state is null or ti.state in ('scheduled', 'up_for_retry', 'up_for_reschedule')
             or ti.state = 'removed' and ti.map_index < 0 and ti.task_id = any($3))
   )
   insert into task_instance ${newTaskInstanceColumns}
   select ${newTaskInstanceValues}
     from r, jsonb_to_recordset($4::jsonb) as ${newTaskInstanceRecord}
    where not exists (select from task_instance other where other.dag_run_id = $1 and other.task_id = t.task)
       on conflict (dag_run_id, task_id, map_index) do nothing`,
);

/**
 * Runs that are not pinned to a commit follow their Dag: airflow/jobs/scheduler_job_runner.py (_verify_integrity_if_dag_changed).
 * Answers with the runs as they are afterwards. Costs nothing where no Dag changed.
 */
export async function followVersions(
  tx: Transaction,
  graphs: GraphStore,
  runs: readonly LockedRun[],
): Promise<LockedRun[]> {
  const moving = runs.filter((run) => run.bundleVersion === null && run.currentVersionId !== run.versionId);
  if (moving.length === 0) return [...runs];
  const versions = await tx.run(findVersions, [...new Set(moving.map((run) => run.currentVersionId))]);
  const hashes = new Map(versions.map((version) => [version.id, version.hash]));
  const moved = new Map<number, LockedRun>();
  for (const run of moving) {
    const versionHash = hashes.get(run.currentVersionId);
    if (versionHash === undefined) continue;
    await moveToVersion(tx, graphs, run, { versionId: run.currentVersionId, versionHash });
    moved.set(run.id, { ...run, versionId: run.currentVersionId, versionHash });
  }
  return runs.map((run) => moved.get(run.id) ?? run);
}

export async function moveToVersion(
  tx: Transaction,
  graphs: GraphStore,
  run: Pick<LockedRun, 'id' | 'logicalDate' | 'runType'>,
  version: { versionId: string; versionHash: string },
): Promise<void> {
  const graph = (await graphs.load(tx, [version]))(version);
  const rows = firstTaskInstances(graph, run.logicalDate, run.runType === DagRunType.Backfill);
  await tx.run(moveRun, run.id, version.versionId, [...graph.nodes.keys()], JSON.stringify(rows));
}
