import type { Dag } from '@leeward/contracts';
import type { DAGDetailsResponse } from '@leeward/contracts/rest-api';
import { readDagParams } from '@leeward/contracts/serialized-dag-reader';
import { HttpError } from '../../http/http-error.ts';
import type { RestApiContext } from '../context.ts';
import type { RegisterOperation } from '../operations.ts';
import { cleanDoc } from '../present/clean-doc.ts';
import { dagResponse } from '../present/dag.ts';
import { isoDuration, isoInstant } from '../present/instants.ts';
import { paramsOf } from '../present/params.ts';
import { presentSerialized } from '../present/serialized-value.ts';
import { withAssetIds } from '../queries/asset-expression.ts';
import { dagOf } from '../queries/dag-graphs.ts';
import { type DagVersionRow, dagVersionResponse, selectDagVersions } from '../queries/dag-versions.ts';
import { type DagRow, selectDags, unknownDag } from '../queries/dags.ts';
import { serializedOf } from '../queries/serialized-dags.ts';

/** All about one Dag, what a user marked, and its removal. */
export function dagDetailRoutes(operation: RegisterOperation, context: RestApiContext): void {
  const { database } = context;

  operation('get_dag_details', {
    access: ['GET', 'dag'],
    async handle({ path, user }) {
      const { graph, versionId } = await dagOf(context, path.dag_id);
      const [row, marks, version, raw] = await Promise.all([
        selectDags(database).where('dag.dag_id', '=', path.dag_id).executeTakeFirst(),
        marksOf(path.dag_id, user.username),
        selectDagVersions(database).where('dag_version.id', '=', versionId).executeTakeFirst(),
        serializedOf(database, versionId),
      ]);
      if (row === undefined || version === undefined) throw unknownDag(path.dag_id);
      return {
        ...dagResponse(row as unknown as DagRow),
        ...fromDag(graph.dag, raw.dag),
        asset_expression: await withAssetIds(database, marks.assetExpression),
        last_parsed: (row as unknown as DagRow).last_parsed_at,
        is_favorite: marks.isFavourite,
        active_runs_count: marks.running,
        concurrency: row.max_active_tasks,
        latest_dag_version: dagVersionResponse(version as unknown as DagVersionRow),
      };
    },
  });

  operation('favorite_dag', {
    access: ['GET', 'dag'],
    audited: true,
    async handle({ path, user }) {
      await requireRow(path.dag_id);
      await database.kysely
        .insertInto('dag_favorite')
        .values({ username: user.username, dag_id: path.dag_id })
        .execute();
    },
  });

  operation('unfavorite_dag', {
    access: ['GET', 'dag'],
    audited: true,
    async handle({ path, user }) {
      await requireRow(path.dag_id);
      const { numDeletedRows } = await database.kysely
        .deleteFrom('dag_favorite')
        .where('username', '=', user.username)
        .where('dag_id', '=', path.dag_id)
        .executeTakeFirst();
      if (numDeletedRows === 0n) throw new HttpError(409, 'Dag is not marked as favorite');
    },
  });

  operation('delete_dag', {
    access: ['DELETE', 'dag'],
    audited: true,
    status: 204,
    async handle({ path }) {
      await deleteDag(path.dag_id);
    },
  });

  async function requireRow(dagId: string): Promise<void> {
    const row = await database.kysely.selectFrom('dag').select('dag_id').where('dag_id', '=', dagId).executeTakeFirst();
    if (row === undefined) throw new HttpError(404, `Dag with id '${dagId}' not found`);
  }

  async function marksOf(dagId: string, username: string) {
    const row = await database.kysely
      .selectFrom('dag')
      .select((eb) => [
        'dag.asset_expression as assetExpression',
        eb
          .selectFrom('dag_run')
          .select(({ fn }) => fn.countAll<number>().as('running'))
          .whereRef('dag_run.dag_id', '=', 'dag.dag_id')
          .where('dag_run.state', '=', 'running')
          .as('running'),
        eb
          .exists(
            eb
              .selectFrom('dag_favorite')
              .select('dag_favorite.dag_id')
              .whereRef('dag_favorite.dag_id', '=', 'dag.dag_id')
              .where('dag_favorite.username', '=', username),
          )
          .as('isFavourite'),
      ])
      .where('dag.dag_id', '=', dagId)
      .executeTakeFirst();
    if (row === undefined) throw unknownDag(dagId);
    return { ...row, running: row.running ?? 0, isFavourite: Boolean(row.isFavourite) };
  }

  /** With its runs and all that belongs to them. Its file is parsed again at the next look, as Airflow's would be. */
  async function deleteDag(dagId: string): Promise<void> {
    await database.transaction('delete dag', async (tx) => {
      const row = await tx.kysely
        .selectFrom('dag')
        .select(['bundle_name', 'relative_fileloc'])
        .where('dag_id', '=', dagId)
        .forUpdate()
        .executeTakeFirst();
      if (row === undefined) throw new HttpError(404, `Dag with id: ${dagId} was not found`);
      const running = await tx.kysely
        .selectFrom('task_instance')
        .select('id')
        .where('dag_id', '=', dagId)
        .where('state', '=', 'running')
        .limit(1)
        .executeTakeFirst();
      if (running !== undefined)
        throw new HttpError(409, `Task instances of dag with id: '${dagId}' are still running`);
      // Runs refer to versions, so they go before them.
      await tx.kysely.deleteFrom('dag_run').where('dag_id', '=', dagId).execute();
      await tx.kysely.deleteFrom('dag').where('dag_id', '=', dagId).execute();
      const file = { bundle_name: row.bundle_name, path: row.relative_fileloc };
      await tx.kysely
        .deleteFrom('import_error')
        .where('bundle_name', '=', file.bundle_name)
        .where('filename', '=', file.path)
        .execute();
      await tx.kysely
        .deleteFrom('dag_file')
        .where('bundle_name', '=', file.bundle_name)
        .where('relative_path', '=', file.path)
        .execute();
      tx.emit({ kind: 'dag_changed', dagId }, { kind: 'import_errors_changed', bundleName: file.bundle_name });
    });
  }
}

/** The part of the details that only the Dag itself knows. */
function fromDag(dag: Dag, raw: Record<string, unknown>) {
  return {
    catchup: dag.catchup,
    dag_run_timeout: dag.dagrunTimeoutSeconds === null ? null : isoDuration(dag.dagrunTimeoutSeconds),
    doc_md: dag.docMd === null ? null : cleanDoc(dag.docMd),
    start_date: isoInstant(dag.startDate),
    end_date: isoInstant(dag.endDate),
    is_paused_upon_creation: dag.isPausedUponCreation,
    params: paramsOf(readDagParams(raw)),
    render_template_as_native_obj: dag.renderTemplateAsNativeObj,
    template_search_path: (raw.template_searchpath as string[] | undefined) ?? null,
    timezone: typeof dag.timezone === 'number' ? zoneOf(dag.timezone) : dag.timezone,
    default_args: (presentSerialized(raw.default_args) ?? {}) as Record<string, unknown>,
    rerun_with_latest_version: dag.rerunWithLatestVersion,
    owner_links: dag.ownerLinks,
  } satisfies Partial<DAGDetailsResponse>;
}

/** A fixed offset as pendulum names it. */
function zoneOf(seconds: number): string {
  const minutes = Math.abs(seconds) / 60;
  const pad = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${seconds < 0 ? '-' : '+'}${pad(minutes / 60)}:${pad(minutes % 60)}`;
}
