import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { eventually } from './eventually.ts';

const program = fileURLToPath(new URL('git-sync.ts', import.meta.url));

/** Another git-sync to put through the same cases, by the path of its program. */
const peer = process.env.LEEWARD_GIT_SYNC_TEST_PEER;
let peerPort = 20_000 + Number(process.env.VITEST_POOL_ID ?? '0') * 1000;

export interface StartOptions {
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  /** The touch file: there after each sync, taken away by whoever waited for it. */
  touchFile: string;
  /** Arguments for Node itself. */
  nodeArgs?: readonly string[];
  /** The user and group to run as; the test's own where it is left out. */
  uid?: number;
}

/** A git-sync process under test. */
export class GitSyncProcess {
  readonly child: ChildProcess;
  readonly #touchFile: string;
  readonly #exited: Promise<number>;
  readonly #port: number;
  stderr = '';

  constructor(options: StartOptions) {
    this.#touchFile = options.touchFile;
    this.#port = peer === undefined ? 0 : peerPort++;
    const args = [`--http-bind=127.0.0.1:${this.#port}`, ...options.args];
    const ours = [...(options.nodeArgs ?? []), program, ...args];
    this.child = spawn(peer ?? process.execPath, peer === undefined ? ours : args, {
      env: options.env,
      ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
    });
    this.#exited = new Promise((resolve) => {
      this.child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGKILL' ? 137 : 143)));
    });
  }

  /** The exit code, once it has ended. */
  exited(): Promise<number> {
    return this.#exited;
  }

  /** Waits for a sync that changed something, or for the first one. */
  async waitForSync(deadlineMs?: number): Promise<void> {
    await eventually('a sync', () => this.#takeTouchFile(), deadlineMs).catch((error: Error) => {
      throw new Error(`${error.message}\n${this.stderr}`);
    });
  }

  /** Waits until it has polled some more times. */
  async waitForPolls(count: number): Promise<void> {
    const polls = () => this.stderr.split('"next sync"').length;
    const wanted = polls() + count;
    await eventually(`${count} polls`, () => polls() >= wanted);
  }

  async waitForLog(text: string): Promise<void> {
    await eventually(`a log of ${text}`, () => this.stderr.includes(text));
  }

  /** The address of the HTTP endpoint. */
  async address(): Promise<string> {
    if (this.#port !== 0) return `http://127.0.0.1:${this.#port}`;
    const [, port] = await eventually(
      'the HTTP endpoint',
      () => /"serving HTTP","port":(\d+)/.exec(this.stderr) ?? undefined,
    );
    return `http://127.0.0.1:${port}`;
  }

  async metric(name: string): Promise<number | undefined> {
    const text = await (await fetch(`${await this.address()}/metrics`)).text();
    const line = text.split('\n').find((each) => each.startsWith(`${name} `));
    return line === undefined ? undefined : Number(line.split(' ')[1]);
  }

  /** Waits until as many syncs and fetches are counted; never more. */
  async expectCounts(successes: number, fetches = successes): Promise<void> {
    const count = () => this.metric('git_sync_count_total{status="success"}');
    await eventually(`${successes} counted syncs`, async () => (await count()) === successes);
    const fetched = await this.metric('git_fetch_count_total');
    if (fetched !== fetches) throw new Error(`expected ${fetches} fetches, counted ${fetched}`);
  }

  pause(): void {
    this.child.kill('SIGSTOP');
  }

  resume(): void {
    this.child.kill('SIGCONT');
  }

  async stop(): Promise<void> {
    this.child.kill('SIGCONT');
    this.child.kill('SIGTERM');
    await this.#exited;
  }

  async #takeTouchFile(): Promise<boolean> {
    if (this.child.exitCode !== null) throw new Error(`git-sync has ended with ${this.child.exitCode}`);
    await rm(this.#touchFile);
    return true;
  }
}
