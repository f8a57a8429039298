import { defineStatement, type Transaction } from '@leeward/database';

/**
 * Marks deadlines as missed and asks for their callbacks, with the run and the deadline as their context
 * (airflow/models/deadline.py handle_miss).
 */
const miss = defineStatement<[deadlineIds: string[]], { id: string }>(
  'deadline_miss',
  `with missed as (
     update deadline set missed = true, callback_id = new_uuid(), updated_at = now()
      where id = any($1::uuid[]) and not missed and deadline_at <= now() returning *
   )
   insert into callback (id, kind, state, dag_id, run_id, bundle_name, bundle_version, relative_fileloc, request)
   select d.callback_id, 'deadline', 'pending', r.dag_id, r.run_id, coalesce(v.bundle_name, dag.bundle_name), r.bundle_version,
          dag.relative_fileloc,
          jsonb_build_object('type', 'DeadlineCallback', 'path', a.callback_definition #>> '{__data__,path}',
            'isAsync', a.callback_definition ->> '__classname__' like '%AsyncCallback',
            'kwargs', coalesce(a.callback_definition #> '{__data__,kwargs}', '{}') || jsonb_build_object('context', jsonb_build_object(
              'deadline', jsonb_build_object('id', d.id, 'deadline_time', d.deadline_at),
              'dag_run', jsonb_build_object('dag_id', r.dag_id, 'dag_run_id', r.run_id, 'run_type', r.run_type, 'state', r.state,
                'logical_date', r.logical_date, 'data_interval_start', r.data_interval_start, 'data_interval_end', r.data_interval_end,
                'run_after', r.run_after, 'queued_at', r.queued_at, 'start_date', r.start_date, 'end_date', r.end_date,
                'conf', coalesce(r.conf, '{}'), 'note', r.note, 'triggered_by', r.triggered_by,
                'triggering_user_name', r.triggering_user_name, 'bundle_version', r.bundle_version,
                'partition_key', r.partition_key))))
     from missed d
     join deadline_alert a on a.id = d.deadline_alert_id
     join dag_run r on r.id = d.dag_run_id
     join dag on dag.dag_id = r.dag_id
     left join dag_version v on v.id = r.dag_version_id
   returning id`,
);

export async function missDeadlines(tx: Transaction, deadlineIds: readonly string[]): Promise<void> {
  const callbacks = await tx.run(miss, [...deadlineIds]);
  if (callbacks.length > 0) tx.emit({ kind: 'callbacks_changed' });
}
