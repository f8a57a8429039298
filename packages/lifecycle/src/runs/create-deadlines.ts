import { toIso } from '@leeward/contracts';
import { defineStatement, type Transaction } from '@leeward/database';

/**
 * The instant that a deadline counts from, by the kind of reference (airflow/serialization/definitions/deadline.py); null where there is
 * none, such as too few runs for an average or a reference that an author wrote. Needs the run `r` and the alert `a`.
 */
const deadlineReference = `case a.reference ->> 'reference_type'
    when 'FixedDatetimeDeadline' then to_timestamp((a.reference ->> 'datetime')::double precision)
    when 'DagRunLogicalDateDeadline' then r.logical_date
    when 'DagRunQueuedAtDeadline' then r.queued_at
    when 'AverageRuntimeDeadline' then (
      select now() + avg(past.seconds) from (
        select p.end_date - p.start_date as seconds from dag_run p
         where p.dag_id = r.dag_id and p.start_date is not null and p.end_date is not null
         order by p.logical_date desc nulls first
         limit coalesce((a.reference ->> 'max_runs')::numeric::int, 10)) past
      having count(*) >= coalesce((a.reference ->> 'min_runs')::numeric::int, (a.reference ->> 'max_runs')::numeric::int, 10))
  end`;

/** A timedelta in serde's form, or the whole seconds that a variable holds. */
const deadlineInterval = `make_interval(secs => case jsonb_typeof(a.interval_definition -> '__data__')
    when 'number' then (a.interval_definition ->> '__data__')::double precision
    else (select value::double precision from variable
           where key = a.interval_definition #>> '{__data__,key}' and not is_encrypted and value ~ '^-?[0-9]+$') end)`;

/** The deadlines of a new run with their timers: deadline_alert by deadline_alert_by_version. */
const create = defineStatement<[dagRunId: number], { dueAt: Date }>(
  'deadline_create',
  `with made as (
     insert into deadline (id, dag_run_id, deadline_at, deadline_alert_id)
     select new_uuid(), r.id, due.at, a.id
       from dag_run r
       join deadline_alert a on a.dag_version_id = r.created_dag_version_id
      cross join lateral (select ${deadlineReference} + ${deadlineInterval} as at) due
      where r.id = $1 and due.at is not null
     returning id, deadline_at
   )
   insert into timer (kind, subject, due_at) select 'deadline', id::text, deadline_at from made
   returning due_at as "dueAt"`,
);

export async function createDeadlines(tx: Transaction, dagRunId: number): Promise<void> {
  for (const { dueAt } of await tx.run(create, dagRunId)) tx.emit({ kind: 'timer_set', dueAt: toIso(dueAt) });
}

/** Deadlines that count from the queueing, when runs are queued anew. Those that were missed stay so. */
const move = defineStatement<[dagRunIds: number[]], { dueAt: Date }>(
  'deadline_move',
  `with moved as (
     update deadline d set deadline_at = r.queued_at + ${deadlineInterval}, updated_at = now()
       from deadline_alert a, dag_run r
      where d.dag_run_id = any($1) and not d.missed and a.id = d.deadline_alert_id and r.id = d.dag_run_id
        and a.reference ->> 'reference_type' = 'DagRunQueuedAtDeadline'
     returning d.id, d.deadline_at
   )
   insert into timer (kind, subject, due_at) select 'deadline', id::text, deadline_at from moved
       on conflict (kind, subject) do update set due_at = excluded.due_at
   returning due_at as "dueAt"`,
);

export async function moveDeadlines(tx: Transaction, dagRunIds: readonly number[]): Promise<void> {
  for (const { dueAt } of await tx.run(move, [...dagRunIds])) tx.emit({ kind: 'timer_set', dueAt: toIso(dueAt) });
}
