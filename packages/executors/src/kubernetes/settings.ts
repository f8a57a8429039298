import { errors } from './errors.ts';
import { labelValue } from './names.ts';

/** Which program the task container runs: our worker, or the one of Airflow's Task SDK in a user's Airflow image. */
export const WorkerProgram = { Leeward: 'leeward', Airflow: 'airflow' } as const;
export type WorkerProgram = (typeof WorkerProgram)[keyof typeof WorkerProgram];

/** Where pods of one queue differ from the others, as a coordinator's `extra` says in Airflow. */
export interface QueueSettings {
  readonly podTemplateFile: string | null;
  readonly workerImage: string | null;
}

/** A git bundle that task pods check out. */
export interface GitRepository {
  readonly url: string;
  /** The folder of the Dags in the repository; empty for its root. */
  readonly subdirectory: string;
  /** A Secret in the pods' namespace whose keys are variables of git-sync, credentials for one; null for none. */
  readonly environmentSecret: string | null;
}

export interface ConnectionSettings {
  readonly inCluster: boolean;
  readonly clusterContext: string | null;
  readonly configFile: string | null;
  readonly verifySsl: boolean;
  readonly sslCaCert: string | null;
  readonly requestTimeoutSeconds: number;
}

export interface KubernetesSettings {
  /** Label value that tells this installation's pods from others. The same for all its schedulers and after every restart. */
  readonly owner: string;
  readonly namespace: string;
  /** Namespaces in which pods may be made and are watched; 'all' needs a cluster role. */
  readonly namespaces: 'all' | readonly string[];
  readonly podTemplateFile: string | null;
  /** A module of the operator's whose function changes every pod. */
  readonly podMutationHook: string | null;
  /** Null leaves the image of the template. */
  readonly workerImage: string | null;
  readonly workerProgram: WorkerProgram;
  /** Where workers reach the Execution API; null leaves it to the template or the image. */
  readonly executionApiUrl: string | null;
  readonly queues: ReadonlyMap<string, QueueSettings>;
  readonly gitRepositories: ReadonlyMap<string, GitRepository>;
  /** Attempts at one time; Infinity where the cluster is the limit. */
  readonly parallelism: number;
  readonly creationConcurrency: number;
  /** How often a creation that failed for a passing reason is tried again; Infinity for as long as the attempt is queued. */
  readonly creationRetries: number;
  readonly fatalWaitingReasons: readonly string[];
  readonly deleteSucceededPods: boolean;
  readonly deleteFailedPods: boolean;
  readonly deleteOptions: Readonly<Record<string, unknown>>;
  readonly connection: ConnectionSettings;
}

/** The value that a user set for a key of a section, or undefined. */
export type ConfigurationReader = (section: string, key: string) => string | undefined;

/** What the configuration file does not know: the installation and its Dag bundles. */
export interface Installation {
  /** A name that no other installation in the same namespaces has; the chart gives the release's. */
  readonly name: string;
  readonly executionApiUrl: string | null;
  readonly queues: ReadonlyMap<string, QueueSettings>;
  readonly gitRepositories: ReadonlyMap<string, GitRepository>;
}

const section = 'kubernetes_executor';

/**
 * Reads `[kubernetes_executor]` and `[core] parallelism` with Airflow's names, meaning and defaults
 * (providers/cncf/kubernetes/get_provider_info.py). Two defaults are better: 16 pods are created at a time
 * instead of one, and a creation that fails for a passing reason, a full quota for one, is tried again until it works.
 * @throws {LeewardError} LW_KUBERNETES_SETTING naming the key, its value and what was expected.
 */
export function readKubernetesSettings(read: ConfigurationReader, installation: Installation): KubernetesSettings {
  const values = valuesOf(read);
  const namespace = values.text('namespace') ?? 'default';
  const concurrency = values.integer('pod_creation_max_concurrency', 0, 0);
  const repository = values.text('worker_container_repository');
  const tag = values.text('worker_container_tag');
  return {
    owner: labelValue(installation.name),
    namespace,
    namespaces: readNamespaces(values, namespace),
    podTemplateFile: values.text('pod_template_file') ?? null,
    podMutationHook: values.text('pod_mutation_hook') ?? null,
    workerImage: repository !== undefined && tag !== undefined ? `${repository}:${tag}` : null,
    workerProgram: values.oneOf('worker_program', Object.values(WorkerProgram), WorkerProgram.Leeward),
    executionApiUrl: installation.executionApiUrl,
    queues: installation.queues,
    gitRepositories: installation.gitRepositories,
    parallelism: unlimitedAt(0, readParallelism(read)),
    creationConcurrency: concurrency === 0 ? values.integer('worker_pods_creation_batch_size', 16, 1) : concurrency,
    creationRetries: unlimitedAt(-1, values.integer('task_publish_max_retries', -1, -1)),
    fatalWaitingReasons: values.list('worker_pod_pending_fatal_container_state_reasons', defaultFatalReasons),
    deleteSucceededPods: values.flag('delete_worker_pods', true),
    deleteFailedPods: values.flag('delete_worker_pods', true) && values.flag('delete_worker_pods_on_failure', false),
    deleteOptions: asKubernetesNames(values.dictionary('delete_option_kwargs')),
    connection: {
      inCluster: values.flag('in_cluster', true),
      clusterContext: values.text('cluster_context') ?? null,
      configFile: values.text('config_file') ?? null,
      verifySsl: values.flag('verify_ssl', true),
      sslCaCert: values.text('ssl_ca_cert') ?? null,
      requestTimeoutSeconds: readRequestTimeout(values),
    },
  };
}

const defaultFatalReasons = [
  'CreateContainerConfigError',
  'ErrImagePull',
  'CreateContainerError',
  'ImageInspectError',
  'InvalidImageName',
];

const defaultRequestTimeoutSeconds = 60;

type Values = ReturnType<typeof valuesOf>;

function readNamespaces(values: Values, namespace: string): 'all' | readonly string[] {
  if (!values.flag('multi_namespace_mode', false)) return [namespace];
  const listed = values.list('multi_namespace_mode_namespace_list', []);
  return listed.length === 0 ? 'all' : [...new Set([namespace, ...listed])];
}

/** `grace_period_seconds`, as the fields of Kubernetes' Python client are called, is `gracePeriodSeconds` to Kubernetes. */
function asKubernetesNames(options: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const rename = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [rename(name), value]));
}

function readParallelism(read: ConfigurationReader): number {
  const value = read('core', 'parallelism') ?? '32';
  if (!/^\d+$/.test(value)) {
    throw errors.LW_KUBERNETES_SETTING({
      key: '[core] parallelism',
      value,
      expected: 'a whole number, 0 for no limit',
    });
  }
  return Number(value);
}

function readRequestTimeout(values: Values): number {
  const asked = values.dictionary('kube_client_request_args')._request_timeout;
  const seconds = Array.isArray(asked) ? asked[1] : asked;
  if (seconds === undefined) return defaultRequestTimeoutSeconds;
  if (typeof seconds === 'number' && seconds > 0) return seconds;
  throw errors.LW_KUBERNETES_SETTING({
    key: 'kube_client_request_args',
    value: JSON.stringify(asked),
    expected: '_request_timeout in seconds, or a list of two such numbers',
  });
}

function unlimitedAt(special: number, value: number): number {
  return value === special ? Number.POSITIVE_INFINITY : value;
}

/** Typed reading of one section's values. */
function valuesOf(read: ConfigurationReader) {
  const refuse = (key: string, value: string, expected: string) =>
    errors.LW_KUBERNETES_SETTING({ key, value, expected });
  const text = (key: string): string | undefined => {
    const value = read(section, key)?.trim();
    return value === undefined || value === '' ? undefined : value;
  };
  return {
    text,
    integer(key: string, absent: number, least: number): number {
      const value = text(key);
      if (value === undefined) return absent;
      if (/^-?\d+$/.test(value) && Number(value) >= least) return Number(value);
      throw refuse(key, value, `a whole number, at least ${least}`);
    },
    flag(key: string, absent: boolean): boolean {
      const value = text(key);
      if (value === undefined) return absent;
      if (/^(true|t|1|yes|on)$/i.test(value)) return true;
      if (/^(false|f|0|no|off)$/i.test(value)) return false;
      throw refuse(key, value, 'True or False');
    },
    /** One that is given empty is an empty list, not the default. */
    list(key: string, absent: readonly string[]): readonly string[] {
      const value = read(section, key);
      if (value === undefined) return absent;
      return value.split(',').flatMap((item) => (item.trim() === '' ? [] : [item.trim()]));
    },
    oneOf<const T extends string>(key: string, allowed: readonly T[], absent: T): T {
      const value = text(key);
      if (value === undefined) return absent;
      const found = allowed.find((candidate) => candidate === value);
      if (found === undefined) throw refuse(key, value, allowed.join(' or '));
      return found;
    },
    dictionary(key: string): Readonly<Record<string, unknown>> {
      const value = text(key);
      if (value === undefined) return {};
      try {
        const parsed: unknown = JSON.parse(value);
        if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return { ...parsed };
      } catch {
        // Refused below, as everything else that is no dictionary.
      }
      throw refuse(key, value, 'a JSON dictionary');
    },
  };
}
