import type { Transaction } from '@leeward/database';
import { type SettableState, setTaskInstanceStates } from '@leeward/lifecycle';
import { type SqlBool, sql } from 'kysely';
import type { RestApiContext } from '../context.ts';
import { type Condition, equals, oneOf } from '../filters/conditions.ts';
import { clearRows, taskInstancesWhere } from './clear.ts';
import { dagOf } from './dag-graphs.ts';
import type { TaskInstanceRow } from './task-instances.ts';
import { type TaskTarget, targetsAre, targetsToClear, targetsToMark } from './task-targets.ts';

export interface StateChange {
  dagId: string;
  runId: string;
  targets: readonly TaskTarget[];
  state: SettableState;
  upstream: boolean;
  downstream: boolean;
  /** Also the same tasks of later and of earlier runs, by logical date. */
  future: boolean;
  past: boolean;
}

/** The task instances that the change would move (airflow/api/common/mark_tasks.py, set_state). */
export async function affectedByChange(context: RestApiContext, change: StateChange): Promise<TaskInstanceRow[]> {
  const { graph } = await dagOf(context, change.dagId);
  return taskInstancesWhere(context, [
    equals('ti.dag_id', change.dagId),
    runsOf(change),
    targetsAre(targetsToMark(graph, change.targets, change)),
    sql<SqlBool>`ti.state is distinct from ${change.state}`,
  ]);
}

/**
 * Sets the states, and lets what failed after the tasks for want of them run again (SerializedDAG.set_task_instance_state), but for what
 * the change itself names. `rows`: what `affectedByChange` gave. Answers how many moved.
 */
export async function changeStates(
  tx: Transaction,
  context: RestApiContext,
  change: StateChange,
  rows: readonly TaskInstanceRow[],
  by: string,
): Promise<number> {
  const moved = await setTaskInstanceStates(
    tx,
    rows.map((row) => row.id),
    change.state,
    by,
  );
  if (moved === 0) return 0;
  const { graph } = await dagOf(context, change.dagId);
  const own = new Set(change.targets.map((target) => target.taskId));
  const after = targetsToClear(graph, [...own].map(whole), { upstream: false, downstream: true });
  const following = after.filter(({ taskId }) => !own.has(taskId));
  const failed = await taskInstancesWhere(context, [
    equals('ti.dag_id', change.dagId),
    runsOf(change),
    targetsAre(following),
    sql<SqlBool>`not ${targetsAre(targetsToMark(graph, change.targets, change))}`,
    oneOf('ti.state', ['failed', 'upstream_failed']),
  ]);
  await clearRows(tx, context, failed, { runOnLatestVersion: false });
  return moved;
}

const whole = (taskId: string): TaskTarget => ({ taskId, mapIndex: null });

function runsOf({ dagId, runId, past, future }: StateChange): Condition {
  if (!past && !future) return equals('ti.run_id', runId);
  const date = sql`(select r.logical_date from dag_run r where r.dag_id = ${dagId} and r.run_id = ${runId})`;
  const earlier = past ? sql`true` : sql`dag_run.logical_date >= ${date}`;
  const later = future ? sql`true` : sql`dag_run.logical_date <= ${date}`;
  return sql<SqlBool>`(ti.run_id = ${runId} or (${date} is not null and ${earlier} and ${later}))`;
}
