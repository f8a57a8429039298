import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@leeward/database/testing';
import { pinnedNode } from '../../../scripts/pinned.mjs';

const entry = fileURLToPath(new URL('../../../packages/cli/src/main.ts', import.meta.url));

export interface RunningServer extends AsyncDisposable {
  readonly url: string;
  readonly home: string;
  readonly pid: number;
  /** What the process printed so far. */
  output(): string;
  /** What the scheduler in it counted of this kind: `leeward_scheduler_total`. */
  schedulerCount(kind: string): Promise<number>;
  /** A command of the CLI against this server's LEEWARD_HOME. */
  leeward(...args: string[]): Promise<{ exitCode: number | null; stdout: string; stderr: string }>;
  /** Signals the server's process, and resolves when it is gone. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

export interface ServerOptions {
  home?: string;
  port?: number;
  env?: Record<string, string>;
  /** The folder of Dags in place of the examples. */
  dags?: string;
  python?: boolean;
}

/**
 * A `leeward standalone` of its own, ready to be asked. Disposing of it stops it and removes what it made, and throws where its sweep
 * found what an event should have told.
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'leeward-e2e-')));
  const port = options.port ?? (await freePort());
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '/',
    LEEWARD_HOME: home,
    AIRFLOW__API__PORT: String(port),
    AIRFLOW__API__HOST: '127.0.0.1',
    AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS: 'True',
    AIRFLOW__CORE__LOAD_EXAMPLES: options.dags === undefined ? 'True' : 'False',
    ...(options.dags === undefined ? {} : { AIRFLOW__CORE__DAGS_FOLDER: options.dags }),
    LEEWARD__CORE__PYTHON: options.python === true ? String(process.env.LEEWARD_TEST_PYTHON_ENVIRONMENT) : '/nowhere',
    ...options.env,
  };
  let output = '';
  const child = spawn(pinnedNode(), [entry, 'standalone'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  await untilReady(child, () => output);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));

  async function end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    child.kill(signal);
    await gone;
  }

  const url = `http://127.0.0.1:${port}`;
  async function schedulerCount(kind: string): Promise<number> {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    return Number(new RegExp(`^leeward_scheduler_total\\{kind="${kind}"\\} (\\d+)$`, 'm').exec(metrics)?.[1] ?? 0);
  }

  return {
    url,
    home,
    pid: child.pid!,
    output: () => output,
    leeward: (...args) => runLeeward(args, env),
    end,
    schedulerCount,
    async [Symbol.asyncDispose]() {
      const isRunning = child.exitCode === null && child.signalCode === null;
      const missed = isRunning ? await schedulerCount('missed_notifications') : 0;
      if (isRunning) await end();
      if (options.home === undefined) await rm(home, { recursive: true, force: true });
      if (missed > 0)
        throw new Error(`the sweep found ${missed} moves that no event had told:\n${missedLines(output)}`);
    },
  };
}

/** What the scheduler wrote of them. */
function missedLines(output: string): string {
  return output
    .split('\n')
    .filter((line) => line.includes('the sweep found'))
    .join('\n');
}

function runLeeward(args: string[], env: Record<string, string>) {
  return new Promise<{ exitCode: number | null; stdout: string; stderr: string }>((resolve) => {
    const child = spawn(pinnedNode(), [entry, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.once('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}

const readyDeadlineMs = 120_000;

async function untilReady(child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + readyDeadlineMs;
  while (!output().includes('Leeward is ready')) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${output()}`);
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`the server was not ready within ${readyDeadlineMs / 1_000} s:\n${output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
