import type { Dag, Task } from '@leeward/contracts';
import { readDagParams } from '@leeward/contracts/serialized-dag-reader';
import type { UiEdge, UiStructure } from '@leeward/contracts/ui-api';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { isRecord } from '../rest-api/audit/mask.ts';
import type { RestApiContext } from '../rest-api/context.ts';
import { unknownDag } from '../rest-api/queries/dags.ts';
import { wholeNumber } from './numbers.ts';

/** `GET /ui/dags/{dag_id}/structure`: the graph of a version. */
export function structureRoute(app: FastifyInstance, { database, graphs }: RestApiContext): void {
  app.get<{ Params: { dag_id: string }; Querystring: Record<string, string | undefined> }>(
    '/dags/:dag_id/structure',
    async (request): Promise<UiStructure> => {
      const dagId = request.params.dag_id;
      const number = wholeNumber(request.query, 'version_number', { least: 1, most: 2_147_483_647, otherwise: 0 });
      let query = database.kysely
        .selectFrom('dag_version as v')
        .innerJoin('dag', 'dag.dag_id', 'v.dag_id')
        .select(['v.id as versionId', 'v.serialized_hash as versionHash', 'v.version_number', 'v.bundle_version'])
        .select(sql<unknown>`v.serialized::json -> 'dag' -> 'params'`.as('params'))
        .where('v.dag_id', '=', dagId);
      query =
        number === 0
          ? query.whereRef('v.id', '=', 'dag.current_version_id')
          : query.where('v.version_number', '=', number);
      const row = await query.executeTakeFirst();
      if (row === undefined) throw unknownDag(dagId);
      const { dag } = (await graphs.load(database, [row]))(row);
      return {
        dag_id: dagId,
        dag_display_name: dag.displayName,
        version_number: row.version_number,
        bundle_version: row.bundle_version,
        params: paramsOf(row.params),
        ...structureOf(dag),
      };
    },
  );
}

type Structure = Pick<UiStructure, 'tasks' | 'groups' | 'edges'>;

/** With their numbers as the author wrote them, which the graph that decisions are made by does not keep. */
function paramsOf(params: unknown): UiStructure['params'] {
  const read = readDagParams(params === null ? {} : { params });
  return Object.fromEntries(
    read.map(({ name, default: value, description, schema }) => [name, { value: value ?? null, description, schema }]),
  );
}

function structureOf(dag: Dag): Structure {
  const tasks = dag.topologicalOrder.map((taskId) => dag.tasks.get(taskId)!);
  return {
    tasks: tasks.map((task) => ({
      task_id: task.taskId,
      task_display_name: task.displayName,
      label: labelInGroup(task),
      operator: task.operatorName,
      group_id: task.groupPath.at(-1) ?? null,
      is_mapped: task.expansion !== null || task.mappedGroups.length > 0,
      is_setup: task.isSetup,
      is_teardown: task.isTeardown,
      is_sensor: task.isSensor,
      trigger_rule: task.triggerRule,
      owner: task.owner,
      doc_md: task.docMd,
    })),
    groups: [...dag.groups.values()]
      .filter((group) => group.groupId !== '')
      .map((group) => ({
        group_id: group.groupId,
        label: group.displayName,
        tooltip: group.tooltip,
        parent_group_id: group.parentGroupId === '' ? null : group.parentGroupId,
        is_mapped: group.expansion !== null,
      })),
    edges: tasks.flatMap((task) =>
      task.downstream.map(
        (targetId): UiEdge => ({
          source_id: task.taskId,
          target_id: targetId,
          label: labelOf(dag, task.taskId, targetId),
          is_setup_teardown: task.isSetup && (dag.tasks.get(targetId)?.isTeardown ?? false),
        }),
      ),
    ),
  };
}

/** Airflow's `label` (sdk/definitions/_internal/node.py): ids begin with those of their groups, which stand around the task anyway. */
function labelInGroup({ taskId, displayName, groupPath }: Task): string {
  const prefix = `${groupPath.at(-1)}.`;
  return displayName === taskId && taskId.startsWith(prefix) ? taskId.slice(prefix.length) : displayName;
}

function labelOf(dag: Dag, sourceId: string, targetId: string): string | null {
  const edges = dag.edgeInfo[sourceId];
  const edge = isRecord(edges) ? edges[targetId] : undefined;
  return isRecord(edge) && typeof edge.label === 'string' ? edge.label : null;
}
