import { taskInstanceStates } from '@leeward/contracts';
import type { RestApiOperations, TaskInstancesBatchBody } from '@leeward/contracts/rest-api';
import { type SqlBool, sql } from 'kysely';
import { HttpError } from '../../http/http-error.ts';
import { taskSeconds } from '../queries/task-instances.ts';
import { type Condition, equalsText, instantWithin, matches, numberWithin, oneOf, startsWith } from './conditions.ts';
import { columnsOf, type Ordering } from './order.ts';

type ListQuery = RestApiOperations['get_task_instances']['query'];
type MappedQuery = RestApiOperations['get_mapped_task_instances']['query'];

const key = { name: 'id', column: 'ti.id' };
const ownColumns = columnsOf('ti', ['id', 'state', 'start_date', 'end_date', 'map_index']);

export const taskInstanceOrdering: Ordering = {
  names: {
    ...ownColumns,
    ...columnsOf('ti', ['try_number', 'operator']),
    ...columnsOf('dag_run', ['logical_date', 'run_after', 'data_interval_start', 'data_interval_end']),
    duration: taskSeconds,
    rendered_map_index: ['ti.rendered_map_index', 'ti.map_index'],
  },
  key,
};

export const batchTaskInstanceOrdering: Ordering = { names: { ...ownColumns, duration: taskSeconds }, key };

/** The label of a mapped task instance: its own, or its index. */
const mapLabel = sql<string>`coalesce(ti.rendered_map_index, case when ti.map_index >= 0 then ti.map_index::text end)`;

/** What lists of task instances and of a mapped task's have in common. */
export function mappedConditions(query: MappedQuery): Condition[] {
  return [
    instantWithin('dag_run.run_after', query, 'run_after'),
    instantWithin('dag_run.logical_date', query, 'logical_date'),
    instantWithin('ti.start_date', query, 'start_date', { openMeansNow: true }),
    instantWithin('ti.end_date', query, 'end_date', { openMeansNow: true }),
    instantWithin('ti.updated_at', query, 'updated_at'),
    numberWithin(taskSeconds, query, 'duration'),
    oneOf('ti.state', taskInstanceStatesOf(query.state)),
    oneOf('ti.pool', query.pool),
    matches('ti.pool', query.pool_name_pattern),
    startsWith('ti.pool', query.pool_name_prefix_pattern),
    oneOf('ti.queue', query.queue),
    matches('ti.queue', query.queue_name_pattern),
    startsWith('ti.queue', query.queue_name_prefix_pattern),
    oneOf('ti.executor', query.executor),
    oneOf('dag_version.version_number', query.version_number),
    oneOf('ti.try_number', query.try_number),
    oneOf('ti.operator', query.operator),
    matches('ti.operator', query.operator_name_pattern),
    startsWith('ti.operator', query.operator_name_prefix_pattern),
    oneOf('ti.map_index', query.map_index),
    matches(mapLabel, query.rendered_map_index_pattern),
    startsWith(mapLabel, query.rendered_map_index_prefix_pattern),
  ];
}

export function taskInstanceConditions(query: ListQuery): Condition[] {
  const name = sql<string>`coalesce(ti.task_display_name, ti.task_id)`;
  return [
    ...mappedConditions(query),
    equalsText('ti.task_id', query.task_id),
    matches(name, query.task_display_name_pattern),
    startsWith(name, query.task_display_name_prefix_pattern),
    matches('ti.dag_id', query.dag_id_pattern),
    startsWith('ti.dag_id', query.dag_id_prefix_pattern),
    matches('ti.run_id', query.run_id_pattern),
    startsWith('ti.run_id', query.run_id_prefix_pattern),
  ];
}

export function taskInstanceBatchConditions(body: TaskInstancesBatchBody): Condition[] {
  return [
    oneOf('ti.dag_id', body.dag_ids),
    oneOf('ti.run_id', body.dag_run_ids),
    oneOf('ti.task_id', body.task_ids),
    instantWithin('dag_run.run_after', body, 'run_after'),
    instantWithin('dag_run.logical_date', body, 'logical_date'),
    instantWithin('ti.start_date', body, 'start_date'),
    instantWithin('ti.end_date', body, 'end_date'),
    numberWithin(taskSeconds, body, 'duration'),
    oneOf('ti.state', body.state),
    oneOf('ti.pool', body.pool),
    oneOf('ti.queue', body.queue),
    oneOf('ti.executor', body.executor),
  ];
}

/** Exactly these tasks; none of them where there is none. */
export function taskIdsAre(taskIds: readonly string[]): Condition {
  return taskIds.length === 0 ? sql<SqlBool>`false` : oneOf('ti.task_id', taskIds);
}

/** `none` and `no_status` are the state null. */
export function taskInstanceStatesOf(states: readonly string[] | undefined): (string | null)[] {
  return (states ?? []).map((state) => {
    if (state === 'none' || state === 'no_status') return null;
    if ((taskInstanceStates as readonly string[]).includes(state)) return state;
    throw new HttpError(422, `Invalid value for state. Valid values are ${taskInstanceStates.join(', ')}`);
  });
}
