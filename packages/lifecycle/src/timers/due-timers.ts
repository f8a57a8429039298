import { defineStatement } from '@leeward/database';

type TimerKind = 'next_run' | 'run_due' | 'task_due' | 'trigger_timeout' | 'run_timeout' | 'deadline';

export interface DueTimer {
  kind: TimerKind;
  subject: string;
  /** The database's clock when it was read, to the microsecond. */
  readAt: string;
  /** The run of an attempt's timer; null where the attempt is gone. */
  dagRunId: number | null;
}

/**
 * Due timers, the oldest first, by timer_by_due_at, without the next runs of some Dags. Not locked: what is done about one is right as
 * often as it is done.
 */
export const dueTimers = defineStatement<[restingDagIds: string[], most: number], DueTimer>(
  'timer_due',
  `select t.kind, t.subject, now()::text as "readAt", ti.dag_run_id as "dagRunId"
     from (select * from timer where due_at <= now() and (kind <> 'next_run' or subject <> all($1)) order by due_at limit $2) t
     left join task_instance ti on ti.id = case when t.kind in ('task_due', 'trigger_timeout') then t.subject::uuid end`,
);

/** Timers whose consequence is written; one that was set anew since it was read stays, though it may be due again. */
export const endTimers = defineStatement<[kinds: string[], subjects: string[], readAt: string], never>(
  'timer_end',
  `delete from timer using unnest($1::text[], $2::text[]) as t(kind, subject)
    where timer.kind = t.kind and timer.subject = t.subject and timer.due_at <= $3::timestamptz`,
);

/** Seconds until the earliest timer by the database's clock, without the next runs of some Dags; null without one. */
export const nextTimer = defineStatement<[restingDagIds: string[]], { seconds: number | null }>(
  'timer_next',
  `select extract(epoch from min(due_at) - clock_timestamp())::double precision as seconds
     from timer where kind <> 'next_run' or subject <> all($1)`,
);
