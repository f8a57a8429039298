import type { BulkDAGRunBody } from '@leeward/contracts/rest-api';
import { sql } from 'kysely';
import { HttpError } from '../../http/http-error.ts';
import type { RestApiContext } from '../context.ts';
import type { RegisterOperation } from '../operations.ts';
import { presentDagRun } from '../present/dag-run.ts';
import { pythonText } from '../present/python-text.ts';
import { changeRun, deleteRun, type RunChange, undeletable } from '../queries/change-runs.ts';
import { type DagRunRow, findDagRun, selectDagRuns } from '../queries/dag-runs.ts';
import { type BulkResult, runBulk } from './bulk.ts';

/** State and note of runs, one by one and many at once, and their removal. */
export function changeDagRunRoutes(operation: RegisterOperation, { database }: RestApiContext): void {
  operation('patch_dag_run', {
    access: ['PUT', 'dag'],
    audited: true,
    async handle({ path, query, body, given, user }) {
      const run = await findDagRun(database, path.dag_id, path.dag_run_id);
      const mask = query.update_mask ?? [];
      const isMeant = (field: string) => given.has(field) && (mask.length === 0 || mask.includes(field));
      const change: RunChange = {};
      if (isMeant('note')) change.note = body.note ?? null;
      if (isMeant('state')) change.state = body.state ?? null;
      await database.transaction('patch run', (tx) => changeRun(tx, run, change, user.username));
      return presentDagRun(database, await findDagRun(database, path.dag_id, path.dag_run_id));
    },
  });

  operation('delete_dag_run', {
    access: ['DELETE', 'dag'],
    audited: true,
    async handle({ path }) {
      const run = await findDagRun(database, path.dag_id, path.dag_run_id);
      await database.transaction('delete run', (tx) => deleteRun(tx, run));
    },
  });

  operation('bulk_dag_runs', {
    access: ['PUT', 'dag'],
    audited: true,
    async handle({ path, body, user }) {
      return runBulk(body.actions, {
        async create() {
          throw new HttpError(405, 'Dag Runs bulk create is not supported. Use the trigger Dag Run endpoint instead.');
        },
        async update(action, result) {
          const meant = meantRuns(path.dag_id, action.entities, result);
          const runs = await runsToChange(action, meant);
          for (const [run, entity] of runs) {
            const { state = null, note = null } = entity as BulkDAGRunBody;
            const change: RunChange = note === null ? { state } : { state, note };
            await database.transaction('patch run', (tx) => changeRun(tx, run, change, user.username));
            result.success.push(`${run.dag_id}.${run.run_id}`);
          }
        },
        async delete(action, result) {
          const meant = meantRuns(path.dag_id, action.entities, result);
          const runs = [...(await runsToChange(action, meant)).keys()];
          runs.sort((a, b) => (keyOf(a.dag_id, a.run_id) < keyOf(b.dag_id, b.run_id) ? -1 : 1));
          for (const run of runs) {
            if (run.state === 'running') {
              result.errors.push({ error: undeletable(run).message, status_code: 409 });
              continue;
            }
            await database.transaction('delete run', (tx) => deleteRun(tx, run));
            result.success.push(`${run.dag_id}.${run.run_id}`);
          }
        },
      });
    },
  });

  type Meant = ReadonlyMap<string, { dagId: string; runId: string; entity: string | BulkDAGRunBody }>;

  /** Those that are there, with what is asked of each. */
  async function runsToChange(
    action: { action_on_non_existence?: 'fail' | 'skip' },
    meant: Meant,
  ): Promise<Map<DagRunRow, string | BulkDAGRunBody>> {
    const runs = new Map<DagRunRow, string | BulkDAGRunBody>();
    if (meant.size === 0) return runs;
    const pairs = [...meant.values()].map(({ dagId, runId }) => sql`(${dagId}, ${runId})`);
    const rows = await selectDagRuns(database)
      .where(sql<boolean>`(dag_run.dag_id, dag_run.run_id) in (${sql.join(pairs)})`)
      .execute();
    const found = new Map(rows.map((row) => [keyOf(row.dag_id, row.run_id), row as unknown as DagRunRow]));
    const missing = [...meant].filter(([key]) => !found.has(key)).map(([, { dagId, runId }]) => [dagId, runId]);
    if ((action.action_on_non_existence ?? 'fail') === 'fail' && missing.length > 0) {
      const names = missing.map(([dagId, runId]) => `(${pythonText(dagId)}, ${pythonText(runId)})`).sort();
      throw new HttpError(404, `The DagRuns with these identifiers: [${names.join(', ')}] were not found`);
    }
    for (const [key, { entity }] of meant) {
      const run = found.get(key);
      if (run !== undefined) runs.set(run, entity);
    }
    return runs;
  }
}

const keyOf = (dagId: string, runId: string) => `${dagId}\n${runId}`;

/** Names the run of each entity; one that the wildcard of the path leaves open is an error of its own. */
function meantRuns(pathDagId: string, entities: readonly (string | BulkDAGRunBody)[], result: BulkResult) {
  const meant = new Map<string, { dagId: string; runId: string; entity: string | BulkDAGRunBody }>();
  for (const entity of entities) {
    const runId = typeof entity === 'string' ? entity : entity.dag_run_id;
    const dagId = typeof entity === 'string' ? pathDagId : (entity.dag_id ?? pathDagId);
    if (dagId === '~' || runId === '~') {
      const place = typeof entity === 'string' ? 'in BulkDAGRunBody object, not as string' : 'in request body';
      const error = `When using wildcard in path, dag_id must be specified ${place} for dag_run_id: ${runId}`;
      result.errors.push({ error, status_code: 400 });
      continue;
    }
    meant.set(keyOf(dagId, runId), { dagId, runId, entity });
  }
  return meant;
}
