import { LeewardError, pythonIso } from '@leeward/contracts';
import type { BackfillPostBody, BackfillResponse } from '@leeward/contracts/rest-api';
import { cancelBackfill, checkParams, createBackfill, type DagGraph, planBackfill } from '@leeward/lifecycle';
import { type SqlBool, sql } from 'kysely';
import { exactBody } from '../../http/exact-body.ts';
import { HttpError } from '../../http/http-error.ts';
import type { RestApiContext } from '../context.ts';
import { equals } from '../filters/conditions.ts';
import type { Ordering } from '../filters/order.ts';
import { readPage } from '../filters/page.ts';
import { paging } from '../filters/paging.ts';
import type { RegisterOperation } from '../operations.ts';
import { isoInstant } from '../present/instants.ts';
import { selectBackfills } from '../queries/backfills.ts';
import { takesLatestVersion } from '../queries/clear.ts';

const ordering: Ordering = { names: { id: 'backfill.id' }, key: { name: 'id', column: 'backfill.id' } };

/** Runs of past dates, made at once. */
export function backfillRoutes(operation: RegisterOperation, context: RestApiContext): void {
  const { database, graphs, config } = context;
  const select = () => selectBackfills(database);

  operation('list_backfills', {
    access: ['GET', 'backfill'],
    async handle({ query }) {
      const conditions = [equals('backfill.dag_id', query.dag_id)];
      const { rows, total } = await readPage(select(), { conditions, ...paging(query, ordering, config) });
      return { backfills: rows, total_entries: total };
    },
  });

  operation('get_backfill', { access: ['GET', 'backfill'], handle: ({ path }) => read(path.backfill_id) });

  operation('pause_backfill', {
    access: ['PUT', 'backfill'],
    audited: true,
    handle: ({ path }) => setPaused(path.backfill_id, true),
  });

  operation('unpause_backfill', {
    access: ['PUT', 'backfill'],
    audited: true,
    handle: ({ path }) => setPaused(path.backfill_id, false),
  });

  operation('cancel_backfill', {
    access: ['PUT', 'backfill'],
    audited: true,
    async handle({ path }) {
      const { dag_id } = await requireOpen(path.backfill_id);
      await database.transaction('cancel backfill', (tx) => cancelBackfill(tx, dag_id, path.backfill_id));
      return read(path.backfill_id);
    },
  });

  operation('create_backfill', {
    access: ['POST', 'backfill'],
    audited: true,
    async handle({ body, user, request: asked }) {
      const version = await versionFor(body);
      if (await isUnderWay(body.dag_id)) throw alreadyRunning(body.dag_id);
      requireSound(body, version.graph, exactBody<typeof body>(asked).dag_run_conf);
      const request = {
        ...windowOf(body),
        conf: exactBody<typeof body>(asked).dag_run_conf ?? null,
        runOnLatestVersion: takesLatestVersion(context, body.run_on_latest_version, version.graph.dag, true),
        maxActiveRuns: body.max_active_runs ?? 10,
        triggeringUserName: user.username,
      };
      const id = await database.transaction('create backfill', async (tx) => {
        const planned = await planBackfill(tx, version.graph, request, new Date());
        if (planned.length === 0) {
          const range = [request.fromDate, request.toDate].map((date) => pythonIso(date).replace('T', ' ')).join(', ');
          throw refused(`No runs to create for Dag ${body.dag_id} in the range [${range}]`);
        }
        return createBackfill(tx, graphs, version, request, planned);
      });
      if (id === null) throw alreadyRunning(body.dag_id);
      return read(id);
    },
  });

  operation('create_backfill_dry_run', {
    access: ['POST', 'backfill'],
    async handle({ body, request }) {
      const { graph } = await versionFor(body);
      requireSound(body, graph, exactBody<typeof body>(request).dag_run_conf);
      const planned = await planBackfill(database, graph, windowOf(body), new Date());
      const backfills = planned
        .filter((plan) => plan.skipped === null)
        .map(({ run: { logicalDate, partition } }) => ({
          logical_date: logicalDate === null ? null : isoInstant(logicalDate),
          partition_key: partition?.key ?? null,
          partition_date: partition === null ? null : isoInstant(partition.date),
        }));
      return { backfills, total_entries: backfills.length };
    },
  });

  async function read(id: number): Promise<BackfillResponse> {
    const row = await select().where('backfill.id', '=', id).executeTakeFirst();
    if (row === undefined) throw new HttpError(404, 'Backfill not found');
    return row;
  }

  async function isUnderWay(dagId: string): Promise<boolean> {
    const row = await select()
      .where('backfill.dag_id', '=', dagId)
      .where('backfill.completed_at', 'is', null)
      .executeTakeFirst();
    return row !== undefined;
  }

  async function requireOpen(id: number): Promise<BackfillResponse> {
    const backfill = await read(id);
    if (backfill.completed_at !== null) throw new HttpError(409, 'Backfill is already completed.');
    return backfill;
  }

  async function setPaused(id: number, isPaused: boolean): Promise<BackfillResponse> {
    const { dag_id } = await requireOpen(id);
    await database.transaction('pause backfill', async (tx) => {
      await tx.kysely
        .updateTable('backfill')
        .set({ is_paused: isPaused, updated_at: sql<Date>`now()` })
        .where('id', '=', id)
        .where(sql<SqlBool>`is_paused <> ${isPaused}`)
        .execute();
      tx.emit({ kind: 'dag_changed', dagId: dag_id });
    });
    return read(id);
  }

  /** The newest version of a Dag that can be backfilled as the request wants. */
  async function versionFor(body: BackfillPostBody) {
    const row = await database.kysely
      .selectFrom('dag')
      .innerJoin('dag_version', 'dag_version.id', 'dag.current_version_id')
      .select(['dag_version.id as versionId', 'dag_version.serialized_hash as versionHash'])
      .select(['dag.bundle_version as bundleVersion', 'dag.timetable_periodic as isPeriodic'])
      .select('dag.allowed_run_types as allowedRunTypes')
      .where('dag.dag_id', '=', body.dag_id)
      .executeTakeFirst();
    if (row === undefined) throw new HttpError(404, `Could not find dag ${body.dag_id}`);
    if (!row.isPeriodic) throw refused(`${body.dag_id} has a non-periodic schedule that does not support backfills`);
    if (row.allowedRunTypes !== null && !row.allowedRunTypes.includes('backfill'))
      throw new HttpError(400, `Dag with dag_id: '${body.dag_id}' does not allow backfill runs`);
    const graph = (await graphs.load(database, [row]))(row);
    return { graph, versionId: row.versionId, bundleVersion: row.bundleVersion };
  }
}

function windowOf(body: BackfillPostBody) {
  return {
    dagId: body.dag_id,
    fromDate: new Date(body.from_date),
    toDate: new Date(body.to_date),
    reprocess: body.reprocess_behavior ?? ('none' as const),
    isBackwards: body.run_backwards ?? false,
  };
}

/** airflow/models/backfill.py (_validate_backfill_params). A conf that is null is not held against the params, one that is left out is. */
function requireSound(
  body: BackfillPostBody,
  { dag, dependsOnPast }: DagGraph,
  conf: BackfillPostBody['dag_run_conf'],
): void {
  const { fromDate, toDate, reprocess, isBackwards } = windowOf(body);
  if (fromDate > toDate) {
    throw refused(`from_date (${pythonIso(fromDate)}) must not be after to_date (${pythonIso(toDate)}).`);
  }
  if (fromDate.getTime() >= Date.now()) throw refused('Backfill cannot be executed for future dates.');
  if (dependsOnPast && isBackwards)
    throw refused('Backfill cannot be run in reverse when the Dag has tasks where depends_on_past=True.');
  if (dependsOnPast && reprocess === 'none') {
    throw refused(
      'Dag has tasks for which depends_on_past=True. ' +
        'You must set reprocess behavior to reprocess completed or reprocess failed.',
    );
  }
  if (conf === null) return;
  try {
    checkParams(dag.params, conf ?? {});
  } catch (error) {
    throw error instanceof LeewardError ? refused(error.message) : error;
  }
}

const alreadyRunning = (dagId: string) => new HttpError(409, `There is already a running backfill for dag ${dagId}`);

/** Airflow answers these with the bare sentence. */
const refused = (sentence: string) => new HttpError(422, sentence);
