import type { ClearTaskInstanceCollectionResponse, DAGRunClearBody } from '@leeward/contracts/rest-api';
import { setRunState } from '@leeward/lifecycle';
import type { FastifyRequest } from 'fastify';
import { type SqlBool, sql } from 'kysely';
import { bodyRefused } from '../../http/body-refused.ts';
import { exactBody } from '../../http/exact-body.ts';
import { HttpError } from '../../http/http-error.ts';
import type { RestApiContext } from '../context.ts';
import { type Condition, equals, every, oneOf } from '../filters/conditions.ts';
import type { Query } from '../filters/page.ts';
import type { RegisterOperation } from '../operations.ts';
import { presentDagRun, presentDagRuns } from '../present/dag-run.ts';
import { pythonText } from '../present/python-text.ts';
import { presentTaskInstances } from '../present/task-instance.ts';
import { changeRun } from '../queries/change-runs.ts';
import { clearRows, takesLatestVersion, taskInstancesWhere } from '../queries/clear.ts';
import { dagOf } from '../queries/dag-graphs.ts';
import { type DagRunRow, findDagRun, selectDagRuns } from '../queries/dag-runs.ts';
import { type PartitionSelection, requireOneSelection, selectedPartitions } from '../queries/partition-selection.ts';

type Affected = ClearTaskInstanceCollectionResponse['task_instances'];

/** Runs that are to run again, and partitions that runs are taken off. */
export function clearDagRunRoutes(operation: RegisterOperation, context: RestApiContext): void {
  const { database } = context;

  operation('clear_dag_run', {
    access: ['PUT', 'dag'],
    audited: true,
    async handle({ path, body, user, request }) {
      requireOneOfNewAndFailed(body, request);
      const run = await findDagRun(database, path.dag_id, path.dag_run_id);
      if (body.dry_run !== false) return affectedBy(await wouldClear(context, run, body));
      await clearRun(context, run, body, user.username);
      return presentDagRun(database, await findDagRun(database, path.dag_id, path.dag_run_id));
    },
  });

  operation('clear_dag_runs', {
    access: ['PUT', 'dag'],
    audited: true,
    async handle({ path, body, user, request }) {
      requireOneOfNewAndFailed(body, request);
      const entries = body.dag_runs ?? [];
      requireOneSelection(body, entries.length > 0, 'dag_runs (non-empty)');
      const runs =
        entries.length > 0
          ? await namedRuns(path.dag_id, entries)
          : await runsWhere(await partitionRuns(path.dag_id, body));
      if (body.dry_run !== false) {
        const affected: Affected[] = [];
        for (const run of runs) affected.push(await wouldClear(context, run, body));
        return affectedBy(affected.flat());
      }
      for (const run of runs) await clearRun(context, run, body, user.username);
      const ids = runs.map((run) => run.id);
      const cleared = ids.length === 0 ? [] : await runsWhere([oneOf('dag_run.id', ids)]);
      cleared.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
      const dagRuns = await presentDagRuns(database, cleared);
      const byOffset = { total_entries_limit: null, next_cursor: null, previous_cursor: null };
      return { dag_runs: dagRuns, total_entries: dagRuns.length, ...byOffset };
    },
  });

  operation('clear_dag_run_partitions', {
    access: ['PUT', 'dag'],
    audited: true,
    async handle({ path, body }) {
      requireOneSelection(body, (body.run_id ?? null) !== null, 'run_id');
      await dagOf(context, path.dag_id);
      const byRun = equals('dag_run.run_id', body.run_id);
      const selected = byRun === undefined ? await selectedPartitions(context, path.dag_id, body) : byRun;
      const isPartition = sql<SqlBool>`(dag_run.partition_key is not null or dag_run.partition_date is not null)`;
      const runs = await runsWhere([equals('dag_run.dag_id', path.dag_id), selected, isPartition]);
      const ids = runs.map((run) => run.id);
      const tasks = body.clear_task_instances && ids.length > 0 ? await tasksOf(ids) : [];
      const isDry = body.dry_run !== false;
      if (!isDry && ids.length > 0) {
        await database.transaction('clear partitions', async (tx) => {
          await tx.kysely
            .updateTable('dag_run')
            .set({ partition_key: null, partition_date: null })
            .where('id', 'in', ids)
            .execute();
          await clearRows(tx, context, tasks, { runOnLatestVersion: false });
        });
      }
      return { dag_runs_cleared: ids.length, task_instances_cleared: tasks.length, dry_run: isDry };
    },
  });

  const tasksOf = (ids: number[]) => taskInstancesWhere(context, [oneOf('ti.dag_run_id', ids)]);

  async function runsWhere(conditions: readonly Condition[]): Promise<DagRunRow[]> {
    const query = selectDagRuns(database) as unknown as Query<DagRunRow>;
    return (await query
      .where(every(conditions))
      .orderBy(sql.ref('dag_run.partition_date'))
      .orderBy(sql.ref('dag_run.run_id'))
      .execute()) as DagRunRow[];
  }

  async function partitionRuns(dagId: string, selection: PartitionSelection): Promise<Condition[]> {
    if (dagId === '~') throw new HttpError(400, "Partition selectors require a concrete dag_id; '~' is not supported.");
    return [equals('dag_run.dag_id', dagId), await selectedPartitions(context, dagId, selection)];
  }

  /** The named runs, each once, in the order of the request. */
  async function namedRuns(
    pathDagId: string,
    entries: readonly { dag_id?: string | null; dag_run_id: string }[],
  ): Promise<DagRunRow[]> {
    const runs = new Map<number, DagRunRow>();
    for (const entry of entries) {
      const run = await findDagRun(database, dagIdOf(pathDagId, entry), entry.dag_run_id);
      runs.set(run.id, run);
    }
    return [...runs.values()];
  }
}

function dagIdOf(pathDagId: string, { dag_id, dag_run_id }: { dag_id?: string | null; dag_run_id: string }): string {
  if (pathDagId === '~') {
    if (dag_id !== null && dag_id !== undefined && dag_id !== '' && dag_id !== '~') return dag_id;
    throw new HttpError(
      400,
      "When the URL dag_id is '~', every entry must provide a concrete dag_id " +
        `(missing on dag_run_id: ${pythonText(dag_run_id)}).`,
    );
  }
  const own = dag_id ?? pathDagId;
  if (own === pathDagId) return own;
  throw new HttpError(400, `Entry dag_id ${pythonText(own)} does not match the URL dag_id ${pythonText(pathDagId)}.`);
}

function affectedBy(affected: Affected): ClearTaskInstanceCollectionResponse {
  return { task_instances: affected, total_entries: affected.length };
}

function requireOneOfNewAndFailed({ only_new, only_failed }: DAGRunClearBody, request: FastifyRequest): void {
  if (only_new && only_failed) throw bodyRefused('only_new and only_failed are mutually exclusive', exactBody(request));
}

async function rowsToClear(context: RestApiContext, run: DagRunRow, { only_failed }: DAGRunClearBody) {
  const failed = only_failed ? oneOf('ti.state', ['failed', 'upstream_failed']) : undefined;
  return taskInstancesWhere(context, [equals('ti.dag_run_id', run.id), failed]);
}

async function wouldClear(context: RestApiContext, run: DagRunRow, body: DAGRunClearBody): Promise<Affected> {
  if (!body.only_new) return presentTaskInstances(context, await rowsToClear(context, run, body));
  const added = await tasksToAdd(context, run);
  return added.map((taskId) => ({ task_id: taskId, task_display_name: taskId }));
}

/** Tasks that the Dag has got since. */
async function tasksToAdd(context: RestApiContext, run: DagRunRow): Promise<string[]> {
  const { graph } = await dagOf(context, run.dag_id);
  const present = await context.database.kysely
    .selectFrom('task_instance')
    .select('task_id')
    .distinct()
    .where('dag_run_id', '=', run.id)
    .execute();
  const known = new Set(present.map((row) => row.task_id));
  return [...graph.dag.tasks.keys()].filter((taskId) => !known.has(taskId)).sort();
}

async function clearRun(context: RestApiContext, run: DagRunRow, body: DAGRunClearBody, by: string): Promise<void> {
  const { graph } = await dagOf(context, run.dag_id);
  const runOnLatestVersion = takesLatestVersion(context, body.run_on_latest_version, graph.dag);
  const rows = body.only_new ? [] : await rowsToClear(context, run, body);
  const added = body.only_new ? await tasksToAdd(context, run) : [];
  await context.database.transaction('clear run', async (tx) => {
    // A run that goes on gets the tasks that its Dag has by now.
    if (added.length > 0) await setRunState(tx, run.id, 'queued', by);
    await clearRows(tx, context, rows, { runOnLatestVersion });
    if ((body.note ?? null) !== null) await changeRun(tx, run, { note: body.note! }, by);
  });
}
