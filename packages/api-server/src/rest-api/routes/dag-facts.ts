import type { DAGWarningResponse, DagStatsResponse } from '@leeward/contracts/rest-api';
import { sql } from 'kysely';
import { HttpError } from '../../http/http-error.ts';
import { wantsText } from '../../http/wants-text.ts';
import type { RestApiContext } from '../context.ts';
import { equals, equalsText, every, matches, oneOf, startsWith } from '../filters/conditions.ts';
import { columnsOf, type Ordering } from '../filters/order.ts';
import { type Query, readPage } from '../filters/page.ts';
import { paging } from '../filters/paging.ts';
import type { RegisterOperation } from '../operations.ts';
import { type DagVersionRow, dagVersionResponse, selectDagVersions } from '../queries/dag-versions.ts';
import { dagDisplayName, requireDag } from '../queries/dags.ts';

const versionOrdering: Ordering = {
  names: columnsOf('dag_version', ['id', 'version_number', 'bundle_name', 'bundle_version']),
  key: { name: 'id', column: 'dag_version.id' },
};

const warningOrdering: Ordering = {
  names: { ...columnsOf('dag_warning', ['dag_id', 'warning_type', 'message']), timestamp: 'dag_warning.created_at' },
  key: { name: 'dag_id', column: 'dag_warning.dag_id' },
};

const tagOrdering: Ordering = { names: { name: 'tag.name' }, key: { name: 'name', column: 'tag.name' } };

const runStates = ['queued', 'running', 'success', 'failed'] as const;

/** Versions, sources, tags, warnings and counts of Dags. */
export function dagFactRoutes(operation: RegisterOperation, { database, config }: RestApiContext): void {
  const { apiKysely } = database;

  operation('get_dag_versions', {
    access: ['GET', 'dag'],
    async handle({ path, query }) {
      if (path.dag_id !== '~') await requireDag(database, path.dag_id);
      const conditions = [
        path.dag_id === '~' ? undefined : equals('dag_version.dag_id', path.dag_id),
        equals('dag_version.version_number', query.version_number),
        equalsText('dag_version.bundle_name', query.bundle_name),
        equalsText('dag_version.bundle_version', query.bundle_version),
      ];
      const page = { conditions, ...paging(query, versionOrdering, config) };
      const { rows, total } = await readPage(selectDagVersions(database) as unknown as Query<DagVersionRow>, page);
      return { dag_versions: rows.map(dagVersionResponse), total_entries: total };
    },
  });

  operation('get_dag_version', {
    access: ['GET', 'dag'],
    async handle({ path }) {
      const row = await selectDagVersions(database)
        .where('dag_version.dag_id', '=', path.dag_id)
        .where('dag_version.version_number', '=', path.version_number)
        .executeTakeFirst();
      const place = `dag_id: \`${path.dag_id}\` and version_number: \`${path.version_number}\``;
      if (row === undefined) throw new HttpError(404, `The DagVersion with ${place} was not found`);
      return dagVersionResponse(row as unknown as DagVersionRow);
    },
  });

  operation('get_dag_source', {
    access: ['GET', 'dag'],
    async handle({ path, query, request, reply }) {
      const isText = wantsText(request);
      // Airflow takes a 0 for none.
      const number = query.version_number || null;
      const row = await apiKysely
        .selectFrom('dag_version')
        .innerJoin('dag', 'dag.dag_id', 'dag_version.dag_id')
        .select(['dag_version.source_code', 'dag_version.version_number', dagDisplayName.as('name')])
        .where(every([equals('dag_version.dag_id', path.dag_id), equals('dag_version.version_number', number)]))
        .orderBy('dag_version.version_number', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (row === undefined) {
        const place = `${path.dag_id}, version_number ${number ?? 'None'}`;
        throw new HttpError(404, `The source code of the Dag ${place} was not found`);
      }
      if (isText) return reply.type('text/plain; charset=utf-8').send(row.source_code);
      const { source_code: content, version_number, name } = row;
      return { dag_id: path.dag_id, content, version_number, dag_display_name: name };
    },
  });

  operation('get_dag_tags', {
    access: ['GET', 'dag'],
    async handle({ query }) {
      const tags = apiKysely
        .selectFrom((eb) =>
          eb
            .selectFrom('dag_tag')
            .innerJoin('dag', 'dag.dag_id', 'dag_tag.dag_id')
            .select('dag_tag.name')
            .distinct()
            .where('dag.is_stale', '=', false)
            .as('tag'),
        )
        .select('tag.name');
      const conditions = [
        matches('tag.name', query.tag_name_pattern),
        startsWith('tag.name', query.tag_name_prefix_pattern),
      ];
      const { rows, total } = await readPage(tags as unknown as Query<{ name: string }>, {
        conditions,
        ...paging(query, tagOrdering, config),
      });
      return { tags: rows.map((row) => row.name), total_entries: total };
    },
  });

  operation('list_dag_warnings', {
    access: ['GET', 'dag'],
    async handle({ query }) {
      const warnings = apiKysely
        .selectFrom('dag_warning')
        .innerJoin('dag', 'dag.dag_id', 'dag_warning.dag_id')
        .select(['dag_warning.dag_id', 'dag_warning.warning_type', 'dag_warning.message'])
        .select(['dag_warning.created_at as timestamp', dagDisplayName.as('dag_display_name')]);
      const conditions = [
        equals('dag_warning.warning_type', query.warning_type),
        equalsText('dag_warning.dag_id', query.dag_id),
      ];
      const page = { conditions, ...paging(query, warningOrdering, config) };
      const { rows, total } = await readPage(warnings as unknown as Query<DAGWarningResponse>, page);
      return { dag_warnings: rows, total_entries: total };
    },
  });

  operation('get_dag_stats', {
    access: ['GET', 'dag'],
    async handle({ query }) {
      const rows = await apiKysely
        .selectFrom('dag_run')
        .innerJoin('dag', 'dag.dag_id', 'dag_run.dag_id')
        .select(['dag_run.dag_id', 'dag_run.state', dagDisplayName.as('name'), sql<number>`count(*)`.as('count')])
        .where(every([oneOf('dag_run.dag_id', query.dag_ids)]))
        .groupBy(['dag_run.dag_id', 'dag_run.state', 'dag.dag_id'])
        .orderBy('dag_run.dag_id')
        .execute();
      const dags = new Map<string, DagStatsResponse>();
      for (const { dag_id, name, state, count } of rows) {
        const entry = dags.get(dag_id) ?? emptyStats(dag_id, name);
        dags.set(dag_id, entry);
        const stat = entry.stats.find((each) => each.state === state);
        if (stat !== undefined) stat.count = count;
      }
      return { dags: [...dags.values()], total_entries: dags.size };
    },
  });
}

function emptyStats(dagId: string, name: string): DagStatsResponse {
  return { dag_id: dagId, dag_display_name: name, stats: runStates.map((state) => ({ state, count: 0 })) };
}
