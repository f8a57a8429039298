import { type Config, readConfig } from '../config/config.ts';
import { createLogger } from './logging.ts';
import { type OpenDatabase, openDatabase } from './open-database.ts';

/** Runs a command that only needs the database, and closes it whatever happens. */
export async function withDatabase(work: (context: OpenDatabase & { config: Config }) => Promise<void>): Promise<void> {
  const config = readConfig({ ...process.env, LEEWARD__LOGGING__LEVEL: process.env.LEEWARD__LOGGING__LEVEL ?? 'warn' });
  const open = await openDatabase(config, createLogger(config, 'cli'), { applicationName: 'leeward cli' });
  try {
    await work({ ...open, config });
  } finally {
    await open.close();
  }
}
