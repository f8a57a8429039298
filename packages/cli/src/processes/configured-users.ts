import { readFile } from 'node:fs/promises';
import { putUserAccount, type User } from '@leeward/api-server';
import type { Database } from '@leeward/database';
import type { Config } from '../config/config.ts';
import { configErrors } from '../config/errors.ts';

const roles: readonly string[] = ['viewer', 'user', 'op', 'admin'];

/**
 * Makes the users of `[core] simple_auth_manager_users` (`name:role,…`) with the passwords of `simple_auth_manager_passwords_file`
 * (`{"name": "password"}`), where that file is configured; airflow/api_fastapi/auth/managers/simple. Stored hashed.
 */
export async function makeConfiguredUsers(config: Config, database: Database): Promise<void> {
  const file = config.given('core', 'simple_auth_manager_passwords_file');
  if (file === undefined || file === '') return;
  const passwords = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  for (const user of readUsers(config.text('core', 'simple_auth_manager_users'))) {
    const password = passwords[user.username];
    if (password !== undefined) await putUserAccount(database, user, password);
  }
}

function readUsers(text: string): User[] {
  return text
    .split(',')
    .filter((entry) => entry.trim() !== '')
    .map((entry) => {
      const [username = '', role = ''] = entry.trim().split(':');
      if (username === '' || !roles.includes(role.toLowerCase())) {
        throw configErrors.LW_CONFIG_VALUE({
          section: 'core',
          key: 'simple_auth_manager_users',
          value: JSON.stringify(entry),
          place: 'its entries are separated by commas',
          expected: `name:role with a role of ${roles.join(', ')}`,
        });
      }
      return { username, role: role.toLowerCase() as User['role'] };
    });
}
