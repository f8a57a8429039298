import type { TaskInstanceCollectionResponse, TaskInstanceResponse } from '@leeward/contracts/rest-api';
import type { SqlBool } from 'kysely';
import { sql } from 'kysely';
import { HttpError, notFound } from '../../http/http-error.ts';
import type { RestApiContext } from '../context.ts';
import { type Condition, equals } from '../filters/conditions.ts';
import { readCursorPage } from '../filters/cursor.ts';
import { type Query, readPage } from '../filters/page.ts';
import { batchPaging, paging } from '../filters/paging.ts';
import {
  batchTaskInstanceOrdering,
  mappedConditions,
  taskIdsAre,
  taskInstanceBatchConditions,
  taskInstanceConditions,
  taskInstanceOrdering,
} from '../filters/task-instance-conditions.ts';
import type { RegisterOperation } from '../operations.ts';
import { presentTaskInstances } from '../present/task-instance.ts';
import { dagOf, taskIdsOfGroup } from '../queries/dag-graphs.ts';
import { requireDag } from '../queries/dags.ts';
import { rowIdOfRun } from '../queries/run-id.ts';
import { selectTaskInstances, type TaskInstanceRow } from '../queries/task-instances.ts';

/** Lists of task instances. */
export function taskInstanceListRoutes(operation: RegisterOperation, context: RestApiContext): void {
  const { database, config } = context;
  const taskInstances = () => selectTaskInstances(database) as unknown as Query<TaskInstanceRow>;

  operation('get_task_instances', {
    access: ['GET', 'dag'],
    async handle({ path, query }) {
      // Filters that make no sense are told before a run that is not there, as FastAPI reads them first.
      const asked = taskInstanceConditions(query);
      const place = await conditionsOfPlace(context, path.dag_id, path.dag_run_id, query.task_group_id ?? null);
      const conditions = [...place, ...asked];
      const page = paging(query, taskInstanceOrdering, config);
      if (query.cursor === null || query.cursor === undefined) {
        const { rows, total } = await readPage(taskInstances(), { conditions, ...page });
        return taskInstanceCollection(await presentTaskInstances(context, rows), total);
      }
      const found = await readCursorPage(database, taskInstances(), { conditions, ...page, cursor: query.cursor });
      return {
        task_instances: await presentTaskInstances(context, found.rows),
        total_entries: found.total,
        total_entries_limit: found.totalLimit,
        next_cursor: found.next,
        previous_cursor: found.previous,
      };
    },
  });

  operation('get_task_instances_batch', {
    access: ['GET', 'dag'],
    audited: true,
    async handle({ body }) {
      const conditions = taskInstanceBatchConditions(body);
      const page = batchPaging(body, batchTaskInstanceOrdering);
      const { rows, total } = await readPage(taskInstances(), { conditions, ...page });
      return taskInstanceCollection(await presentTaskInstances(context, rows), total);
    },
  });

  operation('get_mapped_task_instances', {
    access: ['GET', 'dag'],
    async handle({ path, query }) {
      const { dag_id, dag_run_id, task_id } = path;
      const place = [
        equals('ti.dag_id', dag_id),
        equals('ti.run_id', dag_run_id),
        equals('ti.task_id', task_id),
        sql<SqlBool>`ti.map_index >= 0`,
      ];
      const conditions = [...place, ...mappedConditions(query)];
      const page = paging(query, taskInstanceOrdering, config);
      const { rows, total } = await readPage(taskInstances(), { conditions, ...page });
      // Nothing found may also be a task that expanded to nothing, or a filter that leaves nothing.
      if (total === 0) await requireMappedTask(context, dag_id, dag_run_id, task_id);
      return taskInstanceCollection(await presentTaskInstances(context, rows), total);
    },
  });
}

export function taskInstanceCollection(
  rows: TaskInstanceResponse[],
  total = rows.length,
): TaskInstanceCollectionResponse {
  const byOffset = { total_entries_limit: null, next_cursor: null, previous_cursor: null };
  return { task_instances: rows, total_entries: total, ...byOffset };
}

/** `~` is every Dag, or every run. */
async function conditionsOfPlace(
  context: RestApiContext,
  dagId: string,
  runId: string,
  groupId: string | null,
): Promise<Condition[]> {
  const conditions: Condition[] = [];
  if (runId !== '~') {
    if (dagId === '~') throw new HttpError(400, 'dag_id is required when dag_run_id is specified');
    await requireRun(context, dagId, runId);
    conditions.push(equals('ti.run_id', runId));
  }
  if (dagId === '~') return conditions;
  conditions.push(equals('ti.dag_id', dagId));
  if (groupId === null) {
    if (runId === '~') await requireDag(context.database, dagId);
    return conditions;
  }
  const { graph } = await dagOf(context, dagId, runId === '~' ? undefined : runId);
  const taskIds = taskIdsOfGroup(graph, groupId);
  if (taskIds === undefined) throw notFound(`Task group ${groupId} not found`);
  return [...conditions, taskIdsAre(taskIds)];
}

async function requireRun({ database }: RestApiContext, dagId: string, runId: string): Promise<void> {
  if ((await rowIdOfRun(database, dagId, runId)) !== undefined) return;
  throw new HttpError(404, `DagRun with dag_id: \`${dagId}\` and run_id: \`${runId}\` was not found`);
}

async function requireMappedTask(context: RestApiContext, dagId: string, runId: string, taskId: string): Promise<void> {
  const isRun = (await rowIdOfRun(context.database, dagId, runId)) !== undefined;
  const { graph } = await dagOf(context, dagId, isRun ? runId : undefined);
  const node = graph.nodes.get(taskId);
  if (node === undefined) throw new HttpError(404, `Task id ${taskId} not found`);
  if (node.task.expansion === null && node.mappedGroups.length === 0)
    throw new HttpError(404, `Task id ${taskId} is not mapped`);
}
