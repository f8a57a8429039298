import type { Database } from '@leeward/database';
import { HttpError } from '../../http/http-error.ts';
import type { RestApiContext } from '../context.ts';
import { every } from '../filters/conditions.ts';
import { commonDagConditions, dagConditions, dagOrdering } from '../filters/dag-conditions.ts';
import { type Query, readPage } from '../filters/page.ts';
import { paging } from '../filters/paging.ts';
import type { RegisterOperation } from '../operations.ts';
import { dagResponse } from '../present/dag.ts';
import { type DagRow, requireDag, selectDags } from '../queries/dags.ts';

/** Dags as lists, one by one, and their pause switch. */
export function dagRoutes(operation: RegisterOperation, { database, config }: RestApiContext): void {
  operation('get_dags', {
    access: ['GET', 'dag'],
    async handle({ query, user }) {
      const conditions = dagConditions(query, user.username);
      const { rows, total } = await readPage(dags(database), { conditions, ...paging(query, dagOrdering, config) });
      return { dags: rows.map(dagResponse), total_entries: total };
    },
  });

  operation('get_dag', {
    access: ['GET', 'dag'],
    async handle({ path }) {
      await requireDag(database, path.dag_id);
      return dagResponse(await findDag(database, path.dag_id));
    },
  });

  operation('patch_dag', {
    access: ['PUT', 'dag'],
    audited: true,
    async handle({ path, query, body }) {
      requirePauseMask(query.update_mask);
      const changed = await setPaused(database, [path.dag_id], body.is_paused);
      if (changed.length === 0) throw new HttpError(404, `Dag with id: ${path.dag_id} was not found`);
      return dagResponse(await findDag(database, path.dag_id));
    },
  });

  operation('patch_dags', {
    access: ['PUT', 'dag'],
    audited: true,
    async handle({ query, body }) {
      requirePauseMask(query.update_mask);
      const patternGiven = (query.dag_id_pattern ?? query.dag_id_prefix_pattern ?? undefined) !== undefined;
      // Without a pattern nothing is meant: a forgotten one must not pause every Dag.
      if (!patternGiven) return { dags: [], total_entries: 0 };
      const conditions = commonDagConditions(query);
      const page = { conditions, ...paging({ ...query, order_by: ['dag_id'] }, dagOrdering, config) };
      const { rows, total } = await readPage(dags(database), page);
      const meant = await dags(database).clearSelect().select('dag.dag_id').where(every(conditions)).execute();
      await setPaused(
        database,
        (meant as { dag_id: string }[]).map((row) => row.dag_id),
        body.is_paused,
      );
      return { dags: rows.map((row) => dagResponse({ ...row, is_paused: body.is_paused })), total_entries: total };
    },
  });
}

const dags = (database: Database) => selectDags(database) as unknown as Query<DagRow>;

async function findDag(database: Database, dagId: string): Promise<DagRow> {
  const row = await selectDags(database).where('dag.dag_id', '=', dagId).executeTakeFirst();
  if (row === undefined) throw new HttpError(404, `Unable to obtain dag with id ${dagId} from session`);
  return row as unknown as DagRow;
}

function requirePauseMask(mask: readonly string[] | null | undefined): void {
  if (mask === null || mask === undefined || mask.length === 0) return;
  if (mask.length === 1 && mask[0] === 'is_paused') return;
  throw new HttpError(400, 'Only `is_paused` field can be updated through the REST API');
}

/** Tells schedulers and open pages of the Dags whose switch moved; answers with those that are there. */
async function setPaused(database: Database, dagIds: readonly string[], isPaused: boolean): Promise<string[]> {
  if (dagIds.length === 0) return [];
  return database.transaction('pause dags', async (tx) => {
    const found = await tx.kysely
      .updateTable('dag')
      .set({ is_paused: isPaused })
      .where('dag_id', 'in', [...dagIds])
      .returning('dag_id')
      .execute();
    tx.emit(...found.map(({ dag_id }) => ({ kind: 'dag_changed', dagId: dag_id }) as const));
    return found.map((row) => row.dag_id);
  });
}
