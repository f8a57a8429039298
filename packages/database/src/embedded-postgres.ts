import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import {
  embeddedPostgresErrors,
  findBinaries,
  keptPassword,
  makeCluster,
  prepareFolder,
  serverEnvironment,
  tellingLine,
} from './embedded-cluster.ts';
import { freePort } from './free-port.ts';
import { asUser, unprivilegedUser } from './unprivileged-user.ts';

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
/** Its word for what SIGTERM asks of it. */
const waitsForConnections = 'received smart shutdown request';

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
    const launched = spawn(command.file, command.args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: serverEnvironment(),
      detached: true,
    });
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4_000);
      // Asked by another to end, it would refuse new connections until the last of the present ones goes, which stay.
      if (!stopping && output.includes(waitsForConnections)) launched.kill('SIGINT');
    };
    child = launched;
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

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
