import type { DAGRunsBatchBody, RestApiOperations } from '@leeward/contracts/rest-api';
import { type SqlBool, sql } from 'kysely';
import { HttpError } from '../../http/http-error.ts';
import { runSeconds } from '../queries/dag-runs.ts';
import {
  type Condition,
  equalsText,
  includes,
  instantWithin,
  matches,
  numberWithin,
  oneOf,
  startsWith,
} from './conditions.ts';
import { dagRunStates } from './dag-conditions.ts';
import { columnsOf, type Ordering } from './order.ts';

type RunsQuery = RestApiOperations['get_dag_runs']['query'];

const orderNames = ['id', 'state', 'dag_id', 'run_id', 'logical_date', 'run_after', 'start_date', 'end_date'];

const batchNames = {
  ...columnsOf('dag_run', [...orderNames, 'updated_at', 'conf']),
  dag_run_id: 'dag_run.run_id',
};

export const batchRunOrdering: Ordering = { names: batchNames, key: { name: 'id', column: 'dag_run.id' } };

export const runOrdering: Ordering = {
  names: { ...batchNames, partition_date: 'dag_run.partition_date', duration: runSeconds },
  key: { name: 'id', column: 'dag_run.id' },
};

type RunBounds = Omit<Pick<DAGRunsBatchBody, keyof RunsQuery & keyof DAGRunsBatchBody>, 'order_by'>;

/** The bounds that lists and batch lists have in common. */
function withinBounds(bounds: RunBounds, openMeansNow: boolean): Condition[] {
  return [
    instantWithin('dag_run.run_after', bounds, 'run_after'),
    instantWithin('dag_run.logical_date', bounds, 'logical_date'),
    instantWithin('dag_run.start_date', bounds, 'start_date', { openMeansNow }),
    instantWithin('dag_run.end_date', bounds, 'end_date', { openMeansNow }),
    numberWithin(runSeconds, bounds, 'duration'),
    confContains(bounds.conf_contains),
  ];
}

export function runConditions(query: RunsQuery): Condition[] {
  return [
    ...withinBounds(query, true),
    instantWithin('dag_run.updated_at', query, 'updated_at'),
    oneOf('dag_run.state', dagRunStates(query.state)),
    oneOf('dag_run.run_type', runTypesOf(query.run_type)),
    createdWithVersion(query.dag_version),
    equalsText('dag_run.bundle_version', query.bundle_version),
    matches('dag_run.run_id', query.run_id_pattern),
    startsWith('dag_run.run_id', query.run_id_prefix_pattern),
    matches('dag_run.triggering_user_name', query.triggering_user_name_pattern),
    startsWith('dag_run.triggering_user_name', query.triggering_user_name_prefix_pattern),
    matches('dag_run.dag_id', query.dag_id_pattern),
    startsWith('dag_run.dag_id', query.dag_id_prefix_pattern),
    matches('dag_run.partition_key', query.partition_key_pattern, { pipeIsOr: false }),
    startsWith('dag_run.partition_key', query.partition_key_prefix_pattern, { pipeIsOr: false }),
    consumedAsset(query.consuming_asset_pattern),
  ];
}

export function runBatchConditions(body: DAGRunsBatchBody): Condition[] {
  return [...withinBounds(body, false), oneOf('dag_run.dag_id', body.dag_ids), oneOf('dag_run.state', body.states)];
}

/** Case counts, `%` and `_` are wildcards. */
function confContains(part: string | null | undefined): Condition {
  if (part === null || part === undefined || part === '') return undefined;
  return sql<SqlBool>`dag_run.conf::text like ${`%${part}%`}`;
}

function createdWithVersion(numbers: readonly number[] | undefined): Condition {
  const wanted = oneOf('v.version_number', numbers);
  if (wanted === undefined) return undefined;
  return sql<SqlBool>`exists (select from dag_version v where v.id = dag_run.created_dag_version_id and ${wanted})`;
}

function consumedAsset(part: string | null | undefined): Condition {
  const named = part === '' ? undefined : includes(['asset.name', 'asset.uri'], part);
  if (named === undefined) return undefined;
  return sql<SqlBool>`dag_run.id in (
    select c.dag_run_id from dag_run_asset_event c
      join asset_event e on e.id = c.event_id join asset on asset.id = e.asset_id where ${named})`;
}

const runTypes = ['backfill', 'scheduled', 'manual', 'operator_triggered', 'asset_triggered', 'asset_materialization'];

function runTypesOf(types: readonly string[] | undefined): (string | null)[] {
  return (types ?? []).map((type) => {
    if (type === 'none') return null;
    if (runTypes.includes(type)) return type;
    throw new HttpError(422, `Invalid value for run type. Valid values are ${runTypes.join(', ')}`);
  });
}
