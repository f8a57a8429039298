import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@leeward/database';
import { freePort } from '@leeward/database/testing';
import { run } from '../../harness/commands.ts';
import { cacheFolder } from '../../harness/paths.ts';
import { step } from '../../harness/progress.ts';
import { eventually } from '../../support.ts';

/** A Postgres that is not in the release: a real server on this machine. */
export interface TheirPostgres extends AsyncDisposable {
  /** As pods reach it, with a password that an address has to escape. */
  readonly uri: string;
}

export async function startTheirPostgres(hostAddress: string): Promise<TheirPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'leeward-their-postgres-'));
  // The server runs as another user, who has to get there.
  await chmod(folder, 0o755);
  const password = `p@ss/${randomBytes(8).toString('hex')}`;
  const server = await startEmbeddedPostgres({
    folder: join(folder, 'data'),
    port: await freePort(),
    listenAddress: '0.0.0.0',
    user: 'them',
    database: 'their_airflow',
    password,
  });
  const { port } = new URL(server.url);
  return {
    uri: `postgresql://them:${encodeURIComponent(password)}@${hostAddress}:${port}/their_airflow`,
    async [Symbol.asyncDispose]() {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Versity's gateway: an S3 server over a folder, built from its Go module as the rest of the cluster is. */
const versityVersion = 'v1.8.0';

/** A real S3-compatible store on this machine, with one bucket. */
export interface TheirS3 extends AsyncDisposable {
  readonly endpoint: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The keys of all objects in the bucket. */
  keys(): Promise<string[]>;
}

export async function startTheirS3(hostAddress: string): Promise<TheirS3> {
  const program = await versityGateway();
  const folder = await mkdtemp(join(tmpdir(), 'leeward-their-s3-'));
  const [bucket, accessKeyId, secretAccessKey] = ['their-logs', 'them', randomBytes(16).toString('hex')];
  await mkdir(`${folder}/buckets/${bucket}`, { recursive: true });
  const port = await freePort();
  const env = { ...process.env, ROOT_ACCESS_KEY: accessKeyId, ROOT_SECRET_KEY: secretAccessKey };
  const args = ['--port', `0.0.0.0:${port}`, '--region', 'their-region', 'posix', `${folder}/buckets`];
  const server = spawn(program, args, { env, stdio: 'ignore' });
  await eventually('their S3 answers', 30, async () =>
    (await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)) === undefined ? undefined : true,
  );
  return {
    endpoint: `http://${hostAddress}:${port}`,
    bucket,
    accessKeyId,
    secretAccessKey,
    keys: async () =>
      (await readdir(`${folder}/buckets/${bucket}`, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(`${folder}/buckets/${bucket}/`.length)),
    async [Symbol.asyncDispose]() {
      await ended(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function versityGateway(): Promise<string> {
  const program = `${cacheFolder}/versitygw-${versityVersion}`;
  const isThere = (await readdir(cacheFolder)).includes(`versitygw-${versityVersion}`);
  if (isThere) return program;
  const folder = `${program}.${process.pid}`;
  const module = `github.com/versity/versitygw/cmd/versitygw@${versityVersion}`;
  const env = { GOBIN: folder, CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false' };
  await step('building an S3 server', () => run('go', ['install', '-trimpath', '-ldflags', '-s -w', module], { env }));
  await rename(`${folder}/versitygw`, program);
  await rm(folder, { recursive: true });
  return program;
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
