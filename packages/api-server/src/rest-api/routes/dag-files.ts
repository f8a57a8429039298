import { HttpError } from '../../http/http-error.ts';
import { isRecord } from '../audit/mask.ts';
import type { RestApiContext } from '../context.ts';
import { equals } from '../filters/conditions.ts';
import type { RegisterOperation } from '../operations.ts';
import { readFileToken } from '../present/file-token.ts';
import { taskInstancesWhere } from '../queries/clear.ts';
import { dagOf } from '../queries/dag-graphs.ts';
import { serializedOf } from '../queries/serialized-dags.ts';
import { conditionsOf } from './task-instances.ts';

/** A file's parse on demand, and the links that a task's operator adds. */
export function dagFileRoutes(operation: RegisterOperation, context: RestApiContext): void {
  const { database } = context;

  operation('reparse_dag_file', {
    access: ['PUT', 'dag'],
    audited: true,
    async handle({ path }) {
      const file = readFileToken(path.file_token);
      const isKnown = file !== undefined && (await holdsDags(file.bundleName, file.relativeFileloc));
      if (!isKnown) throw new HttpError(404, 'File not found');
      // A file without a fingerprint counts as changed at the next look at its bundle.
      await database.kysely
        .updateTable('dag_file')
        .set({ content_hash: '' })
        .where('bundle_name', '=', file.bundleName)
        .where('relative_path', '=', file.relativeFileloc)
        .execute();
      return null;
    },
  });

  operation('get_extra_links', {
    access: ['GET', 'dag'],
    async handle({ path, query }) {
      const mapIndex = query.map_index ?? -1;
      const [row] = await taskInstancesWhere(context, [...conditionsOf(path), equals('ti.map_index', mapIndex)]);
      if (row === undefined) throw new HttpError(404, 'TaskInstance not found');
      const { graph, versionId } = await dagOf(context, path.dag_id, path.dag_run_id);
      if (!graph.nodes.has(path.task_id)) throw new HttpError(404, `Task with ID = ${path.task_id} not found`);
      await requireTry(row, query.try_number ?? row.try_number);
      const declared = (await serializedOf(database, versionId)).task(path.task_id)._operator_extra_links;
      const keys = isRecord(declared) ? declared : {};
      const values = await xcomsOf(row.dag_run_id, path.task_id, mapIndex, Object.values(keys).map(String));
      const names = Object.keys(keys).sort();
      const links = Object.fromEntries(names.map((name) => [name, values.get(String(keys[name])) ?? null]));
      return { extra_links: links, total_entries: names.length };
    },
  });

  async function holdsDags(bundleName: string, relativeFileloc: string): Promise<boolean> {
    const row = await database.kysely
      .selectFrom('dag')
      .select('dag_id')
      .where('bundle_name', '=', bundleName)
      .where('relative_fileloc', '=', relativeFileloc)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  async function requireTry(
    row: { dag_run_id: number; task_id: string; map_index: number; try_number: number },
    tryNumber: number,
  ): Promise<void> {
    if (tryNumber === row.try_number) return;
    const earlier = await database.kysely
      .selectFrom('task_instance_history')
      .select('id')
      .where('dag_run_id', '=', row.dag_run_id)
      .where('task_id', '=', row.task_id)
      .where('map_index', '=', row.map_index)
      .where('try_number', '=', tryNumber)
      .executeTakeFirst();
    if (earlier === undefined) throw new HttpError(404, `TaskInstanceHistory not found for try_number=${tryNumber}`);
  }

  /** Workers leave a link's address as an XCom of the link's key. */
  async function xcomsOf(dagRunId: number, taskId: string, mapIndex: number, keys: readonly string[]) {
    if (keys.length === 0) return new Map<string, string>();
    const rows = await database.kysely
      .selectFrom('xcom')
      .select(['key', 'value'])
      .where('dag_run_id', '=', dagRunId)
      .where('task_id', '=', taskId)
      .where('map_index', '=', mapIndex)
      .where('key', 'in', [...keys])
      .execute();
    return new Map(rows.map(({ key, value }) => [key, String(value)]));
  }
}
