import { type Connection, defineStatement } from '@leeward/database';
import { hashPassword, verifyPassword } from './passwords.ts';
import type { Role } from './roles.ts';

export interface User {
  username: string;
  role: Role;
}

const findUser = defineStatement<[username: string], { username: string; role: Role; passwordHash: string }>(
  'user_find',
  'select username, role, password_hash as "passwordHash" from app_user where username = $1',
);

const putUser = defineStatement<[username: string, passwordHash: string, role: Role], never>(
  'user_put',
  `insert into app_user (username, password_hash, role) values ($1, $2, $3)
       on conflict (username) do update set password_hash = excluded.password_hash, role = excluded.role, updated_at = now()`,
);

const addFirstUser = defineStatement<[username: string, passwordHash: string, role: Role], { username: string }>(
  'user_add_first',
  `insert into app_user (username, password_hash, role) select $1, $2, $3 where not exists (select from app_user)
       on conflict do nothing returning username`,
);

const listUsers = defineStatement<[], User>('user_list', 'select username, role from app_user order by username');

const deleteUser = defineStatement<[username: string], { username: string }>(
  'user_delete',
  'delete from app_user where username = $1 returning username',
);

let decoy: Promise<string> | undefined;

/** The user of a name and a password; undefined for a wrong one of either, after the same time. */
export async function checkCredentials(
  connection: Connection,
  username: string,
  password: string,
): Promise<User | undefined> {
  const [found] = await connection.run(findUser, username);
  decoy ??= hashPassword('');
  const matches = await verifyPassword(password, found?.passwordHash ?? (await decoy));
  return matches && found !== undefined ? { username: found.username, role: found.role } : undefined;
}

/** Makes the user, or gives an existing one this password and role. */
export async function putUserAccount(connection: Connection, user: User, password: string): Promise<void> {
  await connection.run(putUser, user.username, await hashPassword(password), user.role);
}

/** Makes the first user of an empty installation; false where there is one already. */
export async function addFirstUserAccount(connection: Connection, user: User, password: string): Promise<boolean> {
  const added = await connection.run(addFirstUser, user.username, await hashPassword(password), user.role);
  return added.length > 0;
}

/** All users, by name. */
export function listUserAccounts(connection: Connection): Promise<User[]> {
  return connection.run(listUsers);
}

/** False where there is no such user. A token that the user has stays valid until it expires. */
export async function deleteUserAccount(connection: Connection, username: string): Promise<boolean> {
  return (await connection.run(deleteUser, username)).length > 0;
}
