import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AuthorView, createRuntimes, findPython, type Runtimes, type RuntimesOptions } from '@leeward/runtimes';
import type { WorkerOptions } from '@leeward/worker';
import type { Config } from '../config/config.ts';
import { configuredBundles } from './bundles.ts';
import { childEntry } from './child-entry.ts';
import { programsOf } from './coordinators.ts';
import { openTracing } from './tracing.ts';

/**
 * The language runtimes of this machine: Node always, Python where an environment is configured or was made under LEEWARD_HOME. Author
 * code sees `authorEnv` besides what it may see of this process's environment.
 */
export async function openRuntimes(
  config: Config,
  authorEnv: Readonly<Record<string, string>> = {},
): Promise<{ runtimes: Runtimes; pythonVenv: string | undefined }> {
  const venv = pythonFolder(config);
  const isUsable = venv !== undefined && (await findPython({ venvPath: venv })) !== null;
  return runtimesWith(config, isUsable ? venv : undefined, { authorEnv });
}

/**
 * As `openRuntimes`, for a process that runs one task. It does not try the Python that it finds: its start would cost as much as a
 * TypeScript task, and one that does not work says so where a Python task needs it.
 */
function openOneTaskRuntimes(config: Config): { runtimes: Runtimes; pythonVenv: string | undefined } {
  const venv = pythonFolder(config);
  const isThere = venv !== undefined && existsSync(join(venv, 'bin/python'));
  return runtimesWith(config, isThere ? venv : undefined, { oneTask: true });
}

/** The environment that is configured, or that of LEEWARD_HOME; not one whose making was interrupted. */
function pythonFolder(config: Config): string | undefined {
  const given = config.own('core.python');
  if (given !== '') return given;
  const own = join(config.home, 'python');
  return existsSync(join(own, '.complete')) ? own : undefined;
}

function runtimesWith(
  config: Config,
  pythonVenv: string | undefined,
  { oneTask = false, authorEnv = {} }: Pick<RuntimesOptions, 'oneTask' | 'authorEnv'>,
): { runtimes: Runtimes; pythonVenv: string | undefined } {
  const cleanupSeconds = config.given('core', 'killed_task_cleanup_time');
  const runtimes = createRuntimes({
    oneTask,
    // The environment of a worker is that of its task.
    authorView:
      oneTask || config.own('core.author_environment') === AuthorView.Whole ? AuthorView.Whole : AuthorView.Usual,
    node: { childEntry },
    authorEnv: {
      // Airflow's example Dags use plugins that Airflow loads only with its examples.
      AIRFLOW__CORE__LOAD_EXAMPLES: config.boolean('core', 'load_examples') ? 'True' : 'False',
      // A child that finds its modules compiled is up in a third of the time.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(config.home, 'compile-cache'),
      ...(cleanupSeconds === undefined ? {} : { AIRFLOW__CORE__KILLED_TASK_CLEANUP_TIME: cleanupSeconds }),
      ...authorEnv,
    },
    ...(pythonVenv === undefined
      ? {}
      : { python: { interpreter: join(pythonVenv, 'bin/python'), airflowHome: join(config.home, 'airflow') } }),
  });
  return { runtimes, pythonVenv };
}

/** What a worker outside of a server needs: it has no database, so git connections come from its environment only. */
export async function workerOptions(
  config: Config,
  options: Pick<WorkerOptions, 'executionApi' | 'onRecord'>,
): Promise<{ options: WorkerOptions; close(): Promise<void> }> {
  const { runtimes, pythonVenv } = openOneTaskRuntimes(config);
  const tracing = await openTracing(config);
  const bundles = configuredBundles(config, {
    ...(pythonVenv === undefined ? {} : { pythonVenv }),
    gitConnection: async (connectionId) => {
      throw new Error(`the git connection ${connectionId} is not known to a worker without a database; use repo_url`);
    },
  });
  return {
    options: {
      bundles,
      runtimes,
      tracer: tracing.tracer,
      programFor: programsOf(config),
      ...attemptSettings(config),
      ...options,
    },
    close: async () => {
      await runtimes.close();
      await tracing.close();
    },
  };
}

export function attemptSettings(
  config: Config,
): Pick<WorkerOptions, 'heartbeatSeconds' | 'killGraceSeconds' | 'overtimeSeconds'> {
  const heartbeat = config.float('scheduler', 'task_instance_heartbeat_sec');
  return {
    heartbeatSeconds: heartbeat > 0 ? heartbeat : 10,
    killGraceSeconds: config.float('core', 'killed_task_cleanup_time'),
    overtimeSeconds: config.float('core', 'task_success_overtime'),
  };
}
