import { hostname } from 'node:os';
import type { ExecuteTask } from '@leeward/contracts';
import type { TIRunContext } from '@leeward/contracts/execution-api';
import type { StartupDetails } from '@leeward/contracts/supervisor';
import { systemUserName } from '@leeward/contracts/system-user';
import type { ExecutionClient } from './execution-client.ts';

export interface Claim {
  runContext: TIRunContext;
  startDate: string;
}

/** From now on the attempt is this worker's; asked twice by the same worker, the answer is the same. */
export async function claim(workload: ExecuteTask, client: ExecutionClient): Promise<Claim> {
  const startDate = new Date().toISOString();
  const { body } = await client.send({
    method: 'PATCH',
    path: `task-instances/${workload.ti.id}/run`,
    json: {
      state: 'running',
      hostname: hostname(),
      unixname: systemUserName(),
      pid: process.pid,
      start_date: startDate,
    },
  });
  return { runContext: body as TIRunContext, startDate };
}

/** What the runtime is told first. A carrier that is not empty says in which span it runs. */
export function startupDetails(
  workload: ExecuteTask,
  { runContext, startDate }: Claim,
  carrier: Readonly<Record<string, string>>,
): StartupDetails {
  const { pool_slots: _, priority_weight: __, ...ti } = workload.ti;
  const context_carrier = Object.keys(carrier).length > 0 ? carrier : ti.context_carrier;
  return {
    type: 'StartupDetails' as const,
    ti: { ...ti, context_carrier, hostname: hostname() },
    dag_rel_path: workload.dag_rel_path,
    bundle_info: workload.bundle_info,
    start_date: runContext.start_date ?? startDate,
    ti_context: runContext,
    sentry_integration: workload.sentry_integration,
  } as never;
}

/** Whether this attempt has run, and logged, before. */
export function isContinued({ next_method, task_reschedule_count }: TIRunContext): boolean {
  return (next_method !== null && next_method !== undefined) || (task_reschedule_count ?? 0) > 0;
}
