import { execFile } from 'node:child_process';
import { chmod, cp, lstat, mkdir, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { GitSyncProcess, type StartOptions } from './command.ts';
import { eventually } from './eventually.ts';

const run = promisify(execFile);

export const branch = 'e2e-branch';

/** The settings of git for the repositories that a test makes. */
export const authorEnvironment: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_COUNT: '2',
  GIT_CONFIG_KEY_0: 'protocol.file.allow',
  GIT_CONFIG_VALUE_0: 'always',
  GIT_CONFIG_KEY_1: 'safe.directory',
  GIT_CONFIG_VALUE_1: '*',
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@example.com',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@example.com',
};

/** A fresh repository with one commit, an empty root and a work folder; everything started ends with it. */
export class Sandbox implements AsyncDisposable {
  readonly directory: string;
  readonly repo: string;
  readonly repo2: string;
  readonly root: string;
  readonly work: string;
  readonly #cleanups: Array<() => Promise<unknown>> = [];

  constructor(directory: string) {
    this.directory = directory;
    this.repo = path.join(directory, 'repo');
    this.repo2 = path.join(directory, 'repo2');
    this.root = path.join(directory, 'root');
    this.work = path.join(directory, 'work');
  }

  get link(): string {
    return path.join(this.root, 'link');
  }

  get url(): string {
    return `file://${this.repo}`;
  }

  /** Something to undo at the end, last first. */
  defer(cleanup: () => Promise<unknown>): void {
    this.#cleanups.unshift(cleanup);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const cleanup of this.#cleanups) await cleanup();
    await rm(this.directory, { recursive: true, force: true, maxRetries: 5 });
  }

  async git(cwd: string, ...args: string[]): Promise<string> {
    const { stdout } = await run('git', args, { cwd, env: authorEnvironment, maxBuffer: 1e8 });
    return stdout.trim();
  }

  /** Writes a file of the repository and commits it. */
  async commit(text: string, file = 'file', repo = this.repo): Promise<string> {
    await mkdir(path.dirname(path.join(repo, file)), { recursive: true });
    await writeFile(path.join(repo, file), `${text}\n`);
    await this.git(repo, 'add', file);
    await this.git(repo, 'commit', '-qam', text);
    return this.git(repo, 'rev-parse', 'HEAD');
  }

  async moveBack(repo = this.repo): Promise<void> {
    await this.git(repo, 'reset', '-q', '--hard', 'HEAD^');
  }

  async head(repo = this.repo): Promise<string> {
    return this.git(repo, 'rev-parse', 'HEAD');
  }

  /** A repository with one file in the work folder, to be a submodule. */
  async newRepository(name: string): Promise<string> {
    const repo = path.join(this.work, name);
    await mkdir(repo);
    await this.git(repo, 'init', '-q', '-b', branch);
    await this.commit(name, `${name}.file`, repo);
    return repo;
  }

  /** An executable shell script in the work folder. */
  async script(name: string, text: string): Promise<string> {
    const file = path.join(this.work, name);
    await writeFile(file, `#!/bin/sh\n${text}\n`);
    await chmod(file, 0o755);
    return file;
  }

  /** Starts git-sync on the repository and the root, with a link "link", unless the flags say otherwise. */
  start(
    flags: readonly string[] = [],
    env: NodeJS.ProcessEnv = {},
    how: Pick<StartOptions, 'nodeArgs' | 'uid'> = {},
  ): GitSyncProcess {
    const touchFile = path.join(this.root, '_sync_lock');
    const defaults = { repo: this.url, root: this.root, link: 'link', period: '50ms' };
    const given = flags.join(' ');
    const args = [
      '-v=6',
      `--touch-file=${touchFile}`,
      '--group-write',
      '--git-config-add=protocol.file.allow:always',
      '--http-metrics',
      '--http-pprof',
      ...Object.entries(defaults).flatMap(([name, value]) =>
        given.includes(`--${name}=`) ? [] : [`--${name}=${value}`],
      ),
      ...flags,
    ];
    const started = new GitSyncProcess({
      args,
      env: { PATH: process.env.PATH, HOME: '/tmp', ENVKEY: 'envval', ...env },
      touchFile,
      ...how,
    });
    this.defer(() => started.stop());
    return started;
  }

  /** Runs git-sync until it ends; resolves to its exit code and log. */
  async once(flags: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<{ code: number; log: string }> {
    const started = this.start(['--one-time', ...flags], env);
    const code = await started.exited();
    await rm(path.join(this.root, '_sync_lock'), { force: true });
    return { code, log: started.stderr };
  }

  /** Fails unless a single sync ends well. */
  async syncOnce(flags: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<void> {
    const { code, log } = await this.once(flags, env);
    if (code !== 0) throw new Error(`git-sync ended with ${code}:\n${log}`);
  }

  /** What a program writes into a file of the work folder, once something is in it: a shell makes the file before it writes. */
  written(name: string): Promise<string> {
    return eventually(`text in ${name}`, async () => {
      const text = await this.read(path.join(this.work, name));
      return text !== '' && text;
    });
  }

  /** The text of a file without the last line end; undefined where there is none. */
  async read(file: string): Promise<string | undefined> {
    const text = await readFile(path.resolve(this.root, file), 'utf8').catch(() => undefined);
    return text?.replace(/\n$/, '');
  }

  async exists(file: string): Promise<boolean> {
    return (await lstat(path.resolve(this.root, file)).catch(() => undefined)) !== undefined;
  }

  /** The commit that the link shows. */
  async linked(link = this.link): Promise<string> {
    return path.basename(await readlink(link));
  }

  async lines(file: string): Promise<number> {
    const text = await this.read(file);
    return text === undefined || text === '' ? 0 : text.split('\n').length;
  }
}

export async function newSandbox(): Promise<Sandbox> {
  const sandbox = new Sandbox(await mkdtemp(path.join(os.tmpdir(), 'leeward-git-sync-test-')));
  await Promise.all([sandbox.repo, sandbox.root, sandbox.work].map((folder) => mkdir(folder)));
  await sandbox.git(sandbox.repo, 'init', '-q', '-b', branch);
  await sandbox.commit('init');
  await cp(sandbox.repo, sandbox.repo2, { recursive: true });
  return sandbox;
}
