/**
 * What our pages ask besides the REST API: reads in the shape of a page, one question each, and the events that keep an open page
 * current. Instants are ISO 8601 text in UTC, names are snake case as in REST v2. All of it needs the session of REST v2 (cookie or
 * bearer token) and answers errors as `{detail}`.
 */
import type {
  BackfillResponse,
  DAGResponse,
  DAGRunResponse,
  DagRunState,
  DagRunType,
  ImportErrorResponse,
  TaskInstanceResponse,
  TaskInstanceState,
} from './generated/rest-api.ts';

/** `GET /ui/dags`: the filters, order and paging of `GET /api/v2/dags`, and `runs_limit` (0 to 50, default 14). */
export interface UiDagCollection {
  dags: UiDag[];
  /** Dags that the filters leave. */
  total_entries: number;
  /** Files that could not be parsed, whatever the filters. */
  import_error_count: number;
}

export interface UiDag extends DAGResponse {
  is_favorite: boolean;
  /** Queued and running runs. */
  active_runs_count: number;
  /** The last runs by `run_after`, the newest first. */
  recent_runs: UiRun[];
  /** Import errors of the Dag's file. */
  import_error_count: number;
}

export interface UiRun {
  dag_id: string;
  run_id: string;
  run_type: DagRunType;
  state: DagRunState;
  logical_date: string | null;
  run_after: string;
  queued_at: string | null;
  start_date: string | null;
  end_date: string | null;
  triggering_user_name: string | null;
  note: string | null;
  bundle_version: string | null;
}

/**
 * `GET /ui/dags/{dag_id}/grid?limit=&before=&run_id=`: the newest runs (limit 1 to 365, default 25; `before` is the `run_after` of the
 * oldest one seen), or the one named, with the states of their tasks: a letter each, so that 1,000 tasks in 100 runs are 100 kB.
 */
export interface UiGrid {
  dag_id: string;
  /** The tasks that are not mapped, in the order of `states`; runs of one version share a set. */
  task_sets: UiGridTask[][];
  /** The newest first. */
  runs: UiGridRun[];
}

export interface UiGridTask {
  task_id: string;
  task_display_name: string;
}

export interface UiGridRun extends UiRun {
  dag_version_number: number | null;
  /** Which of `task_sets` the run has; null where it has none. */
  task_set: number | null;
  /** Of each task of the set a letter of `gridStateLetters`. */
  states: string;
  /** Of each mapped task that has task instances, the letter of the state that matters most among them. */
  mapped_states: Record<string, string>;
}

/** The states of tasks in a grid, the one that matters most first, as in Airflow's grid (common/parameters.py, state_priority). */
export const gridStates = [
  'failed',
  'upstream_failed',
  'up_for_retry',
  'up_for_reschedule',
  'running',
  'restarting',
  'deferred',
  'awaiting_input',
  'queued',
  'scheduled',
  'none',
  'success',
  'skipped',
  'removed',
] as const;

/** The state of `gridStates` at a place is the letter at that place. */
export const gridStateLetters = 'abcdefghijklmn';

/** `GET /ui/dags/{dag_id}/runs/{run_id}/cells?task_id=`: the tasks of a run, or the one named, each as a cell. */
export interface UiRunCells {
  dag_id: string;
  run_id: string;
  cells: UiGridCell[];
}

/** A task in a run; of a mapped task all its task instances together. */
export interface UiGridCell {
  task_id: string;
  task_display_name: string;
  /** Of a mapped task the state that matters most, in the order of Airflow's grid. */
  state: TaskInstanceState | null;
  /** Task instances by state where there is more than one; the state null is called `none`. */
  states: Record<string, number> | null;
  is_mapped: boolean;
  try_number: number;
  start_date: string | null;
  end_date: string | null;
  /** Why it is where it is; of a mapped task that of the task instance in `state`. */
  reason: UiReason | null;
  has_note: boolean;
}

/** A stable code, a sentence, and what the code's details are. */
interface UiReason {
  code: string;
  message: string;
  [detail: string]: unknown;
}

/** `GET /ui/dags/{dag_id}/structure?version_number=`: the graph of a version, the current one where none is named. */
export interface UiStructure {
  dag_id: string;
  dag_display_name: string;
  version_number: number;
  bundle_version: string | null;
  params: Record<string, UiParam>;
  /** In topological order. */
  tasks: UiStructureTask[];
  /** The outermost ones first; the root group is left out. */
  groups: UiStructureGroup[];
  edges: UiEdge[];
}

export interface UiParam {
  value: unknown;
  description: string | null;
  /** JSON schema. */
  schema: Record<string, unknown>;
}

export interface UiStructureTask {
  task_id: string;
  task_display_name: string;
  /** Its name as it reads within its group, without the group's id before it. */
  label: string;
  operator: string;
  /** The group that it is directly in. */
  group_id: string | null;
  is_mapped: boolean;
  is_setup: boolean;
  is_teardown: boolean;
  is_sensor: boolean;
  trigger_rule: string;
  owner: string;
  doc_md: string | null;
}

export interface UiStructureGroup {
  group_id: string;
  label: string;
  tooltip: string;
  parent_group_id: string | null;
  is_mapped: boolean;
}

export interface UiEdge {
  source_id: string;
  target_id: string;
  label: string | null;
  /** From a setup to its teardown. */
  is_setup_teardown: boolean;
}

/** Why an attempt is where it is, or ended as it did. */
export interface UiAttemptReason {
  task_instance_id: string;
  dag_id: string;
  run_id: string;
  task_id: string;
  map_index: number;
  try_number: number;
  state: TaskInstanceState | null;
  reason: UiReason | null;
  /** The earliest instant at which it is looked at again by itself: a retry, a reschedule, a trigger's timeout. */
  due_at: string | null;
  /** What executor and infrastructure said of it, the oldest first. */
  events: UiAttemptEvent[];
}

/** `GET /ui/components`: the processes of the control plane that run now. */
export interface UiComponents {
  components: UiComponent[];
}

export interface UiComponent {
  kind: 'scheduler' | 'api_server' | 'dag_processor' | 'triggerer';
  hostname: string;
  /** Leeward's. */
  version: string;
  started_at: string;
  heartbeat_at: string;
  /** The commit of each bundle that it reads from a folder beside it, by the bundle's name; null where the folder has none. */
  bundle_versions: Record<string, string | null>;
}

/** `GET /ui/bundles`: the Dag bundles that are configured now, by name. */
export interface UiBundles {
  bundles: UiBundle[];
}

export interface UiBundle {
  name: string;
  /** The commit that its Dags are of; null where it has no versions or was never read. */
  version: string | null;
  /** When it was last known to be up to date; null: never. */
  last_refreshed_at: string | null;
  /** Why it is not now, in a sentence; null where it is. */
  problem: string | null;
}

/** `GET /ui/dags/{dag_id}/awaited-assets`: what the schedule of a Dag names, and what of it came since its last run; empty without assets. */
export interface UiAwaitedAssets {
  assets: UiAwaitedAsset[];
  /** Null for a Dag that has no partitions. */
  partitions: UiAwaitedPartitions | null;
}

/** The partitions that some of what they wait for has come for; those with the newest events, no more than 20. */
export interface UiAwaitedPartitions {
  partitions: UiAwaitedPartition[];
  total_entries: number;
}

export interface UiAwaitedPartition {
  key: string;
  since: string;
  assets: {
    name: string;
    /** How many partitions of the asset came, of how many; null where any is enough. */
    arrived: number;
    expected: number | null;
    /** The first of those that have not come. */
    missing: string[];
  }[];
}

export interface UiAwaitedAsset {
  kind: 'asset' | 'alias' | 'name_ref' | 'uri_ref';
  /** Of an asset its name; else the alias, name or URI that stands for assets. */
  name: string;
  uri: string | null;
  /** The newest event that waits for a run of the Dag; null where there is none. */
  updated_at: string | null;
}

/** `GET /ui/dags/{dag_id}/backfills?limit=&offset=`: the newest first (limit 1 to 100, default 50). */
export interface UiBackfills {
  backfills: UiBackfill[];
  total_entries: number;
}

export interface UiBackfill extends BackfillResponse {
  run_backwards: boolean;
  triggering_user_name: string | null;
  /** Runs that it made or took over and that are still there; dates that it left out are not among them. */
  run_count: number;
  /** Succeeded or failed. */
  finished_run_count: number;
  failed_run_count: number;
}

/** `GET /ui/dags/{dag_id}/runs/{run_id}/tasks/{task_id}/attempts?map_index=`: every try, the earliest first; `map_index` is -1 where left out. */
export interface UiAttempts {
  attempts: UiAttemptReason[];
}

/** `GET /ui/me`: who is logged in, and what the pages may offer them. */
export interface UiMe {
  username: string;
  role: string;
  /** Trigger, pause, clear, mark, write notes. */
  may_change_dags: boolean;
  may_change_pools: boolean;
  /** Report events of assets, and have assets materialized. */
  may_change_assets: boolean;
  /** Questions of tasks that are asked of others: so may whoever a server without users lets in. */
  may_answer_for_others: boolean;
  /** See and change connections and variables. */
  may_read_secrets: boolean;
}

export interface UiAttemptEvent {
  occurred_at: string;
  source: string;
  code: string;
  message: string;
  details: Record<string, unknown> | null;
}

/**
 * `GET /ui/events?dag_id=&run_id=`: server-sent events; each one's data is one of these as JSON, without an event name. With `dag_id`
 * only what concerns the Dag (and import errors) comes; with `run_id` too, changed task instances of that run come along with it. A comment
 * line comes every 15 s. The first event of every connection is `resync`: the page asks for everything again, since nobody kept what
 * it missed.
 */
export type UiEvent =
  | {
      kind: 'run';
      dag_id: string;
      run_id: string;
      /** Null: the run is gone. */
      run: DAGRunResponse | null;
      /** The changed ones, where the stream is for one run; of the others a page asks for what it shows. */
      task_instances: TaskInstanceResponse[];
    }
  /** Null: the Dag is gone or, with `is_stale`, retired. */
  | { kind: 'dag'; dag_id: string; dag: DAGResponse | null }
  | { kind: 'import_errors'; import_errors: ImportErrorResponse[]; total_entries: number }
  | { kind: 'bundles'; bundles: UiBundle[] }
  | { kind: 'resync' };
