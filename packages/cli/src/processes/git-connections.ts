import { createCipher, type Database } from '@leeward/database';
import type { Config } from '../config/config.ts';
import type { GitConnection } from './bundles.ts';

/**
 * Airflow's connections of type git (apache-airflow-providers-git): the host is the repository, login and password the
 * credentials.
 */
export function gitConnections(database: Database, config: Config): (connectionId: string) => Promise<GitConnection> {
  const cipher = createCipher(config.text('core', 'fernet_key'));
  return async (connectionId) => {
    const row = await database.kysely
      .selectFrom('connection')
      .select(['host', 'login', 'password', 'is_encrypted'])
      .where('conn_id', '=', connectionId)
      .executeTakeFirst();
    if (row === undefined || row.host === null)
      throw new Error(`there is no git connection ${connectionId} with a host`);
    const password = cipher.open(row.password, row.is_encrypted);
    return {
      repository: row.host,
      ...(password === null ? {} : { credentials: { username: row.login ?? 'user', password } }),
    };
  };
}
