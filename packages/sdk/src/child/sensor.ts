import { setTimeout as sleep } from 'node:timers/promises';
import { durationSeconds } from '../definition/duration.ts';
import type { SensorSpec } from '../definition/specs.ts';
import { FailTask, RescheduleTask, SkipTask } from '../outcomes.ts';
import type { Attempt } from './attempt.ts';
import { dateOf } from './task-context.ts';

const defaultPokeSeconds = 60;
const defaultTimeoutSeconds = 7 * 86_400;

export type PokeDecision =
  | { next: 'reschedule'; at: Date }
  | { next: 'wait'; seconds: number }
  | { next: 'timedOut'; after: number };

/** What a sensor does after a poke that was not true. */
export function decidePoke(
  sensor: { mode: 'reschedule' | 'poke'; pokeSeconds: number; timeoutSeconds: number; startedAt: Date },
  now: Date,
): PokeDecision {
  const elapsed = (now.getTime() - sensor.startedAt.getTime()) / 1_000;
  if (elapsed > sensor.timeoutSeconds) return { next: 'timedOut', after: elapsed };
  if (sensor.mode === 'poke') return { next: 'wait', seconds: sensor.pokeSeconds };
  return { next: 'reschedule', at: new Date(now.getTime() + sensor.pokeSeconds * 1_000) };
}

/** Airflow's BaseSensorOperator.execute. The timeout counts from the first poke of the try, over all its reschedules. */
export async function pokeUntilTrue(attempt: Attempt, spec: SensorSpec, poke: () => unknown): Promise<undefined> {
  const sensor = {
    mode: spec.mode ?? 'reschedule',
    pokeSeconds: durationSeconds(spec.pokeInterval ?? defaultPokeSeconds)!,
    timeoutSeconds: durationSeconds(spec.timeout ?? defaultTimeoutSeconds)!,
    startedAt: (await firstPokeAt(attempt)) ?? new Date(),
  };
  while ((await poke()) !== true) {
    const decision = decidePoke(sensor, new Date());
    if (decision.next === 'reschedule') throw new RescheduleTask(decision.at);
    if (decision.next === 'timedOut') {
      const message = `Sensor has timed out; run duration of ${decision.after} seconds exceeds the specified timeout of ${sensor.timeoutSeconds}.`;
      throw spec.softFail === true ? new SkipTask(message) : new FailTask(message);
    }
    await sleep(decision.seconds * 1_000, undefined, { signal: attempt.context.signal });
  }
  attempt.context.log.info('Success criteria met. Exiting.');
  return undefined;
}

async function firstPokeAt({ details, channel, task }: Attempt): Promise<Date | null> {
  const { ti, ti_context } = details;
  if ((ti_context.task_reschedule_count ?? 0) === 0) return null;
  const firstTry = ti_context.max_tries - (task.spec.retries ?? 0) + 1;
  const answer = await channel.ask({ type: 'GetTaskRescheduleStartDate', ti_id: ti.id, try_number: firstTry });
  return answer?.type === 'TaskRescheduleStartDate' ? dateOf(answer.start_date) : null;
}
