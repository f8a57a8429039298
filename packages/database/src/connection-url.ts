import { defineErrors } from '@leeward/contracts';

const connectionErrors = defineErrors({
  LW_DATABASE_URL: {
    status: 500,
    exitCode: 2,
    sentence:
      '[database] sql_alchemy_conn: {problem}; expected postgresql://USER:PASSWORD@HOST:PORT/DATABASE (postgresql+psycopg2:// and the like are taken too).',
  },
});

/**
 * The address of a Postgres as node-postgres takes it, from any form that Airflow's `[database] sql_alchemy_conn` has:
 * the driver part (`+psycopg2`, `+asyncpg`, `+psycopg`) is dropped, the query part kept.
 * Throws LW_DATABASE_URL; the message never holds the address itself, since it carries a password.
 */
export function postgresUrl(sqlAlchemyConn: string): string {
  const scheme = /^([a-z0-9+]+):\/\//i.exec(sqlAlchemyConn)?.[1]?.toLowerCase();
  if (scheme === undefined) throw connectionErrors.LW_DATABASE_URL({ problem: 'there is no scheme in it' });
  const [dialect] = scheme.split('+');
  if (dialect !== 'postgresql' && dialect !== 'postgres') {
    throw connectionErrors.LW_DATABASE_URL({
      problem: `the database is "${scheme}", and Leeward runs on Postgres only`,
    });
  }
  const url = `postgresql://${sqlAlchemyConn.slice(sqlAlchemyConn.indexOf('://') + 3)}`;
  if (!URL.canParse(url)) throw connectionErrors.LW_DATABASE_URL({ problem: 'it is not a valid address' });
  return url;
}
