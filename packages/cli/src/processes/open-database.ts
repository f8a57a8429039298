import { join } from 'node:path';
import {
  connect,
  type Database,
  type EmbeddedPostgres,
  migrate,
  postgresUrl,
  startEmbeddedPostgres,
} from '@leeward/database';
import type { Config } from '../config/config.ts';
import { runningEmbeddedUrl } from './embedded-url.ts';
import { lockHome } from './home-lock.ts';
import type { Logger } from './logging.ts';

export interface OpenDatabase {
  database: Database;
  /** Ends the connections, and the embedded server where this process started it. */
  close(): Promise<void>;
}

/** Longer than any statement of a process of the control plane on a database that works; one may delete a Dag with all its runs. */
export const answerSeconds = 120;

/** Where the embedded server of a LEEWARD_HOME lies. */
export function postgresFolder(config: Config): string {
  return join(config.home, 'postgres');
}

/**
 * The database that the configuration names, or the embedded one: that of a running `leeward standalone` of the same LEEWARD_HOME,
 * else one that is started for this process.
 */
export async function openDatabase(
  config: Config,
  log: Logger,
  options: {
    applicationName: string;
    /** How long a statement may take; by default any time. */
    answerSeconds?: number;
    onProgress?: (sentence: string) => void;
    /** True where the caller took the lock of LEEWARD_HOME already. */
    holdsHome?: boolean;
  },
): Promise<OpenDatabase> {
  const given = config.text('database', 'sql_alchemy_conn');
  if (given !== '') return connectTo(postgresUrl(given), config, log, options);
  const running = await runningEmbeddedUrl(postgresFolder(config));
  if (running !== undefined) return connectTo(running, config, log, options);
  // A command that starts the server for itself holds the folder meanwhile: no other process may take its server for a leftover.
  const lock = options.holdsHome === true ? undefined : await lockHome(config.home);
  const server = await startEmbedded(config, log, options.onProgress);
  const open = await connectTo(server.url, config, log, options, server);
  return {
    database: open.database,
    async close() {
      await open.close();
      await lock?.release();
    },
  };
}

function startEmbedded(
  config: Config,
  log: Logger,
  onProgress?: (sentence: string) => void,
): Promise<EmbeddedPostgres> {
  const port = Number(config.own('database.embedded_port'));
  return startEmbeddedPostgres({
    folder: postgresFolder(config),
    ...(port === 0 ? {} : { port }),
    ...(onProgress === undefined ? {} : { onProgress }),
    onRestart: (problem) => log.error({ problem }, 'the embedded Postgres ended and is started again'),
  });
}

async function connectTo(
  url: string,
  config: Config,
  log: Logger,
  {
    applicationName,
    answerSeconds,
    onProgress,
  }: { applicationName: string; answerSeconds?: number; onProgress?: (sentence: string) => void },
  server?: EmbeddedPostgres,
): Promise<OpenDatabase> {
  try {
    const outcome = await migrate(url, onProgress ?? ((sentence) => log.info(sentence)));
    if (outcome.applied.length > 0) log.info({ applied: outcome.applied }, 'the database was migrated');
  } catch (error) {
    await server?.stop();
    throw error;
  }
  let isClosing = false;
  const database = connect({
    url,
    applicationName,
    poolSize: Number(config.own('database.pool_size')),
    ...(answerSeconds === undefined ? {} : { answerSeconds }),
    // The error itself holds the connection with everything that was prepared on it.
    onError: (error) => {
      if (!isClosing) log.warn({ problem: (error as Error).message }, 'a database connection failed');
    },
  });
  return {
    database,
    async close() {
      isClosing = true;
      await database.close();
      await server?.stop();
    },
  };
}
