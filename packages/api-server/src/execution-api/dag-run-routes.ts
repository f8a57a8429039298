import type { DagRunState } from '@leeward/contracts/execution-api';
import { hasPreviousDagRunByPath } from '@leeward/contracts/execution-api-versions';
import { sql } from 'kysely';
import { notFound } from '../http/http-error.ts';
import type { ExecutionApiContext } from './context.ts';
import { dagRunText, selectDagRun } from './dag-run-reads.ts';
import { type Answer, defineOperation, type RegisterOperation } from './operations.ts';

interface RunPath {
  dag_id: string;
  run_id: string;
}

interface PreviousQuery {
  dag_id: string;
  logical_date: string;
  state?: DagRunState | null;
}

interface CountQuery {
  dag_id: string;
  logical_dates?: string[] | null;
  run_ids?: string[] | null;
  states?: string[] | null;
}

/** What tasks ask about runs. */
export function dagRunRoutes(operation: RegisterOperation, { database }: ExecutionApiContext): void {
  const kysely = database.apiKysely;

  const get = defineOperation<RunPath>('get_dag_run', {
    async handle({ path }) {
      const run = await selectDagRun(database)
        .where('dag_id', '=', path.dag_id)
        .where('run_id', '=', path.run_id)
        .executeTakeFirst();
      if (run === undefined) throw unknownRun(path);
      return { status: 200, body: dagRunText(run) };
    },
  });

  async function previous({ dag_id, logical_date, state }: PreviousQuery): Promise<Answer> {
    let found = selectDagRun(database)
      .where('dag_id', '=', dag_id)
      .where('logical_date', '<', sql<Date>`${logical_date}::timestamptz`)
      .orderBy('logical_date', 'desc')
      .limit(1);
    if (state) found = found.where('state', '=', state);
    const run = await found.executeTakeFirst();
    return { status: 200, body: run === undefined ? null : dagRunText(run) };
  }

  operation<unknown, PreviousQuery>('get_previous_dagrun', { handle: ({ query }) => previous(query) });

  /** Versions before 2026-04-06 have the Dag of a previous run in the path, where the newer ones have a run's name. */
  const previousByPath = defineOperation<unknown, PreviousQuery>('get_previous_dagrun', {
    everyVersion: true,
    readQuery: (query, params) => ({ ...query, dag_id: params.dag_id }),
    handle: ({ query }) => previous(query),
  });

  operation.choice('GET', '/dag-runs/:dag_id/:run_id', (params, version) =>
    params.run_id === 'previous' && hasPreviousDagRunByPath(version) ? previousByPath : get,
  );

  operation<RunPath>('get_dagrun_state', {
    async handle({ path }) {
      const run = await kysely
        .selectFrom('dag_run')
        .select('state')
        .where('dag_id', '=', path.dag_id)
        .where('run_id', '=', path.run_id)
        .executeTakeFirst();
      if (run === undefined) throw unknownRun(path);
      return { status: 200, body: run };
    },
  });

  operation<unknown, CountQuery>('get_dr_count', {
    async handle({ query }) {
      let found = kysely
        .selectFrom('dag_run')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('dag_id', '=', query.dag_id);
      if (query.logical_dates?.length) found = found.where('logical_date', 'in', instants(query.logical_dates));
      if (query.run_ids?.length) found = found.where('run_id', 'in', query.run_ids);
      if (query.states?.length) found = found.where('state', 'in', query.states);
      return { status: 200, body: (await found.executeTakeFirstOrThrow()).count };
    },
  });
}

function instants(texts: readonly string[]) {
  return texts.map((text) => sql<Date>`${text}::timestamptz`);
}

function unknownRun({ dag_id, run_id }: RunPath) {
  return notFound(`Dag run with dag_id '${dag_id}' and run_id '${run_id}' was not found`);
}
