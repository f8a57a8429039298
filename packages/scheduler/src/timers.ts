import {
  type DueTimer,
  dueTimers,
  endTimers,
  missDeadlines,
  nextTimer,
  timeOutInputs,
  timeOutTriggers,
} from '@leeward/lifecycle';
import type { SchedulerContext } from './context.ts';
import { debugPoint } from './debug-point.ts';

const timersAtOnce = 200;

export interface Due {
  dagRunIds: number[];
  dagIds: string[];
  /** To be called when what is due was looked at: only then the timers go. */
  end(): Promise<void>;
  isMore: boolean;
}

/**
 * Reads what is due now and settles what needs no pass.
 * @param resting Dags whose next run is left alone.
 */
export async function readDue({ database }: SchedulerContext, resting: ReadonlySet<string>): Promise<Due> {
  const due = await database.run(dueTimers, [...resting], timersAtOnce);
  const of = (kind: DueTimer['kind']) => due.filter((timer) => timer.kind === kind);
  const attempts = of('trigger_timeout').map((timer) => timer.subject);
  const deadlines = of('deadline').map((timer) => timer.subject);
  if (attempts.length > 0) await database.transaction('time out triggers', (tx) => timeOutTriggers(tx, attempts));
  if (attempts.length > 0) await database.transaction('time out inputs', (tx) => timeOutInputs(tx, attempts));
  if (deadlines.length > 0) await database.transaction('miss deadlines', (tx) => missDeadlines(tx, deadlines));
  const runs = [...of('run_due'), ...of('run_timeout')].map((timer) => Number(timer.subject));
  return {
    dagIds: of('next_run').map((timer) => timer.subject),
    dagRunIds: [...runs, ...of('task_due').flatMap((timer) => timer.dagRunId ?? [])],
    isMore: due.length === timersAtOnce,
    async end() {
      const ended = due.filter((timer) => timer.kind !== 'next_run');
      const [first] = ended;
      if (first === undefined) return;
      await database.run(
        endTimers,
        ended.map((timer) => timer.kind),
        ended.map((timer) => timer.subject),
        first.readAt,
      );
    },
  };
}

/** Milliseconds since the epoch by this machine's clock; Infinity without a timer. */
export async function nextDueMs({ database }: SchedulerContext, resting: ReadonlySet<string>): Promise<number> {
  const [row] = await database.run(nextTimer, [...resting]);
  await debugPoint('after_next_timer');
  const seconds = row?.seconds ?? null;
  return seconds === null ? Number.POSITIVE_INFINITY : Date.now() + Math.max(0, seconds) * 1_000;
}
