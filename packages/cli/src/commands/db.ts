import { setTimeout } from 'node:timers/promises';
import { checkMigrations, migrate, postgresUrl } from '@leeward/database';
import { type Config, readConfig } from '../config/config.ts';
import { runningEmbeddedUrl } from '../processes/embedded-url.ts';
import { createLogger } from '../processes/logging.ts';
import { openDatabase, postgresFolder } from '../processes/open-database.ts';
import { readInteger } from '../read-argument.ts';

const retryMs = 1_000;

async function configuredUrl(config: Config): Promise<string | undefined> {
  const given = config.text('database', 'sql_alchemy_conn');
  return given === '' ? runningEmbeddedUrl(postgresFolder(config)) : postgresUrl(given);
}

export async function migrateDatabase(options: { wait: boolean }): Promise<void> {
  const config = readConfig(process.env);
  const log = createLogger(config, 'db');
  const url = await configuredUrl(config);
  if (url === undefined) {
    const { close } = await openDatabase(config, log, { applicationName: 'leeward db' });
    await close();
    return;
  }
  for (;;) {
    try {
      const outcome = await migrate(url, (sentence) => log.info(sentence));
      log.info({ from: outcome.from, to: outcome.to }, 'the database is at this version');
      return;
    } catch (error) {
      if (!options.wait || (error as { exitCode?: number }).exitCode !== undefined) throw error;
      log.info({ problem: (error as Error).message }, 'the database does not answer; trying again');
    }
    await setTimeout(retryMs);
  }
}

export async function checkDatabase(options: { retry: string; retryDelay: string }): Promise<void> {
  const retries = readInteger('--retry', options.retry, 0);
  const delaySeconds = readInteger('--retry-delay', options.retryDelay, 0);
  const config = readConfig(process.env);
  const url = await configuredUrl(config);
  for (let failed = 0; url !== undefined; failed += 1) {
    try {
      await checkMigrations(url);
      return;
    } catch (error) {
      if (failed >= retries) throw error;
    }
    await setTimeout(delaySeconds * 1_000);
  }
  const { database, close } = await openDatabase(config, createLogger(config, 'db'), { applicationName: 'leeward db' });
  await checkMigrations(database.url).finally(close);
}
