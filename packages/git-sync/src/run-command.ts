import { spawn } from 'node:child_process';
import { timerMs } from './duration.ts';

interface CommandOptions {
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Ends the command with its whole process group when aborted. */
  signal?: AbortSignal | undefined;
  timeoutMs: number;
}

export interface CommandOutput {
  stdout: string;
  stderr: string;
}

/** Thrown for a command that could not be started, ended with a code other than 0, was killed or took too long. */
export class CommandError extends Error {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | undefined;

  constructor(message: string, output: CommandOutput, exitCode?: number) {
    super(message);
    this.name = 'CommandError';
    this.stdout = output.stdout;
    this.stderr = output.stderr;
    this.exitCode = exitCode;
  }
}

const graceMs = 2000;
const longestOutput = 8 * 1024 * 1024;

/**
 * Runs a program without a shell, in a session and process group of its own: no terminal to prompt on, and nothing that
 * it started outlives its timeout.
 */
export function runCommand(file: string, args: readonly string[], options: CommandOptions): Promise<CommandOutput> {
  const { cwd, env, signal, timeoutMs } = options;
  const shown = [file, ...args].join(' ');
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new CommandError(`not run, stopping: ${shown}`, { stdout: '', stderr: '' }));
      return;
    }
    const child = spawn(file, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const stdout = collect(child.stdout);
    const stderr = collect(child.stderr);
    let reason: string | undefined;
    let killTimer: NodeJS.Timeout | undefined;

    const signalGroup = (name: NodeJS.Signals): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, name);
      } catch {
        // The group has ended already.
      }
    };
    const stop = (why: string): void => {
      if (reason !== undefined) return;
      reason = why;
      signalGroup('SIGTERM');
      killTimer = setTimeout(signalGroup, graceMs, 'SIGKILL');
    };
    const onAbort = (): void => stop('stopped');
    const timeout = setTimeout(() => stop('timed out'), Math.max(timerMs(timeoutMs), 1));
    signal?.addEventListener('abort', onAbort, { once: true });

    const settle = (): CommandOutput => {
      clearTimeout(timeout);
      clearTimeout(killTimer);
      signal?.removeEventListener('abort', onAbort);
      if (reason !== undefined) signalGroup('SIGKILL');
      return { stdout: stdout(), stderr: stderr() };
    };
    child.on('error', (error) => {
      reject(new CommandError(`${shown}: ${error.message}`, settle()));
    });
    child.on('close', (code, killedBy) => {
      const output = settle();
      if (reason === undefined && code === 0) {
        resolve(output);
        return;
      }
      const how = reason ?? (code === null ? `killed by ${killedBy}` : `exit status ${code}`);
      const said = output.stderr.trim();
      reject(new CommandError(`${shown}: ${how}${said === '' ? '' : `: ${said}`}`, output, code ?? undefined));
    });
  });
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  let length = 0;
  stream.on('data', (chunk: Buffer) => {
    if (length >= longestOutput) return;
    chunks.push(chunk);
    length += chunk.length;
  });
  return () => Buffer.concat(chunks).toString('utf8');
}
