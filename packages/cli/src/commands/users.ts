import { randomBytes } from 'node:crypto';
import { deleteUserAccount, listUserAccounts, putUserAccount, type Role, roles } from '@leeward/api-server';
import { cliErrors } from '../errors.ts';
import { printRows } from '../print-rows.ts';
import { withDatabase } from '../processes/with-database.ts';
import type { Listing } from '../program/output-options.ts';

const randomPasswordBytes = 12;

export interface PasswordOptions {
  username: string;
  password?: string;
  useRandomPassword: boolean;
}

export async function listUsers(options: Listing): Promise<void> {
  await withDatabase(async ({ database }) => printRows(await listUserAccounts(database), options));
}

export async function createUser(options: PasswordOptions & { role: string }): Promise<void> {
  const { username } = options;
  const role = readRole(options.role);
  const password = passwordOf(options);
  await withDatabase(async ({ database }) => {
    const users = await listUserAccounts(database);
    if (users.some((user) => user.username === username)) throw cliErrors.LW_USER_EXISTS({ username });
    await putUserAccount(database, { username, role }, password);
    announce(`User "${username}" created with role "${role}"`, options, password);
  });
}

export async function resetPassword(options: PasswordOptions): Promise<void> {
  const { username } = options;
  const password = passwordOf(options);
  await withDatabase(async ({ database }) => {
    const user = (await listUserAccounts(database)).find((each) => each.username === username);
    if (user === undefined) throw cliErrors.LW_USER_UNKNOWN({ username });
    await putUserAccount(database, user, password);
    announce(`Password of "${username}" was reset`, options, password);
  });
}

export async function deleteUser({ username }: { username: string }): Promise<void> {
  await withDatabase(async ({ database }) => {
    if (!(await deleteUserAccount(database, username))) throw cliErrors.LW_USER_UNKNOWN({ username });
    console.log(`User "${username}" deleted`);
  });
}

function readRole(text: string): Role {
  const role = roles.find((each) => each === text.toLowerCase());
  if (role !== undefined) return role;
  throw cliErrors.LW_ARGUMENT({ argument: '--role', problem: `"${text}" is not one of ${roles.join(', ')}` });
}

function passwordOf({ password, useRandomPassword }: PasswordOptions): string {
  if ((password === undefined) !== useRandomPassword) {
    const problem = 'exactly one of --password and --use-random-password is expected';
    throw cliErrors.LW_ARGUMENT({ argument: '--password', problem });
  }
  return password ?? randomBytes(randomPasswordBytes).toString('base64url');
}

function announce(sentence: string, { useRandomPassword }: PasswordOptions, password: string): void {
  console.log(useRandomPassword ? `${sentence}; the password is ${password} (shown this once)` : sentence);
}
