import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pinnedNode } from '../../../scripts/pinned.mjs';

const entry = fileURLToPath(new URL('../../../packages/cli/src/main.ts', import.meta.url));
const restartMs = 300;
/** What a process ends with that finds no database at its start; whatever keeps processes alive tries again. */
const noDatabaseExitCode = 4;

/** A process of the control plane that is started again, by the same command, whenever it is gone. */
export interface Supervised extends AsyncDisposable {
  readonly name: string;
  kill(): void;
  /** It has said so since it was started last. */
  readonly isReady: boolean;
  /** How it ended where nobody killed it and the database answered. */
  readonly crashes: readonly string[];
}

/** Runs `leeward ARGS`; what it prints goes to the file. */
export function supervise(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  outputFile: string,
): Supervised {
  const crashes: string[] = [];
  const output = createWriteStream(outputFile, { flags: 'a' });
  let child: ChildProcess;
  let wasKilled = false;
  let isReady = false;
  let isEnding = false;
  let restart: NodeJS.Timeout | undefined;

  function start(): void {
    wasKilled = false;
    isReady = false;
    child = spawn(pinnedNode(), [entry, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout?.pipe(output, { end: false });
    child.stdout?.on('data', (chunk: Buffer) => {
      isReady ||= chunk.includes('"msg":"ready"');
    });
    child.stderr?.pipe(output, { end: false });
    child.once('exit', (code, signal) => {
      if (isEnding) return;
      if (!wasKilled && code !== noDatabaseExitCode)
        crashes.push(`${name} ended with ${signal ?? `exit code ${code}`}`);
      restart = setTimeout(start, restartMs);
    });
  }
  start();

  return {
    name,
    crashes,
    get isReady() {
      return isReady;
    },
    kill() {
      wasKilled = true;
      isReady = false;
      child.kill('SIGKILL');
    },
    async [Symbol.asyncDispose]() {
      isEnding = true;
      clearTimeout(restart);
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit');
        child.kill('SIGTERM');
        await gone;
      }
      output.end();
    },
  };
}
