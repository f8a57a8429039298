import { spawn } from 'node:child_process';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { type Child, signalGroup } from './child.ts';
import { errors } from './errors.ts';
import type { OrphanGuard } from './orphan-guard.ts';
import { started } from './spawned.ts';

export interface Program {
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** How long it may take to open both its connections (task_startup_timeout). */
  readonly startupSeconds: number;
}

/**
 * Starts a program of the coordinator convention (airflow/sdk/coordinators/_subprocess.py): `--comm=host:port --logs=host:port` are
 * appended to its command and it connects to both. Rejects with LW_RUNTIME_NOT_STARTED.
 */
export async function startCoordinator({ command, env, startupSeconds }: Program, guard: OrphanGuard): Promise<Child> {
  const [comm, logs] = await Promise.all([listen(), listen()]);
  try {
    const [program = '', ...args] = command;
    const spawned = spawn(program, [...args, `--comm=${address(comm)}`, `--logs=${address(logs)}`], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env,
      detached: true,
    });
    const { pid, ended } = await started(spawned, guard);
    const kill = signalGroup(pid, ended);
    let timer: NodeJS.Timeout | undefined;
    const notStarted = (reason: string) => errors.LW_RUNTIME_NOT_STARTED({ command: command.join(' '), reason });
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        kill('SIGKILL');
        reject(notStarted(`it did not connect within ${startupSeconds} s`));
      }, startupSeconds * 1_000);
      void ended.then(({ exitCode, signal }) =>
        reject(notStarted(`it ended with ${signal ?? `exit code ${exitCode}`} before it connected`)),
      );
    });
    late.catch(() => {});
    try {
      const [comms, logLines] = await Promise.race([Promise.all([connection(comm), connection(logs)]), late]);
      return { pid, comms, logs: logLines, stdout: spawned.stdout, stderr: spawned.stderr, ended, kill };
    } finally {
      clearTimeout(timer);
    }
  } finally {
    comm.close();
    logs.close();
  }
}

function listen(): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer({ pauseOnConnect: true });
    server.once('error', reject);
    server.listen(0, '127.0.0.1', 1, () => resolve(server));
  });
}

function connection(server: Server): Promise<Socket> {
  return new Promise((resolve) =>
    server.once('connection', (socket) => {
      // A program that is killed resets its connections; their readers see the end of the stream.
      socket.on('error', () => {});
      socket.setNoDelay(true);
      resolve(socket);
    }),
  );
}

function address(server: Server): string {
  const { address: host, port } = server.address() as AddressInfo;
  return `${host}:${port}`;
}
