import type { DagFileParseRequest, TaskCallbackRequest } from '@leeward/contracts/supervisor';
import type { TaskCallback, TaskSpec } from '../definition/specs.ts';
import type { Channel } from './channel.ts';
import type { LoadedFile } from './dag-file.ts';
import { KillSwitch } from './kill-switch.ts';
import type { LogSink } from './log-sink.ts';
import { taskContext } from './task-context.ts';

/** The author's callback for a state that a task ended in. */
export function callbackFor(spec: TaskSpec, state: string): TaskCallback | undefined {
  const callbacks: Readonly<Record<string, TaskCallback | undefined>> = {
    success: spec.onSuccess,
    failed: spec.onFailure,
    up_for_retry: spec.onRetry,
    skipped: spec.onSkipped,
  };
  return callbacks[state];
}

/**
 * Runs the callbacks of tasks whose own process could not: it was killed, or never came up. A request that cannot be met is logged
 * and does not stop the others (airflow/dag_processing/processor.py: _execute_callbacks).
 */
export async function runCallbacks(
  request: DagFileParseRequest,
  file: LoadedFile,
  channel: Channel,
  sink: LogSink,
): Promise<void> {
  for (const asked of request.callback_requests ?? []) {
    try {
      if (asked.type === 'TaskCallbackRequest') await runTaskCallback(asked, file, channel, sink);
      else
        sink.write('warning', 'task', `${asked.type} is not for Dags in TypeScript: they have callbacks of tasks only`);
    } catch (error) {
      sink.exception('task', 'A callback failed', error);
    }
  }
}

async function runTaskCallback(
  asked: TaskCallbackRequest,
  file: LoadedFile,
  channel: Channel,
  sink: LogSink,
): Promise<void> {
  const { ti, context_from_server } = asked;
  const dag = file.dags.get(ti.dag_id);
  const task = dag?.tasks.get(ti.task_id);
  if (dag === undefined || task === undefined)
    throw new Error(`Dag ${ti.dag_id}, task ${ti.task_id} is not in ${asked.filepath}`);
  if (context_from_server === null || context_from_server === undefined) {
    throw new Error(`the callback request for Dag ${ti.dag_id}, task ${ti.task_id} has no context`);
  }
  const details = { ti, ti_context: context_from_server };
  const killSwitch = new KillSwitch((error) => sink.exception('task', 'A kill hook failed', error));
  const context = taskContext(details, dag, task, channel, sink.logger('task'), killSwitch);
  await callbackFor(task.spec, asked.task_callback_type ?? 'failed')?.(
    context,
    new Error(asked.msg ?? 'the task failed'),
  );
}
