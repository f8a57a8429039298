import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../harness/commands.ts';

/** A repository that a git daemon on this machine serves to the pods. */
export interface GitServer extends AsyncDisposable {
  /** As pods reach it. */
  readonly url: string;
  /** Commits files, by their paths, over what is there; the commit. */
  push(files: Readonly<Record<string, string>>): Promise<string>;
  /** Takes the server away; nobody answers at its address. */
  stop(): Promise<void>;
  /** Brings it back to the same address. */
  start(): void;
}

export async function startGitServer(hostAddress: string): Promise<GitServer> {
  const folder = await mkdtemp(join(tmpdir(), 'leeward-git-'));
  const repository = join(folder, 'dags');
  const git = (...args: string[]) => run('git', ['-C', repository, ...identity, ...args]);
  await mkdir(repository);
  await git('init', '--quiet', '--initial-branch', 'main');
  await git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  const port = await freePort();
  const options = ['--reuseaddr', '--export-all', `--base-path=${folder}`, '--listen=0.0.0.0', `--port=${port}`];
  let daemon: ChildProcess | undefined;
  const server: GitServer = {
    url: `git://${hostAddress}:${port}/dags/.git`,
    async push(files) {
      for (const [path, text] of Object.entries(files)) {
        await mkdir(join(repository, path, '..'), { recursive: true });
        await writeFile(join(repository, path), text);
      }
      await git('add', '--all');
      await git('commit', '--quiet', '--message', `Change ${Object.keys(files).join(', ')}`);
      return (await git('rev-parse', 'HEAD')).trim();
    },
    async stop() {
      if (daemon !== undefined) await ended(daemon);
      daemon = undefined;
    },
    start() {
      daemon = spawn('git', ['daemon', ...options], { stdio: 'ignore', detached: true });
    },
    async [Symbol.asyncDispose]() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  server.start();
  return server;
}

const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@localhost', '-c', 'safe.directory=*'];

/** `git daemon` is a child of `git`, and has children for the connections: their group is ended. */
function ended(daemon: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    daemon.once('exit', () => resolve());
    process.kill(-(daemon.pid as number), 'SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '0.0.0.0', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
