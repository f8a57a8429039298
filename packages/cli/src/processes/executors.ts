import type { TaskTokens } from '@leeward/api-server';
import { defineErrors, type Executor, type ExecutorEvents } from '@leeward/contracts';
import { createLocalExecutor } from '@leeward/executors/local';
import { type ExecutionTransport, runAttempt, type WorkerOptions } from '@leeward/worker';
import { queueSettings } from './coordinators.ts';
import type { SchedulerParts } from './scheduler-process.ts';

const executorErrors = defineErrors({
  LW_EXECUTOR_UNKNOWN: {
    status: 500,
    exitCode: 2,
    sentence:
      '[core] executor: {name} is not known; expected LocalExecutor or KubernetesExecutor, or both with a comma between.',
  },
});

export type ExecutorMaker = (events: ExecutorEvents) => Executor;

/** 0 stands for no limit, as in Airflow. */
export function limitOf(parallelism: number): number {
  return parallelism === 0 ? Number.POSITIVE_INFINITY : parallelism;
}

/** The executors that `[core] executor` names; the first one is the default of tasks that name none. */
export async function executorMakers(
  parts: SchedulerParts,
  worker: WorkerOptions,
  tokens: TaskTokens,
): Promise<ExecutorMaker[]> {
  const names = parts.config.text('core', 'executor').split(',');
  return Promise.all(names.map((name) => executorMaker(name.trim(), parts, worker, tokens)));
}

async function executorMaker(
  name: string,
  parts: SchedulerParts,
  worker: WorkerOptions,
  tokens: TaskTokens,
): Promise<ExecutorMaker> {
  switch (name.split('.').at(-1)) {
    case 'LocalExecutor':
    case 'SequentialExecutor':
      return (events) =>
        createLocalExecutor({
          parallelism: limitOf(parts.config.integer('core', 'parallelism')),
          events,
          run: (workload) => runAttempt(workload, worker),
        });
    case 'KubernetesExecutor':
      return kubernetesExecutor(parts, worker.executionApi, tokens);
    default:
      throw executorErrors.LW_EXECUTOR_UNKNOWN({ name });
  }
}

/** Loaded only where it is used: a laptop needs no Kubernetes client in its memory. */
async function kubernetesExecutor(
  { config, log, metrics, executionApiUrl }: SchedulerParts,
  executionApi: ExecutionTransport,
  tokens: TaskTokens,
): Promise<ExecutorMaker> {
  const { connectKubernetes, KubernetesExecutor, loadPodMutationHook, readKubernetesSettings } = await import(
    '@leeward/executors/kubernetes'
  );
  const settings = readKubernetesSettings((section, key) => config.given(section, key), {
    name: config.own('core.installation'),
    executionApiUrl,
    queues: queueSettings(config),
    gitRepositories: new Map(),
  });
  const mutatePod = await loadPodMutationHook(settings.podMutationHook);
  const { podLogsOverApi } = await import('./pod-logs.ts');
  const api = connectKubernetes(settings.connection);
  const logs = podLogsOverApi(executionApi, tokens);
  return (events) =>
    new KubernetesExecutor({ api, settings, events, logs, log, metrics: metrics.kubernetes, mutatePod });
}
