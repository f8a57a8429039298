import { HttpError } from '../../http/http-error.ts';
import type { RestApiContext } from '../context.ts';
import { equals, every } from '../filters/conditions.ts';
import type { Query } from '../filters/page.ts';
import type { RegisterOperation } from '../operations.ts';
import { presentTaskInstances, presentTries } from '../present/task-instance.ts';
import { taskInstancesWhere } from '../queries/clear.ts';
import { selectTries, type TaskInstanceRow, type TryRow } from '../queries/task-instances.ts';

export interface TaskPlace {
  dag_id: string;
  dag_run_id: string;
  task_id: string;
}

export const conditionsOf = ({ dag_id, dag_run_id, task_id }: TaskPlace) => [
  equals('ti.dag_id', dag_id),
  equals('ti.run_id', dag_run_id),
  equals('ti.task_id', task_id),
];

const named = ({ dag_id, dag_run_id, task_id }: TaskPlace) =>
  `dag_id: \`${dag_id}\`, run_id: \`${dag_run_id}\`, task_id: \`${task_id}\``;

export function unknownTaskInstance(place: TaskPlace, mapIndex: number | null): HttpError {
  const index = mapIndex === null ? 'None' : mapIndex;
  return new HttpError(404, `The Task Instance with ${named(place)} and map_index: \`${index}\` was not found`);
}

/** One task instance, its tries, and what it waits for. */
export function taskInstanceRoutes(operation: RegisterOperation, context: RestApiContext): void {
  const { database } = context;

  operation('get_task_instance', {
    access: ['GET', 'dag'],
    async handle({ path }) {
      const rows = await taskInstancesWhere(context, conditionsOf(path));
      if (rows.length === 0) {
        const { dag_id, dag_run_id, task_id } = path;
        const place = `dag_id: \`${dag_id}\`, run_id: \`${dag_run_id}\` and task_id: \`${task_id}\``;
        throw new HttpError(404, `The Task Instance with ${place} was not found`);
      }
      const [row] = rows.filter((each) => each.map_index === -1);
      if (row === undefined) throw new HttpError(404, 'Task instance is mapped, add the map_index value to the URL');
      return (await presentTaskInstances(context, [row]))[0]!;
    },
  });

  operation('get_mapped_task_instance', {
    access: ['GET', 'dag'],
    async handle({ path }) {
      const row = await findAt(path, path.map_index);
      if (row === undefined) {
        const missing = `${named(path)}, and map_index: \`${path.map_index}\``;
        throw new HttpError(404, `The Mapped Task Instance with ${missing} was not found`);
      }
      return (await presentTaskInstances(context, [row]))[0]!;
    },
  });

  operation('get_task_instance_dependencies', {
    access: ['GET', 'dag'],
    handle: ({ path, query }) => dependencies(path, query.map_index ?? -1),
  });

  operation('get_task_instance_dependencies_by_map_index', {
    access: ['GET', 'dag'],
    handle: ({ path }) => dependencies(path, path.map_index),
  });

  operation('get_task_instance_tries', {
    access: ['GET', 'dag'],
    handle: ({ path, query }) => tries(path, query.map_index ?? -1),
  });

  operation('get_mapped_task_instance_tries', {
    access: ['GET', 'dag'],
    handle: ({ path }) => tries(path, path.map_index),
  });

  operation('get_task_instance_try_details', {
    access: ['GET', 'dag'],
    handle: ({ path, query }) => oneTry(path, query.map_index ?? -1, path.task_try_number),
  });

  operation('get_mapped_task_instance_try_details', {
    access: ['GET', 'dag'],
    handle: ({ path }) => oneTry(path, path.map_index, path.task_try_number),
  });

  operation('delete_task_instance', {
    access: ['DELETE', 'dag'],
    async handle({ path, query }) {
      const row = await findAt(path, query.map_index ?? -1);
      if (row === undefined) throw unknownTaskInstance(path, query.map_index ?? -1);
      await deleteTaskInstances(context, [row]);
      return null;
    },
  });

  async function findAt(place: TaskPlace, mapIndex: number): Promise<TaskInstanceRow | undefined> {
    const [row] = await taskInstancesWhere(context, [...conditionsOf(place), equals('ti.map_index', mapIndex)]);
    return row;
  }

  /** The reason that the scheduler kept, for what it has not let go yet. */
  async function dependencies(place: TaskPlace, mapIndex: number) {
    const row = await database.kysely
      .selectFrom('task_instance as ti')
      .select(['ti.state', 'ti.reason'])
      .where(every([...conditionsOf(place), equals('ti.map_index', mapIndex)]))
      .executeTakeFirst();
    if (row === undefined) throw unknownTaskInstance(place, mapIndex);
    const isWaiting = row.state === null || row.state === 'scheduled';
    const reason = row.reason as { code: string; message: string } | null;
    return { dependencies: isWaiting && reason !== null ? [{ name: reason.code, reason: reason.message }] : [] };
  }

  async function tries(place: TaskPlace, mapIndex: number) {
    const rows = await triesOf(place, mapIndex);
    if (rows.length === 0) throw unknownTaskInstance(place, mapIndex);
    const task_instances = await presentTries(context, rows.map(asFailed));
    return { task_instances, total_entries: task_instances.length };
  }

  async function oneTry(place: TaskPlace, mapIndex: number, tryNumber: number) {
    const rows = (await triesOf(place, mapIndex)).filter((row) => row.try_number === tryNumber);
    const row = rows.at(-1);
    if (row === undefined) {
      const missing = `${named(place)}, try_number: \`${tryNumber}\` and map_index: \`${mapIndex}\``;
      throw new HttpError(404, `The Task Instance with ${missing} was not found`);
    }
    return (await presentTries(context, [row]))[0]!;
  }

  /** Earlier tries and the present one, which alone may be one that waits for its repetition. */
  async function triesOf(place: TaskPlace, mapIndex: number): Promise<TryRow[]> {
    const where = [...conditionsOf(place), equals('ti.map_index', mapIndex)];
    const [earlier, present] = await Promise.all([
      (selectTries(database) as unknown as Query<TryRow>)
        .where(every(where))
        .orderBy('ti.try_number')
        .execute() as Promise<TryRow[]>,
      taskInstancesWhere(context, where),
    ]);
    return [...earlier.map(asFailed), ...present];
  }
}

/** A try that another one follows has failed, in Airflow's history of tries. */
function asFailed(row: TryRow): TryRow {
  return row.state === 'up_for_retry' ? { ...row, state: 'failed' } : row;
}

/** Whoever holds one of them stops it; open pages and schedulers look at the runs again. */
export async function deleteTaskInstances(
  { database }: Pick<RestApiContext, 'database'>,
  rows: readonly TaskInstanceRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await database.transaction('delete task instances', async (tx) => {
    const ids = rows.map((row) => row.id);
    await tx.kysely.deleteFrom('task_instance').where('id', 'in', ids).execute();
    for (const row of rows) {
      tx.emit({ kind: 'stop_attempt', attemptId: row.id, reason: 'It was deleted.' });
      tx.emit({ kind: 'run_changed', dagRunId: row.dag_run_id, dagId: row.dag_id, runId: row.run_id });
    }
  });
}
