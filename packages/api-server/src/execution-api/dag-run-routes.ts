import { unreachable } from '@leeward/contracts';
import type { DagRunState, TriggerDAGRunPayload } from '@leeward/contracts/execution-api';
import { hasPreviousDagRunByPath } from '@leeward/contracts/execution-api-versions';
import { clearRunByTask, type TriggerOutcome, triggerRunByTask } from '@leeward/lifecycle';
import { sql } from 'kysely';
import { HttpError, notFound } from '../http/http-error.ts';
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
export function dagRunRoutes(operation: RegisterOperation, context: ExecutionApiContext): void {
  const { database } = context;
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

  operation<RunPath, unknown, TriggerDAGRunPayload>('trigger_dag_run', {
    async handle({ path, body, token }) {
      const { dag_id: dagId, run_id: runId } = path;
      const outcome = await triggerRunByTask(database, context.graphs, {
        attemptId: token.attemptId,
        dagId,
        runId,
        logicalDate: body.logical_date ?? null,
        runAfter: body.run_after ?? null,
        conf: body.conf ?? {},
        partitionKey: body.partition_key ?? null,
        note: body.note ?? null,
      });
      if (outcome.kind !== 'created') throw triggerError(outcome, path);
      return { status: 204 };
    },
  });

  operation<RunPath>('clear_dag_run', {
    async handle({ path }) {
      const { dag_id: dagId, run_id: runId } = path;
      const { kind } = await clearRunByTask(database, context.graphs, { dagId, runId });
      switch (kind) {
        case 'cleared':
          return { status: 204 };
        case 'unknown_dag':
          throw unknownDag(dagId);
        case 'import_errors':
          throw hasImportErrors(dagId);
        case 'unknown_run':
          throw notFound(`Dag run with run_id: '${runId}' not found`);
        default:
          return unreachable(kind);
      }
    },
  });

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

type TriggerRefusal = Exclude<TriggerOutcome, { kind: 'created' }>;

function triggerError(outcome: TriggerRefusal, { dag_id: dagId, run_id: runId }: RunPath): HttpError {
  switch (outcome.kind) {
    case 'unknown_dag':
      return unknownDag(dagId);
    case 'import_errors':
      return hasImportErrors(dagId);
    case 'denied_run_type': {
      const message = `Dag with dag_id '${dagId}' does not allow operator-triggered runs`;
      return new HttpError(400, { reason: outcome.kind, message });
    }
    case 'exists': {
      const message = `A run already exists for Dag '${dagId}' with run_id '${runId}'`;
      return new HttpError(409, { reason: 'already_exists', message });
    }
    case 'not_partitioned':
      return new HttpError(400, { reason: outcome.kind, message: `Dag '${dagId}' is not partitioned` });
    case 'refused':
      return new HttpError(400, { reason: 'value_error', message: outcome.message });
    default:
      return unreachable(outcome);
  }
}

function unknownDag(dagId: string): HttpError {
  return notFound(`Dag with dag_id: '${dagId}' not found`);
}

function hasImportErrors(dagId: string): HttpError {
  const message = `Dag with dag_id '${dagId}' has import errors and cannot be triggered`;
  return new HttpError(400, { reason: 'import_errors', message });
}
