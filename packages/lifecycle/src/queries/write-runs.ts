import type { DagRunState } from '@leeward/contracts';
import { defineStatement } from '@leeward/database';

export interface WrittenRun {
  id: number;
  f: DagRunState;
  s: DagRunState;
}

/** Moves runs that the pass holds locked. A run that starts keeps the start of its first time, unless it was cleared. */
export const writeRuns = defineStatement<[moves: string], { id: number }>(
  'pass_write_runs',
  `update dag_run r
      set state = m.s, last_scheduling_decision = now(), updated_at = now(),
          start_date = case when m.s = 'running' then coalesce(r.start_date, now()) else coalesce(r.start_date, r.queued_at, now()) end,
          end_date = case when m.s in ('success', 'failed') then now() else null end
     from jsonb_to_recordset($1::jsonb) as m(id bigint, f text, s text)
    where r.id = m.id and r.state = m.f
   returning r.id`,
);

/** Timers that begin or end with a run's moves. */
export const setTimers = defineStatement<[timers: string], never>(
  'timer_set',
  `insert into timer (kind, subject, due_at)
   select kind, subject, due_at from jsonb_to_recordset($1::jsonb) as t(kind text, subject text, due_at timestamptz)
       on conflict (kind, subject) do update set due_at = excluded.due_at`,
);
