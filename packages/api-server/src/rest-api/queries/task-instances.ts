import type { Database } from '@leeward/database';
import { sql } from 'kysely';
import type { Wire } from '../filters/page.ts';
import { dagDisplayName } from './dags.ts';

export const taskSeconds = sql<number | null>`extract(epoch from ti.end_date - ti.start_date)::float8`;

/** What TaskInstanceResponse is made of, but for what the Dag says of the task. */
export function selectTaskInstances({ apiKysely }: Pick<Database, 'apiKysely'>) {
  return apiKysely
    .selectFrom('task_instance as ti')
    .innerJoin('dag_run', 'dag_run.id', 'ti.dag_run_id')
    .innerJoin('dag', 'dag.dag_id', 'ti.dag_id')
    .innerJoin('dag_version', 'dag_version.id', 'ti.dag_version_id')
    .leftJoin('rendered_task_instance_fields as rtif', (join) =>
      join
        .onRef('rtif.dag_run_id', '=', 'ti.dag_run_id')
        .onRef('rtif.task_id', '=', 'ti.task_id')
        .onRef('rtif.map_index', '=', 'ti.map_index'),
    )
    .leftJoin('trigger', 'trigger.id', 'ti.trigger_id')
    .leftJoin('process as triggerer', 'triggerer.id', 'trigger.triggerer_id')
    .select(['ti.id', 'ti.task_id', 'ti.dag_id', 'ti.run_id', 'ti.map_index', 'ti.start_date', 'ti.end_date'])
    .select(['ti.state', 'ti.try_number', 'ti.max_tries', 'ti.task_display_name', 'ti.hostname', 'ti.unixname'])
    .select(['ti.pool', 'ti.pool_slots', 'ti.queue', 'ti.priority_weight', 'ti.operator', 'ti.queued_at'])
    .select(['ti.scheduled_at', 'ti.pid', 'ti.executor', 'ti.executor_config', 'ti.note', 'ti.rendered_map_index'])
    .select(['ti.dag_version_id', 'ti.dag_run_id', 'dag_run.logical_date', 'dag_run.run_after'])
    .select(['dag_version.serialized_hash', dagDisplayName.as('dag_display_name')])
    .select(sql<Record<string, unknown> | null>`rtif.rendered_fields::json`.as('rendered_fields'))
    .select(['trigger.id as trigger_id', 'trigger.classpath as trigger_classpath', 'trigger.queue as trigger_queue'])
    .select(['trigger.created_at as trigger_created_at', 'triggerer.job_id as triggerer_job_id'])
    .select(['triggerer.started_at as triggerer_started_at', 'triggerer.ended_at as triggerer_ended_at'])
    .select(['triggerer.heartbeat_at as triggerer_heartbeat_at', 'triggerer.unixname as triggerer_unixname'])
    .select(['triggerer.hostname as triggerer_hostname', 'triggerer.kind as triggerer_kind'])
    .select(taskSeconds.as('duration'));
}

export type TaskInstanceRow = Wire<Awaited<ReturnType<ReturnType<typeof selectTaskInstances>['execute']>>[number]>;

/** What TaskInstanceHistoryResponse is made of. */
export function selectTries({ apiKysely }: Pick<Database, 'apiKysely'>) {
  return apiKysely
    .selectFrom('task_instance_history as ti')
    .innerJoin('dag', 'dag.dag_id', 'ti.dag_id')
    .leftJoin('dag_version', 'dag_version.id', 'ti.dag_version_id')
    .select(['ti.id', 'ti.task_id', 'ti.dag_id', 'ti.run_id', 'ti.map_index', 'ti.start_date', 'ti.end_date'])
    .select(['ti.state', 'ti.try_number', 'ti.max_tries', 'ti.task_display_name', 'ti.hostname', 'ti.unixname'])
    .select(['ti.pool', 'ti.pool_slots', 'ti.queue', 'ti.priority_weight', 'ti.operator', 'ti.queued_at'])
    .select(['ti.scheduled_at', 'ti.pid', 'ti.executor', 'ti.executor_config', 'ti.dag_version_id'])
    .select(['dag_version.serialized_hash', dagDisplayName.as('dag_display_name'), taskSeconds.as('duration')]);
}

export type TryRow = Wire<Awaited<ReturnType<ReturnType<typeof selectTries>['execute']>>[number]>;
