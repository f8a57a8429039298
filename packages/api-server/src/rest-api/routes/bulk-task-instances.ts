import type { BulkTaskInstanceBody } from '@leeward/contracts/rest-api';
import { HttpError } from '../../http/http-error.ts';
import type { RestApiContext } from '../context.ts';
import { equals } from '../filters/conditions.ts';
import type { RegisterOperation } from '../operations.ts';
import { pythonText } from '../present/python-text.ts';
import { taskInstancesWhere } from '../queries/clear.ts';
import type { TaskInstanceRow } from '../queries/task-instances.ts';
import { type BulkResult, runBulk } from './bulk.ts';
import { applyPatch, patchOfTask } from './patch-task-instances.ts';
import { conditionsOf, deleteTaskInstances, type TaskPlace } from './task-instances.ts';

interface Meant {
  place: TaskPlace;
  mapIndex: number | null;
  entity: string | BulkTaskInstanceBody;
}

/** Many task instances at once, changed or removed. */
export function bulkTaskInstanceRoutes(operation: RegisterOperation, context: RestApiContext): void {
  operation('bulk_task_instances', {
    access: ['PUT', 'dag'],
    audited: true,
    async handle({ path, body, user }) {
      return runBulk(body.actions, {
        async create() {
          throw new HttpError(405, 'Task instances bulk create is not supported');
        },
        // One entity is one change, as of all map indexes of its task: what of them has the state already does not keep back the others.
        async update(action, result) {
          const found = await present(action, meantBy(path, action.entities, result));
          const single = ({ mapIndex }: Meant) => (mapIndex === null ? 1 : 0);
          const meant = [...new Set(found.map(([each]) => each))].sort((one, other) => single(one) - single(other));
          for (const each of meant) {
            const wanted = each.entity as BulkTaskInstanceBody;
            const patch = await patchOfTask(context, each.place, each.mapIndex, wanted);
            const given = new Set(Object.keys(wanted));
            await applyPatch(context, { ...patch, given, mask: action.update_mask }, user.username);
            result.success.push(...patch.rows.map(nameOf));
          }
        },
        async delete(action, result) {
          const found = await present(action, meantBy(path, action.entities, result));
          const rows = found.map(([, row]) => row);
          await deleteTaskInstances(context, rows);
          result.success.push(...rows.map(nameOf));
        },
      });
    },
  });

  /** Those that are there; those that are not are refused unless they are to be left out. */
  async function present(
    action: { action_on_non_existence?: 'fail' | 'skip' },
    meant: readonly Meant[],
  ): Promise<[Meant, TaskInstanceRow][]> {
    const mustExist = (action.action_on_non_existence ?? 'fail') === 'fail';
    const found: [Meant, TaskInstanceRow][] = [];
    const missing: Record<string, unknown>[] = [];
    for (const each of meant) {
      const { place, mapIndex } = each;
      const rows = await taskInstancesWhere(context, [...conditionsOf(place), equals('ti.map_index', mapIndex)]);
      if (rows.length > 0) for (const row of rows) found.push([each, row]);
      else if (mapIndex !== null) missing.push({ ...place, map_index: mapIndex });
      else if (mustExist) throw new HttpError(404, missingTask(place));
    }
    if (mustExist && missing.length > 0) {
      throw new HttpError(404, `The task instances with these identifiers: ${pythonText(missing)} were not found`);
    }
    return found;
  }
}

const missingTask = ({ dag_id, dag_run_id, task_id }: TaskPlace) =>
  `No task instances found for dag_id: ${dag_id}, run_id: ${dag_run_id}, task_id: ${task_id}`;

const nameOf = (row: TaskInstanceRow) => `${row.dag_id}.${row.run_id}.${row.task_id}[${row.map_index}]`;

function meantBy(
  path: { dag_id: string; dag_run_id: string },
  entities: readonly (string | BulkTaskInstanceBody)[],
  result: BulkResult,
): Meant[] {
  return entities.flatMap((entity): Meant[] => {
    const own: BulkTaskInstanceBody = typeof entity === 'string' ? { task_id: entity } : entity;
    const place = {
      dag_id: own.dag_id || path.dag_id,
      dag_run_id: own.dag_run_id || path.dag_run_id,
      task_id: own.task_id,
    };
    if (place.dag_id !== '~' && place.dag_run_id !== '~') return [{ place, mapIndex: own.map_index ?? null, entity }];
    const where = typeof entity === 'string' ? 'in BulkTaskInstanceBody object, not as string' : 'in request body';
    const needed = 'When using wildcard in path, dag_id and dag_run_id must be specified';
    result.errors.push({ error: `${needed} ${where} for task_id: ${place.task_id}`, status_code: 400 });
    return [];
  });
}
