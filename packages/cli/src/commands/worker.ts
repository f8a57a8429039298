import { readFileSync } from 'node:fs';
import { defineErrors, type ExecuteTask } from '@leeward/contracts';
import { httpTransport, runAttempt } from '@leeward/worker';
import { readConfig } from '../config/config.ts';
import { workerOptions } from '../processes/worker-options.ts';

export const workerErrors = defineErrors({
  LW_WORKLOAD: {
    status: 500,
    exitCode: 2,
    sentence: 'The workload {place}: {problem}.',
  },
});

/** 64: the machinery failed, not the task (an executor retries it); 65: the control plane did not want the attempt. */
const infrastructureExitCode = 64;
const refusedExitCode = 65;

export async function worker(options: { jsonPath?: string; jsonString?: string }): Promise<void> {
  const workload = readWorkload(options);
  const config = readConfig(process.env);
  const { options: context, close } = await workerOptions(config, {
    executionApi: httpTransport(config.text('core', 'execution_api_server_url')),
    onRecord: (_, record) => process.stdout.write(`${JSON.stringify(record)}\n`),
  });
  const attempt = runAttempt(workload, context);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => attempt.abandon());
  const outcome = await attempt.outcome;
  await close();
  if (outcome.kind === 'infrastructure') process.exitCode = infrastructureExitCode;
  if (outcome.kind === 'refused') process.exitCode = refusedExitCode;
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
