import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { errors } from '../errors.ts';
import type { Rendezvous } from '../rendezvous.ts';
import { ForkServer } from './fork-server.ts';

export interface PythonOptions {
  /** The interpreter of an environment with Airflow's Task SDK; see ensurePythonEnvironment. */
  readonly interpreter: string;
  /** AIRFLOW_HOME of author code, where the environment names none: Airflow writes its airflow.cfg there. */
  readonly airflowHome: string;
  /** The folder of serve.py, where this code is bundled away from it. */
  readonly source?: string;
  /** One task will run and nothing else: what it does not need is not imported. */
  readonly oneTask?: boolean;
}

const keptOutputBytes = 8 * 1024;

/**
 * What Airflow itself needs to be imported without a control plane: no examples, no database file, no usage report, and no provider for
 * where logs are kept, which is no matter of Python's.
 */
const importEnvironment = {
  AIRFLOW__DATABASE__SQL_ALCHEMY_CONN: 'sqlite://',
  AIRFLOW__LOGGING__REMOTE_LOGGING: 'False',
  AIRFLOW__USAGE_DATA_COLLECTION__ENABLED: 'False',
};

/** Starts Python, waits until it has imported Airflow. Rejects with LW_PYTHON_RUNTIME_BROKEN and what Python printed. */
export async function startBaseServer(
  options: PythonOptions,
  environment: Readonly<Record<string, string>>,
  rendezvous: Rendezvous,
  onIdle: () => void,
): Promise<ForkServer> {
  const id = randomUUID();
  const connected = rendezvous.expect(id, ['control']);
  const script = join(options.source ?? join(import.meta.dirname), 'serve.py');
  const mode = options.oneTask === true ? ['--one-task'] : [];
  const python = spawn(options.interpreter, [script, rendezvous.socketPath, id, String(process.pid), ...mode], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      AIRFLOW_HOME: options.airflowHome,
      AIRFLOW__CORE__LOAD_EXAMPLES: 'False',
      ...environment,
      ...importEnvironment,
    },
    detached: true,
  });
  const printed = [keepTail(python.stdout), keepTail(python.stderr)];
  const lost = exitOf(python).then((reason) => {
    rendezvous.forget(id);
    throw errors.LW_PYTHON_RUNTIME_BROKEN({
      interpreter: options.interpreter,
      reason,
      printed: printed
        .map((tail) => tail())
        .join('')
        .trim(),
    });
  });
  lost.catch(() => {});
  const sockets = await Promise.race([connected, lost]);
  const server = new ForkServer(sockets.get('control') as Socket, rendezvous, onIdle);
  await Promise.race([server.ready, lost]);
  return server;
}

function exitOf(python: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    python.once('error', (error) => resolve(error.message));
    python.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
}

/** Reads a stream to its end and gives the last of it on request. */
function keepTail(stream: Readable): () => string {
  let tail = '';
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    tail = (tail + text).slice(-keptOutputBytes);
  });
  return () => tail;
}
