import { jsonText } from '@leeward/contracts';
import type { XComResponse, XComResponseNative, XComResponseString } from '@leeward/contracts/rest-api';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { exactBody } from '../../http/exact-body.ts';
import { HttpError } from '../../http/http-error.ts';
import type { RestApiContext } from '../context.ts';
import { type Condition, equals, every, instantWithin, matches, startsWith } from '../filters/conditions.ts';
import { columnsOf, type Ordering } from '../filters/order.ts';
import { type Query, readPage } from '../filters/page.ts';
import { paging } from '../filters/paging.ts';
import type { RegisterOperation } from '../operations.ts';
import { pythonText } from '../present/python-text.ts';
import { stringifyXCom } from '../present/stringify-xcom.ts';
import { dagOf } from '../queries/dag-graphs.ts';
import { dagDisplayName } from '../queries/dags.ts';
import { rowIdOfRun } from '../queries/run-id.ts';
import { requireNoReservedKeys } from './reserved-xcom-keys.ts';
import { unknownTaskInstance } from './task-instances.ts';

const ordering: Ordering = {
  names: {
    ...columnsOf('xcom', ['key', 'task_id', 'map_index']),
    ...columnsOf('dag_run', ['dag_id', 'run_id', 'run_after']),
    timestamp: 'xcom.created_at',
  },
  key: { name: 'dag_run_id', column: 'xcom.dag_run_id' },
};

interface XComPlace {
  dag_id: string;
  dag_run_id: string;
  task_id: string;
}

/** What tasks hand to each other. A key may hold slashes. */
export function xcomRoutes(operation: RegisterOperation, context: RestApiContext): void {
  const { database, config } = context;
  const oneUrl = {
    url: '/dags/:dag_id/dagRuns/:dag_run_id/taskInstances/:task_id/xcomEntries/*',
    rest: 'xcom_key',
  };
  const select = () =>
    database.apiKysely
      .selectFrom('xcom')
      .innerJoin('dag_run', 'dag_run.id', 'xcom.dag_run_id')
      .innerJoin('dag', 'dag.dag_id', 'dag_run.dag_id')
      .select(['xcom.key', 'xcom.created_at as timestamp', 'dag_run.logical_date', 'xcom.map_index', 'xcom.task_id'])
      .select(['dag_run.dag_id', 'dag_run.run_id', dagDisplayName.as('dag_display_name'), 'dag_run.run_after'])
      .select(
        sql<string>`coalesce((select max(t.task_display_name) from task_instance t
          where t.dag_run_id = xcom.dag_run_id and t.task_id = xcom.task_id), xcom.task_id)`.as('task_display_name'),
      );

  operation('get_xcom_entries', {
    access: ['GET', 'dag'],
    async handle({ path, query }) {
      const unlessAny = (column: string, value: string) => (value === '~' ? undefined : equals(column, value));
      const conditions: Condition[] = [
        unlessAny('dag_run.dag_id', path.dag_id),
        unlessAny('dag_run.run_id', path.dag_run_id),
        unlessAny('xcom.task_id', path.task_id),
        equals('xcom.map_index', query.map_index),
        equals('xcom.map_index', query.map_index_filter),
        equals('xcom.key', query.xcom_key),
        matches('xcom.key', query.xcom_key_pattern),
        startsWith('xcom.key', query.xcom_key_prefix_pattern),
        matches(dagDisplayName, query.dag_display_name_pattern),
        startsWith(dagDisplayName, query.dag_display_name_prefix_pattern),
        matches('dag_run.run_id', query.run_id_pattern),
        startsWith('dag_run.run_id', query.run_id_prefix_pattern),
        matches('xcom.task_id', query.task_id_pattern),
        startsWith('xcom.task_id', query.task_id_prefix_pattern),
        instantWithin('dag_run.logical_date', query, 'logical_date'),
        instantWithin('dag_run.run_after', query, 'run_after'),
      ];
      const page = { conditions, ...paging(query, ordering, config) };
      const { rows, total } = await readPage(select() as unknown as Query<XComResponse>, page);
      return { xcom_entries: rows, total_entries: total };
    },
  });

  operation('get_xcom_entry', {
    ...oneUrl,
    access: ['GET', 'dag'],
    async handle({ path, query }) {
      const entry = await find(path, path.xcom_key, query.map_index ?? -1);
      if (entry === undefined) throw new HttpError(404, `XCom entry with key: \`${path.xcom_key}\` not found`);
      if (!query.deserialize && !query.stringify) return entry;
      const value = query.deserialize ? stringifyXCom(entry.value) : entry.value;
      if (!query.stringify || value === null) return { ...entry, value };
      return { ...entry, value: typeof value === 'string' ? value : pythonText(value) } satisfies XComResponseString;
    },
  });

  operation('create_xcom_entry', {
    access: ['POST', 'dag'],
    audited: true,
    async handle({ path, body, request }) {
      const text = valueText(request);
      const runId = await idOfRun(path);
      const { graph } = await dagOf(context, path.dag_id, runId === undefined ? undefined : path.dag_run_id);
      if (!graph.nodes.has(path.task_id))
        throw new HttpError(404, `Task with ID: \`${path.task_id}\` not found in dag: \`${path.dag_id}\``);
      if (runId === undefined)
        throw new HttpError(404, `Dag Run with ID: \`${path.dag_run_id}\` not found for dag: \`${path.dag_id}\``);
      const { key, map_index = -1 } = body;
      await requireTaskInstance(runId, path, map_index);
      const { numInsertedOrUpdatedRows } = await database.kysely
        .insertInto('xcom')
        .values({ dag_run_id: runId, task_id: path.task_id, map_index, key, value: text })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows === 0n)
        throw new HttpError(409, `The XCom with key: \`${key}\` with mentioned task instance already exists.`);
      return (await find(path, key, map_index))!;
    },
  });

  operation('update_xcom_entry', {
    ...oneUrl,
    access: ['PUT', 'dag'],
    audited: true,
    async handle({ path, body, request }) {
      const { xcom_key: key } = path;
      const mapIndex = body.map_index ?? -1;
      const value = valueText(request);
      const runId = await idOfRun(path);
      const { numUpdatedRows } = await database.kysely
        .updateTable('xcom')
        .set({ value, created_at: sql<Date>`now()` })
        .where(placeIs(runId, path.task_id, key, mapIndex))
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw missing(key);
      return (await find(path, key, mapIndex))!;
    },
  });

  operation('delete_xcom_entry', {
    ...oneUrl,
    access: ['DELETE', 'dag'],
    audited: true,
    async handle({ path, query }) {
      const runId = await idOfRun(path);
      const { numDeletedRows } = await database.kysely
        .deleteFrom('xcom')
        .where(placeIs(runId, path.task_id, path.xcom_key, query.map_index ?? -1))
        .executeTakeFirst();
      if (numDeletedRows === 0n) throw missing(path.xcom_key);
    },
  });

  async function find(place: XComPlace, key: string, mapIndex: number): Promise<XComResponseNative | undefined> {
    const row = await select()
      .select(sql<unknown>`xcom.value::json`.as('value'))
      .where(
        every([
          equals('dag_run.dag_id', place.dag_id),
          equals('dag_run.run_id', place.dag_run_id),
          equals('xcom.task_id', place.task_id),
          equals('xcom.key', key),
          equals('xcom.map_index', mapIndex),
        ]),
      )
      .executeTakeFirst();
    return row as unknown as XComResponseNative | undefined;
  }

  async function requireTaskInstance(runId: number, place: XComPlace, mapIndex: number): Promise<void> {
    const row = await database.kysely
      .selectFrom('task_instance')
      .select('id')
      .where('dag_run_id', '=', runId)
      .where('task_id', '=', place.task_id)
      .where('map_index', '=', mapIndex)
      .executeTakeFirst();
    if (row === undefined) throw unknownTaskInstance(place, mapIndex);
  }

  const idOfRun = ({ dag_id, dag_run_id }: XComPlace) => rowIdOfRun(database, dag_id, dag_run_id);
}

function valueText(request: FastifyRequest): string {
  requireNoReservedKeys((request.body as { value?: unknown }).value);
  return jsonText(exactBody<{ value?: unknown }>(request).value ?? null);
}

function placeIs(dagRunId: number | undefined, taskId: string, key: string, mapIndex: number) {
  return every([
    dagRunId === undefined ? sql<boolean>`false` : equals('dag_run_id', dagRunId),
    equals('task_id', taskId),
    equals('key', key),
    equals('map_index', mapIndex),
  ]);
}

function missing(key: string): HttpError {
  return new HttpError(404, `The XCom with key: \`${key}\` with mentioned task instance doesn't exist.`);
}
