import { gridStateLetters, gridStates, type UiGrid, type UiGridRun, type UiGridTask } from '@leeward/contracts/ui-api';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { RestApiContext } from '../rest-api/context.ts';
import { requireDag } from '../rest-api/queries/dags.ts';
import { wholeNumber } from './numbers.ts';
import { asUiRuns, selectUiRuns } from './runs.ts';

type Run = Omit<UiGridRun, 'task_set' | 'states' | 'mapped_states'> & { id: number };

interface StatesRow {
  id: number;
  /** Null where the run has no task instances. */
  states: string | null;
  /** Equal for runs with the same tasks. */
  set_hash: string | null;
  mapped_states: Record<string, string> | null;
}

/** The letter of a task instance's state. */
const letter = sql`case coalesce(ti.state, 'none') ${sql.join(
  gridStates.map((state, at) => sql`when ${sql.lit(state)} then ${sql.lit(gridStateLetters.charAt(at))}`),
  sql` `,
)} end`;

/** `GET /ui/dags/{dag_id}/grid`: the newest runs and, of all of them in one statement, the states of their tasks. */
export function gridRoute(app: FastifyInstance, { database }: RestApiContext): void {
  app.get<{ Params: { dag_id: string }; Querystring: Record<string, string | undefined> }>(
    '/dags/:dag_id/grid',
    async (request): Promise<UiGrid> => {
      const dagId = request.params.dag_id;
      const limit = wholeNumber(request.query, 'limit', { least: 1, most: 365, otherwise: 25 });
      await requireDag(database, dagId);
      const { before, run_id: runId } = request.query;
      const runs = await findRuns(dagId, limit, before, runId);
      const states = new Map((await readStates(runs.map(({ id }) => id))).map((row) => [row.id, row]));
      // One run of each set tells the set's tasks.
      const firstOf = new Map<string, number>();
      for (const { id, set_hash } of states.values())
        if (set_hash !== null && !firstOf.has(set_hash)) firstOf.set(set_hash, id);
      const hashes = [...firstOf.keys()];
      return {
        dag_id: dagId,
        task_sets: await Promise.all([...firstOf.values()].map(tasksOf)),
        runs: runs.map(({ id, ...run }): UiGridRun => {
          const row = states.get(id);
          const set = row?.set_hash ?? null;
          return {
            ...run,
            task_set: set === null ? null : hashes.indexOf(set),
            states: row?.states ?? '',
            mapped_states: row?.mapped_states ?? {},
          };
        }),
      };
    },
  );

  async function findRuns(dagId: string, limit: number, before?: string, runId?: string): Promise<Run[]> {
    let query = selectUiRuns(database)
      .leftJoin('dag_version as v', 'v.id', 'r.dag_version_id')
      .select(['r.id', 'v.version_number as dag_version_number'])
      .where('r.dag_id', '=', dagId);
    if (before !== undefined) query = query.where(sql<boolean>`r.run_after < ${before}::timestamptz`);
    if (runId !== undefined) query = query.where('r.run_id', '=', runId);
    const rows = await query.orderBy('r.run_after', 'desc').orderBy('r.id', 'desc').limit(limit).execute();
    return asUiRuns(rows) as Run[];
  }

  /**
   * A letter a task and run, gathered by the database: the rows would be a hundred times as many bytes. Each run by task_instance's
   * unique index on (dag_run_id, task_id, map_index).
   */
  async function readStates(runIds: readonly number[]): Promise<StatesRow[]> {
    if (runIds.length === 0) return [];
    const { rows } = await sql<StatesRow>`
      select run.id, plain.states, plain.set_hash, mapped.states as mapped_states
        from unnest(${[...runIds]}::bigint[]) as run(id),
             lateral (select string_agg(${letter}, '' order by task_id collate "C") as states,
                             md5(string_agg(task_id, chr(10) order by task_id collate "C")) as set_hash
                        from task_instance ti where ti.dag_run_id = run.id and ti.map_index = -1) plain,
             lateral (select json_object_agg(task_id, state) as states
                        from (select task_id, min(${letter} collate "C") as state
                                from task_instance ti where ti.dag_run_id = run.id and ti.map_index >= 0
                               group by task_id) each) mapped`.execute(database.apiKysely);
    return rows;
  }

  async function tasksOf(runId: number): Promise<UiGridTask[]> {
    const { rows } = await sql<UiGridTask>`
      select task_id, coalesce(task_display_name, task_id) as task_display_name from task_instance
       where dag_run_id = ${runId} and map_index = -1 order by task_id collate "C"`.execute(database.apiKysely);
    return rows;
  }
}
