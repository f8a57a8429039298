import { readFileSync } from 'node:fs';
import type { Bundles } from '@leeward/bundles';
import { defineErrors, type ExecuteTask } from '@leeward/contracts';
import { httpTransport, runAttempt } from '@leeward/worker';
import { readConfig } from '../config/config.ts';
import { workerOptions } from '../processes/worker-options.ts';

const workerErrors = defineErrors({
  LW_WORKLOAD: {
    status: 500,
    exitCode: 2,
    sentence: 'The workload {place}: {problem}.',
  },
  LW_WORKER_FETCH: {
    status: 500,
    exitCode: 2,
    sentence: 'The Dags could not be fetched; git-sync ended with {exitCode} and said why above.',
  },
});

/** 64: the machinery failed, not the task (an executor retries it); 65: the control plane did not want the attempt. */
const infrastructureExitCode = 64;
const refusedExitCode = 65;

export async function worker(options: { jsonPath?: string; jsonString?: string; gitSync: boolean }): Promise<void> {
  const workload = readWorkload(options);
  const config = readConfig(process.env);
  const { options: context, close } = await workerOptions(config, {
    executionApi: httpTransport(config.text('core', 'execution_api_server_url')),
    onRecord: (_, record) => process.stdout.write(`${JSON.stringify(record)}\n`),
  });
  const bundles = options.gitSync ? bundlesAfter(fetchDags(), context.bundles) : context.bundles;
  const attempt = runAttempt(workload, { ...context, bundles });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => attempt.abandon());
  const outcome = await attempt.outcome;
  await close();
  if (outcome.kind === 'infrastructure') process.exitCode = infrastructureExitCode;
  if (outcome.kind === 'refused') process.exitCode = refusedExitCode;
}

/** What "leeward git-sync --one-time" does; its log goes where the pod's does. */
async function fetchDags(): Promise<void> {
  const { main } = await import('@leeward/git-sync');
  const exitCode = await main(['--one-time'], process.env);
  if (exitCode !== 0) throw workerErrors.LW_WORKER_FETCH({ exitCode });
}

/** The same bundles, there as soon as the Dags are. */
function bundlesAfter(fetched: Promise<void>, bundles: Bundles): Bundles {
  fetched.catch(() => {});
  return {
    ...bundles,
    named(name) {
      const bundle = bundles.named(name);
      return { ...bundle, at: (version, signal) => fetched.then(() => bundle.at(version, signal)) };
    },
  };
}

function readWorkload(options: { jsonPath?: string; jsonString?: string }): ExecuteTask {
  const place = options.jsonPath ?? 'in --json-string';
  try {
    const text = options.jsonString ?? readFileSync(String(options.jsonPath), 'utf8');
    const workload = JSON.parse(text) as ExecuteTask;
    if (workload.type !== 'ExecuteTask')
      throw new Error(`its type is ${JSON.stringify(workload.type)}, not "ExecuteTask"`);
    return workload;
  } catch (error) {
    throw workerErrors.LW_WORKLOAD({ place, problem: (error as Error).message }, { cause: error });
  }
}
