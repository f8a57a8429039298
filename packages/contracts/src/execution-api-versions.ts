/**
 * The versions of the Execution API, and how a response of the newest is said in an older one. A client chooses with the header
 * `Airflow-API-Version` (Airflow: api_fastapi/execution_api/versions/*.py and cadwyn's routing).
 *
 * Requests need no conversion: every change so far added an optional field, widened a type or added an operation, and the schema
 * of the newest version accepts all bodies of the older ones.
 */
import type { ExecutionApiOperationId } from './generated/execution-api.ts';
import { serdeToBaseSerialization } from './serde-conversion.ts';

/** Newest first. */
export const executionApiVersions = [
  '2026-06-30',
  '2026-04-06',
  '2025-11-05',
  '2025-10-27',
  '2025-09-23',
  '2025-08-10',
  '2025-05-20',
  '2025-04-28',
  '2025-04-11',
] as const;

export type ExecutionApiVersion = (typeof executionApiVersions)[number];

export const newestExecutionApiVersion: ExecutionApiVersion = executionApiVersions[0];

/** `too-old`: no operation exists (404). `malformed`: not a date (422). */
export type VersionChoice =
  | { kind: 'version'; version: ExecutionApiVersion }
  | { kind: 'too-old'; asked: string }
  | { kind: 'malformed'; asked: string };

/** The version that a header asks for: the newest one not younger than the date; the newest of all without a header. */
export function chooseExecutionApiVersion(header: string | undefined): VersionChoice {
  if (header === undefined) return { kind: 'version', version: newestExecutionApiVersion };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(header) || Number.isNaN(Date.parse(header)))
    return { kind: 'malformed', asked: header };
  const version = executionApiVersions.find((candidate) => candidate <= header);
  return version === undefined ? { kind: 'too-old', asked: header } : { kind: 'version', version };
}

/** Operations that were not there from the beginning, with the first version that has them. */
const introducedIn: Partial<Record<ExecutionApiOperationId, ExecutionApiVersion>> = {
  get_dag: '2026-04-06',
  get_dag_run: '2026-04-06',
  get_previous_dagrun: '2026-04-06',
  get_variable_keys: '2026-06-30',
  get_connection_test_connection: '2026-06-30',
  patch_connection_test: '2026-06-30',
  get_assets_by_alias: '2026-06-30',
  get_task_state_store: '2026-06-30',
  set_task_state_store: '2026-06-30',
  delete_task_state_store: '2026-06-30',
  clear_task_state_store: '2026-06-30',
  get_asset_state_store_by_name: '2026-06-30',
  set_asset_state_store_by_name: '2026-06-30',
  delete_asset_state_store_by_name: '2026-06-30',
  clear_asset_state_store_by_name: '2026-06-30',
  get_asset_state_store_by_uri: '2026-06-30',
  set_asset_state_store_by_uri: '2026-06-30',
  delete_asset_state_store_by_uri: '2026-06-30',
  clear_asset_state_store_by_uri: '2026-06-30',
};

/** Whether a version has an operation of the newest version; where not, the answer is 404. */
export function hasOperation(version: ExecutionApiVersion, operationId: ExecutionApiOperationId): boolean {
  const first = introducedIn[operationId];
  return first === undefined || version >= first;
}

/**
 * Whether a version has the one operation that older versions have and the newest has not: `get_previous_dagrun` with the Dag in the path
 * (`/dag-runs/{dag_id}/previous`). Its query (`logical_date`, `state`) and its answer are those of `get_previous_dagrun`.
 */
export function hasPreviousDagRunByPath(version: ExecutionApiVersion): boolean {
  return version >= '2025-08-10' && version < '2026-04-06';
}

type Body = Record<string, unknown>;

/** Where an answer carries what the changes are about. */
type Answer = {
  /** The answer of `ti_run`. */
  runContext: Body | null;
  /** A Dag run, by itself or inside the answer of `ti_run`. */
  dagRun: Body | null;
  /** Asset events of an answer by themselves. */
  assetEvents: Body[];
};

type Change = { version: ExecutionApiVersion; downgrade: (answer: Answer) => void };

function remove(body: Body | null, ...fields: string[]): void {
  if (body !== null) for (const field of fields) delete body[field];
}

/** Newest first; each takes an answer of its version to the version before it. */
const changes: Change[] = [
  {
    version: '2026-06-30',
    downgrade: ({ dagRun }) => {
      remove(dagRun, 'team_name', 'partition_date');
      for (const event of bodies(dagRun?.consumed_asset_events)) remove(event, 'partition_key');
    },
  },
  {
    version: '2026-04-06',
    downgrade: ({ runContext, dagRun, assetEvents }) => {
      // Clients of these versions refuse a null start; a run that has not started yet gets the date that it waits for.
      if (dagRun !== null) dagRun.start_date ??= dagRun.run_after;
      remove(dagRun, 'partition_key', 'note');
      for (const event of assetEvents) {
        remove(event, 'partition_key');
        for (const run of bodies(event.created_dagruns)) remove(run, 'partition_key');
      }
      if (runContext === null) return;
      if (isBody(runContext.next_kwargs)) runContext.next_kwargs = serdeToBaseSerialization(runContext.next_kwargs);
      runContext.upstream_map_indexes = null;
      remove(runContext, 'start_date');
    },
  },
  { version: '2025-11-05', downgrade: ({ dagRun }) => remove(dagRun, 'triggering_user_name') },
  {
    version: '2025-10-27',
    downgrade: ({ runContext, dagRun }) => {
      if (runContext !== null && dagRun !== null) dagRun.conf ??= {};
    },
  },
  { version: '2025-08-10', downgrade: ({ dagRun }) => remove(dagRun, 'state') },
];

const assetEventOperations: readonly ExecutionApiOperationId[] = [
  'get_asset_event_by_asset_name_uri',
  'get_asset_event_by_asset_alias',
];
const dagRunOperations: readonly ExecutionApiOperationId[] = ['get_dag_run', 'get_previous_dagrun'];

/**
 * The body of a successful answer (below 300) of the newest version as `version` says it. The given body stays as it is. Bodies of
 * errors are the same in all versions.
 */
export function downgradeResponse(
  version: ExecutionApiVersion,
  operationId: ExecutionApiOperationId,
  body: unknown,
): unknown {
  const due = changes.filter((change) => change.version > version);
  if (due.length === 0 || !isBody(body)) return body;
  const concerned =
    operationId === 'ti_run' || dagRunOperations.includes(operationId) || assetEventOperations.includes(operationId);
  if (!concerned) return body;

  const copy = structuredClone(body);
  const runContext = operationId === 'ti_run' ? copy : null;
  const nestedRun = isBody(copy.dag_run) ? copy.dag_run : null;
  const answer: Answer = {
    runContext,
    dagRun: dagRunOperations.includes(operationId) ? copy : nestedRun,
    assetEvents: bodies(copy.asset_events),
  };
  for (const change of due) change.downgrade(answer);
  return copy;
}

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bodies(value: unknown): Body[] {
  return Array.isArray(value) ? value.filter(isBody) : [];
}
