import type { TaskInstanceStateOrNull } from '@leeward/contracts';
import { type Connection, defineStatement } from '@leeward/database';
import { relatedTasks } from '../decide/related-tasks.ts';
import { errors } from '../errors.ts';
import type { GraphStore, VersionKey } from '../graph/graph-store.ts';

export interface RelatedRequest {
  dagId: string;
  runId: string;
  /** A whole task, or its given map indexes; undefined: every task of the run. */
  tasks?: readonly { taskId: string; mapIndex?: number }[];
  includeUpstream: boolean;
  includeDownstream: boolean;
  /** The same tasks in the runs of earlier, of later logical dates. */
  includePast: boolean;
  includeFuture: boolean;
}

export interface RelatedTaskInstance {
  id: string;
  dagRunId: number;
  runId: string;
  taskId: string;
  mapIndex: number;
  state: TaskInstanceStateOrNull;
}

const findRun = defineStatement<[dagId: string, runId: string], VersionKey & { id: number }>(
  'related_find_run',
  `select r.id, v.id as "versionId", v.serialized_hash as "versionHash"
     from dag_run r join dag_version v on v.id = r.dag_version_id where r.dag_id = $1 and r.run_id = $2`,
);

const findInstances = defineStatement<
  [dagRunId: number, taskIds: string[], past: boolean, future: boolean],
  RelatedTaskInstance
>(
  'related_find_instances',
  `select ti.id, ti.dag_run_id as "dagRunId", ti.run_id as "runId", ti.task_id as "taskId", ti.map_index as "mapIndex", ti.state
     from dag_run asked
     join dag_run r on r.dag_id = asked.dag_id
      and (r.id = asked.id or $3 and r.logical_date < asked.logical_date or $4 and r.logical_date > asked.logical_date)
     join task_instance ti on ti.dag_run_id = r.id and ti.task_id = any($2)
    where asked.id = $1
    order by r.logical_date nulls last, r.id, ti.task_id, ti.map_index`,
);

/** The task instances that a request to clear or mark names, in the order of their runs. Throws LW_RUN_UNKNOWN. */
export async function findRelated(
  connection: Connection,
  graphs: GraphStore,
  request: RelatedRequest,
): Promise<RelatedTaskInstance[]> {
  const { dagId, runId, tasks } = request;
  const [run] = await connection.run(findRun, dagId, runId);
  if (run === undefined) throw errors.LW_RUN_UNKNOWN({ dagId, runId });
  const graph = (await graphs.load(connection, [run]))(run);
  const asked = tasks?.map((task) => task.taskId) ?? [...graph.nodes.keys()];
  const include = { upstream: request.includeUpstream, downstream: request.includeDownstream };
  const taskIds = relatedTasks(graph, asked, include);
  const found = await connection.run(findInstances, run.id, taskIds, request.includePast, request.includeFuture);
  const wanted = Map.groupBy(tasks ?? [], (task) => task.taskId);
  return found.filter(({ taskId, mapIndex }) => {
    const named = wanted.get(taskId);
    return named === undefined || named.some((task) => task.mapIndex === undefined || task.mapIndex === mapIndex);
  });
}
