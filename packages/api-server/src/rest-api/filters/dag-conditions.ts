import type { RestApiOperations } from '@leeward/contracts/rest-api';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { HttpError } from '../../http/http-error.ts';
import { dagDisplayName } from '../queries/dags.ts';
import {
  type Condition,
  equals,
  equalsText,
  every,
  includes,
  instantWithin,
  matches,
  oneOf,
  startsWith,
} from './conditions.ts';
import type { Ordering } from './order.ts';
import { columnsOf } from './order.ts';

type DagsQuery = RestApiOperations['get_dags']['query'];

/** The last run of each Dag, for filters and orders that look at it. */
const lastRun = (column: RawBuilder<unknown>) =>
  sql`(select ${column} from dag_run last where last.dag_id = dag.dag_id order by last.id desc limit 1)`;

export const dagOrdering: Ordering = {
  names: {
    ...columnsOf('dag', ['dag_id', 'next_dagrun']),
    dag_display_name: dagDisplayName,
    last_run_state: lastRun(sql`last.state`),
    last_run_start_date: lastRun(sql`last.start_date`),
  },
  key: { name: 'dag_id', column: 'dag.dag_id' },
};

/** The filters that `GET /dags` and `PATCH /dags` share. */
export function commonDagConditions(
  query: Pick<
    DagsQuery,
    'tags' | 'tags_match_mode' | 'owners' | 'exclude_stale' | 'paused' | 'dag_id_pattern' | 'dag_id_prefix_pattern'
  >,
): Condition[] {
  return [
    query.exclude_stale === false ? undefined : sql<SqlBool>`not dag.is_stale`,
    equals('dag.is_paused', query.paused),
    matches('dag.dag_id', query.dag_id_pattern),
    startsWith('dag.dag_id', query.dag_id_prefix_pattern),
    tagged(query.tags ?? [], query.tags_match_mode === 'all'),
    owned(query.owners ?? []),
  ];
}

export function dagConditions(query: DagsQuery, username: string): Condition[] {
  return [
    ...commonDagConditions(query),
    equals('dag.has_import_errors', query.has_import_errors),
    matches(dagDisplayName, query.dag_display_name_pattern),
    startsWith(dagDisplayName, query.dag_display_name_prefix_pattern),
    equalsText('dag.bundle_name', query.bundle_name),
    equalsText('dag.bundle_version', query.bundle_version),
    oneOf('dag.timetable_type', query.timetable_type),
    favourite(query.is_favorite, username),
    scheduledByAssets(query.has_asset_schedule),
    dependsOnAsset(query.asset_dependency),
    lastRunIs(query),
  ];
}

function tagged(tags: readonly string[], isEvery: boolean): Condition {
  if (tags.length === 0) return undefined;
  const count = sql`(select count(*) from dag_tag t where t.dag_id = dag.dag_id and t.name in (${sql.join(tags)}))`;
  return isEvery ? sql<SqlBool>`${count} = ${new Set(tags).size}` : sql<SqlBool>`${count} > 0`;
}

function owned(owners: readonly string[]): Condition {
  if (owners.length === 0) return undefined;
  const patterns = owners.map((owner) => `%${owner.replaceAll(/[\\%_]/g, '\\$&')}%`);
  return sql<SqlBool>`array_to_string(dag.owners, ', ') ilike any(array[${sql.join(patterns)}])`;
}

function favourite(isFavourite: boolean | null | undefined, username: string): Condition {
  if (isFavourite === null || isFavourite === undefined) return undefined;
  const found = sql`exists (select from dag_favorite f where f.dag_id = dag.dag_id and f.username = ${username})`;
  return sql<SqlBool>`${found} = ${isFavourite}`;
}

function scheduledByAssets(wanted: boolean | null | undefined): Condition {
  if (wanted === null || wanted === undefined) return undefined;
  return sql<SqlBool>`exists (select from dag_schedule_asset s where s.dag_id = dag.dag_id and s.asset_id is not null) = ${wanted}`;
}

function dependsOnAsset(part: string | null | undefined): Condition {
  const named = includes(['asset.name', 'asset.uri'], part);
  if (named === undefined) return undefined;
  return sql<SqlBool>`dag.dag_id in (
    select s.dag_id from dag_schedule_asset s join asset on asset.id = s.asset_id where ${named})`;
}

/** All of it about the one last run. */
function lastRunIs(query: DagsQuery): Condition {
  const asked = [
    equals('last.state', query.last_dag_run_state),
    oneOf('last.state', dagRunStates(query.dag_run_state)),
    instantWithin('last.start_date', query, 'dag_run_start_date'),
    instantWithin('last.end_date', query, 'dag_run_end_date'),
  ].filter((each) => each !== undefined);
  if (asked.length === 0) return undefined;
  return sql<SqlBool>`exists (
    select from (select * from dag_run r where r.dag_id = dag.dag_id order by r.id desc limit 1) last where ${every(asked)})`;
}

const runStates = ['queued', 'running', 'success', 'failed'];

/** The states of a query; `none` is the state that no run has. */
export function dagRunStates(states: readonly string[] | undefined): (string | null)[] {
  return (states ?? []).map((state) => {
    if (state === 'none') return null;
    if (runStates.includes(state)) return state;
    throw new HttpError(422, `Invalid value for state. Valid values are ${runStates.join(', ')}`);
  });
}
