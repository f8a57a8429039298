import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './harness/commands.ts';

/** A repository that a git daemon on this machine serves to the pods. */
export interface GitServer {
  /** As pods reach it. */
  readonly url: string;
  /** Commits a file over what is there; the commit. */
  push(path: string, text: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startGitServer(hostAddress: string): Promise<GitServer> {
  const folder = await mkdtemp(join(tmpdir(), 'leeward-git-'));
  const repository = join(folder, 'dags');
  const git = (...args: string[]) => run('git', ['-C', repository, ...identity, ...args]);
  await mkdir(repository);
  await git('init', '--quiet', '--initial-branch', 'main');
  await git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  const port = await freePort();
  const daemon = spawn(
    'git',
    ['daemon', '--reuseaddr', '--export-all', `--base-path=${folder}`, '--listen=0.0.0.0', `--port=${port}`],
    { stdio: 'ignore', detached: true },
  );
  return {
    url: `git://${hostAddress}:${port}/dags/.git`,
    async push(path, text) {
      await mkdir(join(repository, path, '..'), { recursive: true });
      await writeFile(join(repository, path), text);
      await git('add', path);
      await git('commit', '--quiet', '--message', `Change ${path}`);
      return (await git('rev-parse', 'HEAD')).trim();
    },
    async stop() {
      await ended(daemon);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@localhost', '-c', 'safe.directory=*'];

/** `git daemon` is a child of `git`: their group is ended. */
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
