import type { StartupDetails } from '@leeward/contracts/supervisor';
import { withContext } from '../current-context.ts';
import type { Dag } from '../definition/dag.ts';
import { durationSeconds } from '../definition/duration.ts';
import type { TaskNode } from '../definition/graph.ts';
import { TaskTimeout } from '../outcomes.ts';
import { airflowVariables } from './airflow-variables.ts';
import type { Attempt } from './attempt.ts';
import { callbackFor } from './callbacks.ts';
import type { Channel } from './channel.ts';
import { type Ending, endingOf, logEnding, SkippedDownstream, succeeded } from './endings.ts';
import { execute } from './execute.ts';
import { KillSwitch } from './kill-switch.ts';
import type { LogSink } from './log-sink.ts';
import { asJson, pushXCom, taskContext } from './task-context.ts';
import { watch } from './watchdog.ts';

/** How long the kill hooks of a task may take: less than a supervisor waits between SIGTERM and SIGKILL. */
export const killGraceMs = 4_000;

/** One running task, as the entry of the child holds it. */
export interface RunningTask {
  readonly killSwitch: KillSwitch;
  /** Ends the task as failed: for what author code threw where nobody awaited it. */
  fail(error: unknown): void;
  /** The message that ends the task, and whether author code may still be running. */
  readonly ended: Promise<{ ending: Ending; isTainted: boolean }>;
}

export function startTask(
  details: StartupDetails,
  dag: Dag,
  task: TaskNode,
  channel: Channel,
  sink: LogSink,
): RunningTask {
  const log = sink.logger('task');
  const killSwitch = new KillSwitch((error) => sink.exception('task', 'A kill hook failed', error));
  const context = taskContext(details, dag, task, channel, log, killSwitch);
  const { ti } = details;
  const place = { dag_id: ti.dag_id, run_id: ti.run_id, task_id: ti.task_id, map_index: context.mapIndex };
  const attempt: Attempt = { details, dag, task, context, channel, killSwitch, place };
  const interruption = Promise.withResolvers<never>();
  interruption.promise.catch(() => undefined);
  let isTainted = false;
  const interrupt = (error: unknown) => {
    isTainted = true;
    interruption.reject(error);
  };

  const run = async () => {
    const stopTimer = startTimeout(attempt, interrupt);
    let ending: Ending;
    let error: unknown;
    try {
      await Promise.race([withContext(context, () => perform(attempt)), interruption.promise]);
      ending = succeeded(new Date());
    } catch (thrown) {
      error = thrown;
      ending = await endWith(attempt, thrown, sink);
    } finally {
      stopTimer();
    }
    await callBack(attempt, ending, error, sink);
    return { ending, isTainted };
  };
  return { killSwitch, fail: interrupt, ended: run() };
}

/** From clearing the XComs of an earlier try to pushing the value. */
async function perform(attempt: Attempt): Promise<void> {
  const { details, task, context, channel, place } = attempt;
  for (const key of details.ti_context.xcom_keys_to_clear ?? []) {
    await channel.ask({ type: 'DeleteXCom', key, ...place });
  }
  Object.assign(process.env, airflowVariables(attempt));
  await task.spec.onExecute?.(context);
  const value = await execute(attempt);
  if (value === undefined || value === null || task.spec.doXcomPush === false) return;
  if (task.spec.multipleOutputs === true) await pushEachOutput(attempt, value);
  await pushXCom(channel, place, 'return_value', value);
}

async function pushEachOutput({ channel, place }: Attempt, value: unknown): Promise<void> {
  const outputs = asJson(value, 'return_value');
  if (typeof outputs !== 'object' || outputs === null || Array.isArray(outputs)) {
    throw new TypeError(`the task has multipleOutputs and returned ${JSON.stringify(value)}: expected an object`);
  }
  for (const [key, output] of Object.entries(outputs)) await pushXCom(channel, place, key, output);
}

async function endWith(attempt: Attempt, thrown: unknown, sink: LogSink): Promise<Ending> {
  const { context, channel, details, killSwitch } = attempt;
  if (thrown instanceof SkippedDownstream) {
    context.log.info('Skipping downstream tasks.');
    await channel.ask({ type: 'SkipDownstreamTasks', tasks: [...thrown.tasks] });
    return succeeded(new Date());
  }
  if (thrown instanceof TaskTimeout) await killSwitch.stop(thrown, killGraceMs);
  logEnding(context.log, thrown, () => sink.exception('task', 'Task failed with exception', thrown));
  return endingOf(thrown, details.ti_context.should_retry ?? false, new Date());
}

/** Interrupts the task when its time is over; returns what ends the watch. */
function startTimeout({ task, details }: Attempt, interrupt: (error: Error) => void): () => void {
  const limit = task.spec.executionTimeout;
  if (limit === undefined) return () => undefined;
  const seconds = durationSeconds(limit)!;
  const unwatch = watch(seconds, details.ti_context.should_retry ?? false);
  const timer = setTimeout(() => {
    unwatch();
    interrupt(new TaskTimeout(`the task ran longer than its ${seconds} seconds`));
  }, seconds * 1_000);
  return () => {
    unwatch();
    clearTimeout(timer);
  };
}

/** Runs the author's callback for how the task ended. It is run before the end is reported, so that its log lines are the task's. */
async function callBack({ task, context }: Attempt, ending: Ending, error: unknown, sink: LogSink): Promise<void> {
  try {
    await callbackFor(task.spec, ending.state)?.(context, error);
  } catch (failure) {
    sink.exception('task', `The callback for ${ending.state} failed`, failure);
  }
}
