import { homedir } from 'node:os';
import { delimiter } from 'node:path';
import { defineErrors, type ExecuteTask } from '@leeward/contracts';
import type { QueueSettings } from '@leeward/executors/kubernetes';
import type { Program } from '@leeward/worker';
import type { Config } from '../config/config.ts';
import { findExecutable } from './executable-bundle.ts';
import { filesBelow } from './files-below.ts';
import { findNodeBundle } from './node-bundle.ts';

const coordinatorErrors = defineErrors({
  LW_COORDINATOR_CONFIG: {
    status: 500,
    exitCode: 2,
    sentence: '[sdk] {field}: {value} is there; {expected} is expected.',
  },
  LW_COORDINATOR_PROGRAM: {
    status: 500,
    exitCode: 2,
    sentence: 'The coordinator {coordinator} has no program for Dag {dagId} in {places}.',
  },
});

type Fields = Readonly<Record<string, unknown>>;
type CommandOf = (workload: ExecuteTask) => Promise<readonly string[]>;

export interface Coordinator {
  readonly name: string;
  readonly startupSeconds: number;
  readonly commandOf: CommandOf;
  /** What other parts read: `pod_template_file`, `worker_container_repository`, ... */
  readonly extra: Fields;
}

const classpaths = [
  'leeward.CommandCoordinator',
  'airflow.sdk.coordinators.executable.ExecutableCoordinator',
  'airflow.sdk.coordinators.java.JavaCoordinator',
  'airflow.sdk.coordinators.node.NodeCoordinator',
];
const defaultStartupSeconds = 10;

/**
 * `[sdk] coordinators` and `queue_to_coordinator`: which program runs the tasks of which queue (airflow/sdk/execution_time/coordinator.py).
 * Keys are queues. Throws LW_COORDINATOR_CONFIG, which names the field.
 */
export function readCoordinators(config: Config): ReadonlyMap<string, Coordinator> {
  const coordinators = new Map(
    Object.entries(json(config, 'coordinators')).map(([name, entry]) => [name, readCoordinator(name, entry)]),
  );
  return new Map(
    Object.entries(json(config, 'queue_to_coordinator')).map(([queue, name]) => {
      const coordinator = coordinators.get(name as string);
      if (coordinator === undefined)
        throw wrong(
          `queue_to_coordinator.${queue}`,
          name,
          `one of ${[...coordinators.keys()].join(', ') || 'no coordinators'}`,
        );
      return [queue, coordinator];
    }),
  );
}

/** What a worker asks: the program that runs this workload; undefined where its language's own runtime does. */
export function programsOf(config: Config): (workload: ExecuteTask) => Promise<Program | undefined> {
  const coordinators = readCoordinators(config);
  const env = {
    AIRFLOW__LOGGING__LOGGING_LEVEL: config.text('logging', 'logging_level'),
    AIRFLOW__LOGGING__NAMESPACE_LEVELS: config.text('logging', 'namespace_levels'),
  };
  return async (workload) => {
    const coordinator = coordinators.get(workload.ti.queue);
    if (coordinator === undefined) return undefined;
    return { command: await coordinator.commandOf(workload), startupSeconds: coordinator.startupSeconds, env };
  };
}

/** What the Kubernetes executor makes different for the queues of a coordinator that says so. */
export function queueSettings(config: Config): ReadonlyMap<string, QueueSettings> {
  return new Map([...readCoordinators(config)].map(([queue, { name, extra }]) => [queue, podOf(name, extra)]));
}

function podOf(name: string, extra: Fields): QueueSettings {
  const optional = (key: string) =>
    extra[key] === undefined ? null : text(`coordinators.${name}.extra.${key}`, extra[key]);
  const [repository, tag] = [optional('worker_container_repository'), optional('worker_container_tag')];
  return {
    podTemplateFile: optional('pod_template_file'),
    workerImage: repository === null || tag === null ? null : `${repository}:${tag}`,
  };
}

function readCoordinator(name: string, entry: unknown): Coordinator {
  const field = `coordinators.${name}`;
  const { classpath, kwargs, extra } = object(field, entry);
  const given = object(`${field}.kwargs`, kwargs ?? {});
  const startupSeconds = given.task_startup_timeout ?? defaultStartupSeconds;
  if (typeof startupSeconds !== 'number' || startupSeconds <= 0)
    throw wrong(`${field}.kwargs.task_startup_timeout`, startupSeconds, 'a number of seconds above 0');
  return {
    name,
    startupSeconds,
    commandOf: commandOf(name, classpath, given),
    extra: object(`${field}.extra`, extra ?? {}),
  };
}

function commandOf(name: string, classpath: unknown, kwargs: Fields): CommandOf {
  const field = (key: string) => `coordinators.${name}.kwargs.${key}`;
  const notFound = (dagId: string, places: readonly string[]) =>
    coordinatorErrors.LW_COORDINATOR_PROGRAM({ coordinator: name, dagId, places: places.join(delimiter) });
  switch (classpath) {
    case 'leeward.CommandCoordinator': {
      const command = texts(field('command'), kwargs.command);
      return async () => command;
    }
    case 'airflow.sdk.coordinators.executable.ExecutableCoordinator': {
      const roots = folders(field('executables_root'), kwargs.executables_root);
      return async ({ ti }) => {
        const executable = await findExecutable(roots, ti.dag_id);
        if (executable === undefined) throw notFound(ti.dag_id, roots);
        return [executable];
      };
    }
    case 'airflow.sdk.coordinators.java.JavaCoordinator': {
      const roots = folders(field('jars_root'), kwargs.jars_root);
      const mainClass = text(field('main_class'), kwargs.main_class);
      const java = text(field('java_executable'), kwargs.java_executable ?? 'java');
      const jvmArguments = kwargs.jvm_args === undefined ? [] : texts(field('jvm_args'), kwargs.jvm_args, 0);
      return async ({ ti }) => {
        const jars: string[] = [];
        for await (const { path } of filesBelow(roots)) if (path.endsWith('.jar')) jars.push(path);
        if (jars.length === 0) throw notFound(ti.dag_id, roots);
        return [java, '-classpath', jars.sort().join(delimiter), ...jvmArguments, mainClass];
      };
    }
    case 'airflow.sdk.coordinators.node.NodeCoordinator': {
      const roots = folders(field('bundles_root'), kwargs.bundles_root);
      const node = text(field('node_executable'), kwargs.node_executable ?? process.execPath);
      return async ({ ti }) => {
        const bundle = await findNodeBundle(roots, ti.dag_id);
        if (bundle === undefined) throw notFound(ti.dag_id, roots);
        return [node, bundle];
      };
    }
    default:
      throw wrong(`coordinators.${name}.classpath`, classpath, `one of ${classpaths.join(', ')}`);
  }
}

function json(config: Config, key: 'coordinators' | 'queue_to_coordinator'): Fields {
  const text = config.text('sdk', key).trim();
  if (text === '') return {};
  try {
    return object(key, JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw coordinatorErrors.LW_COORDINATOR_CONFIG(
      { field: key, value: text, expected: 'a JSON object' },
      { cause: error },
    );
  }
}

function object(field: string, value: unknown): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw wrong(field, value, 'a JSON object');
}

function text(field: string, value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  throw wrong(field, value, 'a text');
}

function texts(field: string, value: unknown, least = 1): readonly string[] {
  if (Array.isArray(value) && value.length >= least && value.every((each) => typeof each === 'string' && each !== ''))
    return value;
  throw wrong(field, value, 'a list of texts');
}

function folders(field: string, value: unknown): readonly string[] {
  const paths = texts(field, typeof value === 'string' ? [value] : value);
  return paths.map((path) => path.replace(/^~(?=\/|$)/, homedir()));
}

function wrong(field: string, value: unknown, expected: string): Error {
  const shown = value === undefined ? 'nothing' : JSON.stringify(value);
  return coordinatorErrors.LW_COORDINATOR_CONFIG({ field, value: shown, expected });
}
