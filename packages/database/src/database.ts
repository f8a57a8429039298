import { randomUUID } from 'node:crypto';
import type { ControlPlaneEvent, EventBus } from '@leeward/contracts';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { isConnectionError } from './connection-error.ts';
import { createEventBus } from './event-bus.ts';
import type { Tables } from './generated/tables.ts';
import { noticesLoss } from './notices-loss.ts';
import { notifySql, payloads } from './notifications.ts';
import { createProcessLocks, type ProcessLocks } from './process-locks.ts';
import type { Statement } from './statement.ts';
import { controlPlaneTypes, wireTypes } from './value-types.ts';

export interface Connection {
  /** Runs a named statement, prepared under its name. One round trip. */
  run<Params extends readonly unknown[], Row>(statement: Statement<Params, Row>, ...params: Params): Promise<Row[]>;
  /** For statements whose text depends on the request: lists with filters, forms. */
  readonly kysely: Kysely<Tables>;
}

export interface Transaction extends Connection {
  /** Told to other processes with the commit, in its round trip, and to this process after it. */
  emit(...events: ControlPlaneEvent[]): void;
}

export interface Database extends Connection {
  readonly url: string;
  /** Names this process in notifications and as the owner of what it holds. */
  readonly processId: string;
  readonly bus: EventBus;
  /** Answers with instants as ISO 8601 text in UTC with microseconds: for what leaves by an API. */
  readonly apiKysely: Kysely<Tables>;
  readonly statistics: DatabaseStatistics;
  /** Runs the work in one transaction; a deadlock or a serialization failure runs it again, and is counted. */
  transaction<Result>(name: string, work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /**
   * One statement that commits by itself and the events it causes, in one round trip. The statement's text ends with
   * `select … , pg_notify('leeward_control_plane', $N) from …` where $N is one parameter more than Params has; no row, no event.
   */
  runAndEmit<Params extends readonly unknown[], Row>(
    statement: Statement<Params, Row>,
    params: Params,
    events: readonly ControlPlaneEvent[],
  ): Promise<Row[]>;
  /** Locks that live as long as the process: on a connection that is opened for the first of them. */
  readonly locks: ProcessLocks;
  /** A connection of its own outside the pool: for LISTEN. */
  dedicatedClient(purpose: string): Promise<pg.Client>;
  close(): Promise<void>;
}

interface DatabaseStatistics {
  statements: number;
  transactions: number;
  retriedTransactions: number;
}

export interface DatabaseOptions {
  url: string;
  processId?: string;
  applicationName?: string;
  poolSize?: number;
  /** After so long without an answer to a statement its connection counts as lost; by default a statement may take any time. */
  answerSeconds?: number;
  onError?: (error: unknown) => void;
}

const retriedCodes = new Set(['40001', '40P01']);
const transactionAttempts = 8;
/** What a connection's server process has learned of a load it keeps for its life: megabytes of plans. */
const maxLifetimeSeconds = 60;

/** Connects lazily: the first statement opens the first connection. */
export function connect(options: DatabaseOptions): Database {
  const processId = options.processId ?? randomUUID();
  const onError = options.onError ?? (() => {});
  const applicationName = options.applicationName ?? 'leeward';
  const statistics: DatabaseStatistics = { statements: 0, transactions: 0, retriedTransactions: 0 };
  const base = {
    connectionString: options.url,
    connectionTimeoutMillis: 10_000,
    ...noticesLoss,
    ...(options.answerSeconds === undefined ? {} : { query_timeout: options.answerSeconds * 1_000 }),
    // Of a statement that is not answered, it ends the connection: what was asked behind it would wait as long.
    pipeline: true,
  };
  const pool = new pg.Pool({
    ...base,
    application_name: applicationName,
    max: options.poolSize ?? 10,
    idleTimeoutMillis: 30_000,
    maxLifetimeSeconds,
    types: controlPlaneTypes,
    // Its statements are named and few: planned once a connection, not at every pass.
    options: `${base.options} -c plan_cache_mode=force_generic_plan`,
  });
  pool.on('error', onError);
  const apiPool = new pg.Pool({
    ...base,
    application_name: `${applicationName} api`,
    max: Math.max(2, Math.floor((options.poolSize ?? 10) / 2)),
    idleTimeoutMillis: 10_000,
    maxLifetimeSeconds,
    types: wireTypes,
    pipeline: false,
  });
  apiPool.on('error', onError);
  for (const each of [pool, apiPool]) each.on('connect', surviveItsEnd);
  const bus = createEventBus(onError);

  function runOn(client: pg.Pool | pg.PoolClient) {
    return async <Params extends readonly unknown[], Row>(
      statement: Statement<Params, Row>,
      ...params: Params
    ): Promise<Row[]> => {
      statistics.statements += 1;
      const result = await client.query({
        name: statement.name,
        text: statement.text,
        values: params as unknown as unknown[],
      });
      return result.rows as Row[];
    };
  }

  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: droppingEnded(pool) }) });
  const apiKysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: droppingEnded(apiPool) }) });

  async function transactOnce<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const client = await pool.connect();
    const events: ControlPlaneEvent[] = [];
    let broken: Error | undefined;
    const remember = (error: Error) => {
      broken = error;
    };
    client.on('error', remember);
    try {
      statistics.transactions += 1;
      statistics.statements += 1;
      // The first statement leaves with it: one round trip less.
      const begun = client.query('begin');
      begun.catch(() => {});
      const result = await work({
        run: runOn(client),
        kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: soleClientPool(client) }) }),
        emit: (...more) => events.push(...more),
      });
      await begun;
      statistics.statements += 1;
      await client.query(`${notifySql(processId, events)} commit`);
      bus.publish(events);
      return result;
    } catch (error) {
      if (isConnectionError(error)) broken ??= error as Error;
      if (broken === undefined) await client.query('rollback').catch(remember);
      throw error;
    } finally {
      client.off('error', remember);
      client.release(broken);
    }
  }

  async function dedicatedClient(purpose: string): Promise<pg.Client> {
    const client = new pg.Client({
      ...base,
      application_name: `${applicationName} ${purpose}`,
      types: controlPlaneTypes,
    });
    client.on('error', onError);
    await client.connect();
    return client;
  }

  const locks = createProcessLocks(() => dedicatedClient('process locks'));

  return {
    url: options.url,
    processId,
    bus,
    locks,
    kysely,
    apiKysely,
    statistics,
    run: runOn(pool),
    async transaction(_name, work) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await transactOnce(work);
        } catch (error) {
          const code = (error as { code?: string }).code;
          if (attempt >= transactionAttempts || code === undefined || !retriedCodes.has(code)) throw error;
          statistics.retriedTransactions += 1;
        }
      }
    },
    async runAndEmit<Params extends readonly unknown[], Row>(
      statement: Statement<Params, Row>,
      params: Params,
      events: readonly ControlPlaneEvent[],
    ) {
      const [payload, ...more] = payloads(processId, events);
      const withPayload: readonly unknown[] = [...params, payload];
      if (payload === undefined || more.length > 0) throw new Error(`${statement.name}: one notification expected`);
      const rows = await runOn(pool)(statement as unknown as Statement<typeof withPayload, Row>, ...withPayload);
      if (rows.length > 0) bus.publish(events);
      return rows;
    },
    dedicatedClient,
    async close() {
      await Promise.all([locks.close(), pool.end(), apiPool.end()]);
    },
  };
}

/**
 * A connection that is taken out of its pool and has no query under way when the server ends has nobody to tell: without a listener the
 * process would end. Whoever holds it is told by the next query.
 */
function surviveItsEnd(client: pg.PoolClient): void {
  client.on('error', () => {});
}

/**
 * The pool for kysely, which gives connections back without saying what became of them: one that a query found ended must not be
 * handed to the next, and a server that says goodbye in answer to a query is not yet known to be gone.
 */
function droppingEnded(pool: pg.Pool): PostgresPool {
  return {
    async connect() {
      const client = await pool.connect();
      let ended: Error | undefined;
      const query = async (...parameters: Parameters<typeof client.query>) => {
        try {
          return await client.query(...parameters);
        } catch (error) {
          if (isConnectionError(error)) ended = error as Error;
          throw error;
        }
      };
      return { query, release: () => client.release(ended) } as unknown as PostgresPoolClient;
    },
    end: () => pool.end(),
    options: pool.options,
  };
}

/** Lets kysely build statements on a transaction's one connection; it neither opens nor gives back anything. */
function soleClientPool(client: pg.PoolClient) {
  const borrowed = {
    query: client.query.bind(client),
    release: () => {},
  };
  return { connect: async () => borrowed, end: async () => {} } as never;
}
