import type { V1Container, V1EnvVar, V1PodSpec } from '@kubernetes/client-node';
import type { ExecuteTask } from '@leeward/contracts';
import { checkoutOf } from './checkout.ts';
import { errors } from './errors.ts';
import type { PodRequest } from './executor-config.ts';
import { annotation, identityLabels, podAnnotations, podLabels } from './labels.ts';
import { mergePods, type PodJson } from './merge-pods.ts';
import type { PodMutationHook } from './mutation-hook.ts';
import { type KubernetesSettings, WorkerProgram } from './settings.ts';
import { letWorkerFetch } from './worker-fetch.ts';
import { workerArguments, workloadMount } from './workload-secret.ts';

/** The container that runs the task; Airflow's pod templates name their first one so. */
export const taskContainer = 'base';

export interface PodInputs {
  readonly name: string;
  readonly workload: ExecuteTask;
  readonly request: PodRequest;
  readonly template: PodJson;
  readonly settings: KubernetesSettings;
  /** An operator's last word on the pod, as Airflow's pod_mutation_hook. */
  readonly mutate?: PodMutationHook | undefined;
}

/** What a pod is made from where no template file is configured. */
export const builtInTemplate: PodJson = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {},
  spec: {
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      { name: taskContainer, imagePullPolicy: 'IfNotPresent', securityContext: { allowPrivilegeEscalation: false } },
    ],
  },
};

/**
 * The pod of one attempt: the template, over it what the executor knows, over that the author's pod_override, then the mutation
 * hook, as Airflow's PodGenerator.construct_pod. What the executor relies on is put back after that.
 * @throws {LeewardError} LW_EXECUTOR_CONFIG or LW_KUBERNETES_NO_IMAGE.
 */
export function buildPod(inputs: PodInputs): PodJson {
  const { workload, settings, request } = inputs;
  const { dag_id: dagId, task_id: taskId } = workload.ti;
  let pod: PodJson;
  try {
    pod = mergePods(mergePods(inputs.template, generatedPod(inputs)), request.podOverride);
    pod = mutated(pod, inputs.mutate);
  } catch (error) {
    throw errors.LW_EXECUTOR_CONFIG({ dagId, taskId, reason: (error as Error).message }, { cause: error });
  }
  if (taskContainerOf(pod)?.image === undefined) throw errors.LW_KUBERNETES_NO_IMAGE({ dagId, taskId });
  return letWorkerFetch(withInvariants(pod, inputs.name, workload, settings));
}

/** The hook may change what it is given; parts of that are the template's, which the next pod is made from. */
function mutated(pod: PodJson, mutate: PodMutationHook | undefined): PodJson {
  if (mutate === undefined) return pod;
  const own = structuredClone(pod);
  return mutate(own) ?? own;
}

function generatedPod({ name, workload, request, template, settings }: PodInputs): PodJson {
  const image = settings.queues.get(workload.ti.queue)?.workerImage ?? settings.workerImage ?? undefined;
  const repository = settings.gitRepositories.get(workload.bundle_info.name);
  const checkoutImage = settings.workerImage ?? taskContainerOf(template)?.image;
  const checkout = checkoutOf(workload.bundle_info, template, repository, checkoutImage);
  const handover = workloadMount(name);
  const program = workerProgram(template, request, image, settings);
  const container: V1Container = {
    name: taskContainer,
    ...(image === undefined ? {} : { image }),
    args: workerArguments(program),
    env: [...executorEnvironment(settings), ...checkout.environment],
    volumeMounts: [handover.mount, ...checkout.mounts],
    // The end of the output becomes the reason where a container fails without leaving one.
    terminationMessagePolicy: 'FallbackToLogsOnError',
  };
  return {
    metadata: {
      name,
      namespace: settings.namespace,
      labels: podLabels(workload, settings.owner),
      annotations: podAnnotations(workload, program),
    },
    spec: {
      initContainers: checkout.initContainers,
      containers: [container],
      volumes: [handover.volume, ...checkout.volumes],
    },
  };
}

function executorEnvironment(settings: KubernetesSettings): V1EnvVar[] {
  const url = settings.executionApiUrl;
  return [
    { name: 'AIRFLOW_IS_K8S_EXECUTOR_POD', value: 'True' },
    ...(url === null ? [] : [{ name: 'AIRFLOW__CORE__EXECUTION_API_SERVER_URL', value: url }]),
  ];
}

/**
 * Which worker the task container runs: what an annotation of the override says; else Airflow's where the author or the queue gave
 * another image than the usual, because such an image is made for Airflow; else what the template's annotation says of its image;
 * else the configured one.
 */
function workerProgram(
  template: PodJson,
  request: PodRequest,
  image: string | undefined,
  settings: KubernetesSettings,
): WorkerProgram {
  const asked = programNamed(request.podOverride);
  if (asked !== undefined) return asked;
  const usual = settings.workerImage ?? taskContainerOf(template)?.image;
  const chosen = request.podOverride?.spec?.containers?.[0]?.image ?? image ?? usual;
  if (chosen !== usual) return WorkerProgram.Airflow;
  return programNamed(template) ?? settings.workerProgram;
}

function programNamed(pod: PodJson | undefined): WorkerProgram | undefined {
  const named = pod?.metadata?.annotations?.[annotation.workerProgram];
  if (named === undefined || named === WorkerProgram.Leeward || named === WorkerProgram.Airflow) return named;
  throw new TypeError(`annotation ${annotation.workerProgram} is "${named}", expected leeward or airflow`);
}

function taskContainerOf(pod: PodJson): V1Container | undefined {
  return pod.spec?.containers[0];
}

/**
 * What no template, author or hook may change: the name and labels by which the pod is found, which container runs the task, that it is
 * never restarted by the kubelet (an attempt runs once), and that it knows nothing of the database.
 */
function withInvariants(pod: PodJson, name: string, workload: ExecuteTask, settings: KubernetesSettings): PodJson {
  const spec = pod.spec as V1PodSpec;
  const [first, ...others] = spec.containers;
  const labels = { ...pod.metadata?.labels, ...identityLabels(workload, settings.owner) };
  return {
    ...pod,
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...pod.metadata, name, labels },
    spec: {
      ...spec,
      restartPolicy: 'Never',
      containers: [{ ...first, name: taskContainer }, ...others].map(withoutDatabase),
      ...(spec.initContainers === undefined ? {} : { initContainers: spec.initContainers.map(withoutDatabase) }),
    },
  };
}

const databaseVariable = /^AIRFLOW__(DATABASE|CORE)__SQL_ALCHEMY_CONN(_ASYNC)?(_CMD|_SECRET)?$/;

function withoutDatabase(container: V1Container): V1Container {
  if (container.env === undefined) return container;
  return { ...container, env: container.env.filter((variable) => !databaseVariable.test(variable.name)) };
}
