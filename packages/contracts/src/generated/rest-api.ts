// Generated from packages/contracts/data/rest-api-v2.json by scripts/generate-contracts.ts. Do not edit.

export type AppBuilderMenuItemResponse = {
  name: string;
  href: string;
  category?: string | null;
  [name: string]: unknown;
};

export type AppBuilderViewResponse = {
  name?: string | null;
  category?: string | null;
  view?: string | null;
  label?: string | null;
  [name: string]: unknown;
};

export type AssetAliasCollectionResponse = {
  asset_aliases: AssetAliasResponse[];
  total_entries: number;
};

export type AssetAliasResponse = {
  id: number;
  name: string;
  group: string;
};

export type AssetCollectionResponse = {
  assets: AssetResponse[];
  total_entries: number;
};

export type AssetEventAccessControl = {
  consumer_teams?: string[] | null;
  allow_global?: boolean;
};

export type AssetEventCollectionResponse = {
  asset_events: AssetEventResponse[];
  total_entries: number;
};

export type AssetEventResponse = {
  id: number;
  asset_id: number;
  uri?: string | null;
  name?: string | null;
  group?: string | null;
  extra?: Record<string, JsonValue> | null;
  source_task_id?: string | null;
  source_dag_id?: string | null;
  source_run_id?: string | null;
  source_map_index: number;
  created_dagruns: DagRunAssetReference[];
  timestamp: string;
  partition_key?: string | null;
};

export type AssetResponse = {
  id: number;
  name: string;
  uri: string;
  group: string;
  extra?: Record<string, JsonValue> | null;
  created_at: string;
  updated_at: string;
  scheduled_dags: DagScheduleAssetReference[];
  producing_tasks: TaskOutletAssetReference[];
  consuming_tasks: TaskInletAssetReference[];
  aliases: AssetAliasResponse[];
  watchers: AssetWatcherResponse[];
  last_asset_event?: LastAssetEventResponse | null;
};

export type AssetStateStoreBody = {
  value: JsonValue;
};

export type AssetStateStoreCollectionResponse = {
  asset_state_store: AssetStateStoreResponse[];
  total_entries: number;
};

export type AssetStateStoreLastUpdatedBy = {
  kind: AssetStateStoreWriterKind;
  dag_id?: string | null;
  run_id?: string | null;
  task_id?: string | null;
  map_index?: number | null;
};

export type AssetStateStoreResponse = {
  key: string;
  value: JsonValue;
  updated_at: string;
  last_updated_by?: AssetStateStoreLastUpdatedBy | null;
};

export type AssetStateStoreWriterKind = "task" | "watcher" | "api";

export type AssetWatcherResponse = {
  name: string;
  trigger_id: number;
  created_date: string;
};

export type AsyncConnectionTestResponse = {
  token: string;
  connection_id: string;
  state: string;
  result_message?: string | null;
  created_at: string;
};

export type BackfillCollectionResponse = {
  backfills: BackfillResponse[];
  total_entries: number;
};

export type BackfillPostBody = {
  dag_id: string;
  from_date: string;
  to_date: string;
  run_backwards?: boolean;
  dag_run_conf?: Record<string, unknown> | null;
  reprocess_behavior?: ReprocessBehavior;
  max_active_runs?: number;
  run_on_latest_version?: boolean | null;
};

export type BackfillResponse = {
  id: number;
  dag_id: string;
  from_date: string;
  to_date: string;
  dag_run_conf: Record<string, unknown> | null;
  is_paused: boolean;
  reprocess_behavior: ReprocessBehavior;
  max_active_runs: number;
  created_at: string;
  completed_at: string | null;
  updated_at: string;
  dag_display_name: string;
};

export type BaseInfoResponse = {
  status: string | null;
};

export type BulkActionNotOnExistence = "fail" | "skip";

export type BulkActionOnExistence = "fail" | "skip" | "overwrite";

export type BulkActionResponse = {
  success?: string[];
  errors?: Record<string, unknown>[];
};

export type BulkBody_BulkDAGRunBody_ = {
  actions: (BulkCreateAction_BulkDAGRunBody_ | BulkUpdateAction_BulkDAGRunBody_ | BulkDeleteAction_BulkDAGRunBody_)[];
};

export type BulkBody_BulkTaskInstanceBody_ = {
  actions: (BulkCreateAction_BulkTaskInstanceBody_ | BulkUpdateAction_BulkTaskInstanceBody_ | BulkDeleteAction_BulkTaskInstanceBody_)[];
};

export type BulkBody_ConnectionBody_ = {
  actions: (BulkCreateAction_ConnectionBody_ | BulkUpdateAction_ConnectionBody_ | BulkDeleteAction_ConnectionBody_)[];
};

export type BulkBody_PoolBody_ = {
  actions: (BulkCreateAction_PoolBody_ | BulkUpdateAction_PoolBody_ | BulkDeleteAction_PoolBody_)[];
};

export type BulkBody_VariableBody_ = {
  actions: (BulkCreateAction_VariableBody_ | BulkUpdateAction_VariableBody_ | BulkDeleteAction_VariableBody_)[];
};

export type BulkCreateAction_BulkDAGRunBody_ = {
  action: "create";
  entities: BulkDAGRunBody[];
  action_on_existence?: BulkActionOnExistence;
};

export type BulkCreateAction_BulkTaskInstanceBody_ = {
  action: "create";
  entities: BulkTaskInstanceBody[];
  action_on_existence?: BulkActionOnExistence;
};

export type BulkCreateAction_ConnectionBody_ = {
  action: "create";
  entities: ConnectionBody[];
  action_on_existence?: BulkActionOnExistence;
};

export type BulkCreateAction_PoolBody_ = {
  action: "create";
  entities: PoolBody[];
  action_on_existence?: BulkActionOnExistence;
};

export type BulkCreateAction_VariableBody_ = {
  action: "create";
  entities: VariableBody[];
  action_on_existence?: BulkActionOnExistence;
};

export type BulkDAGRunBody = {
  dag_run_id: string;
  dag_id?: string | null;
  state?: DagRunMutableStates | null;
  note?: string | null;
};

export type BulkDAGRunClearBody = {
  partition_key?: string | null;
  partition_date_start?: string | null;
  partition_date_end?: string | null;
  dry_run?: boolean;
  only_failed?: boolean;
  only_new?: boolean;
  run_on_latest_version?: boolean | null;
  note?: string | null;
  dag_runs?: BulkDAGRunBody[];
};

export type BulkDeleteAction_BulkDAGRunBody_ = {
  action: "delete";
  entities: (string | BulkDAGRunBody)[];
  action_on_non_existence?: BulkActionNotOnExistence;
};

export type BulkDeleteAction_BulkTaskInstanceBody_ = {
  action: "delete";
  entities: (string | BulkTaskInstanceBody)[];
  action_on_non_existence?: BulkActionNotOnExistence;
};

export type BulkDeleteAction_ConnectionBody_ = {
  action: "delete";
  entities: (string | ConnectionBody)[];
  action_on_non_existence?: BulkActionNotOnExistence;
};

export type BulkDeleteAction_PoolBody_ = {
  action: "delete";
  entities: (string | PoolBody)[];
  action_on_non_existence?: BulkActionNotOnExistence;
};

export type BulkDeleteAction_VariableBody_ = {
  action: "delete";
  entities: (string | VariableBody)[];
  action_on_non_existence?: BulkActionNotOnExistence;
};

export type BulkResponse = {
  create?: BulkActionResponse | null;
  update?: BulkActionResponse | null;
  delete?: BulkActionResponse | null;
};

export type BulkTaskInstanceBody = {
  new_state?: TaskInstanceState | null;
  note?: string | null;
  include_upstream?: boolean;
  include_downstream?: boolean;
  include_future?: boolean;
  include_past?: boolean;
  task_id: string;
  map_index?: number | null;
  dag_id?: string | null;
  dag_run_id?: string | null;
};

export type BulkUpdateAction_BulkDAGRunBody_ = {
  action: "update";
  entities: BulkDAGRunBody[];
  update_mask?: string[] | null;
  action_on_non_existence?: BulkActionNotOnExistence;
};

export type BulkUpdateAction_BulkTaskInstanceBody_ = {
  action: "update";
  entities: BulkTaskInstanceBody[];
  update_mask?: string[] | null;
  action_on_non_existence?: BulkActionNotOnExistence;
};

export type BulkUpdateAction_ConnectionBody_ = {
  action: "update";
  entities: ConnectionBody[];
  update_mask?: string[] | null;
  action_on_non_existence?: BulkActionNotOnExistence;
};

export type BulkUpdateAction_PoolBody_ = {
  action: "update";
  entities: PoolBody[];
  update_mask?: string[] | null;
  action_on_non_existence?: BulkActionNotOnExistence;
};

export type BulkUpdateAction_VariableBody_ = {
  action: "update";
  entities: VariableBody[];
  update_mask?: string[] | null;
  action_on_non_existence?: BulkActionNotOnExistence;
};

export type ClearPartitionsBody = {
  partition_key?: string | null;
  partition_date_start?: string | null;
  partition_date_end?: string | null;
  run_id?: string | null;
  clear_task_instances?: boolean;
  dry_run?: boolean;
};

export type ClearPartitionsResponse = {
  dag_runs_cleared: number;
  task_instances_cleared: number;
  dry_run: boolean;
};

export type ClearTaskInstanceCollectionResponse = {
  task_instances: (TaskInstanceResponse | NewTaskResponse)[];
  total_entries: number;
};

export type ClearTaskInstancesBody = {
  dry_run?: boolean;
  start_date?: string | null;
  end_date?: string | null;
  only_failed?: boolean;
  only_running?: boolean;
  reset_dag_runs?: boolean;
  task_ids?: (string | [string, number])[] | null;
  dag_run_id?: string | null;
  include_upstream?: boolean;
  include_downstream?: boolean;
  include_future?: boolean;
  include_past?: boolean;
  run_on_latest_version?: boolean | null;
  prevent_running_task?: boolean;
  note?: string | null;
};

export type Config = {
  sections: ConfigSection[];
};

export type ConfigOption = {
  key: string;
  value: string | [string, string];
};

export type ConfigSection = {
  name: string;
  options: ConfigOption[];
};

export type ConnectionBody = {
  connection_id: string;
  conn_type: string;
  description?: string | null;
  host?: string | null;
  login?: string | null;
  schema?: string | null;
  port?: number | null;
  password?: string | null;
  extra?: string | null;
  team_name?: string | null;
};

export type ConnectionCollectionResponse = {
  connections: ConnectionResponse[];
  total_entries: number;
};

export type ConnectionResponse = {
  connection_id: string;
  conn_type: string;
  description: string | null;
  host: string | null;
  login: string | null;
  schema: string | null;
  port: number | null;
  password: string | null;
  extra: string | null;
  team_name: string | null;
};

export type ConnectionTestQueuedResponse = {
  token: string;
  connection_id: string;
  state: string;
};

export type ConnectionTestRequestBody = {
  connection_id: string;
  conn_type: string;
  description?: string | null;
  host?: string | null;
  login?: string | null;
  schema?: string | null;
  port?: number | null;
  password?: string | null;
  extra?: string | null;
  team_name?: string | null;
  commit_on_success?: boolean;
  executor?: string | null;
  queue?: string | null;
};

export type ConnectionTestResponse = {
  status: boolean;
  message: string;
};

export type CreateAssetEventsBody = {
  asset_id: number;
  partition_key?: string | null;
  extra?: Record<string, unknown>;
  access_control?: AssetEventAccessControl | null;
};

export type DAGCollectionResponse = {
  dags: DAGResponse[];
  total_entries: number;
};

export type DAGDetailsResponse = {
  dag_id: string;
  dag_display_name: string;
  is_paused: boolean;
  is_stale: boolean;
  last_parsed_time: string | null;
  last_parse_duration: number | null;
  last_expired: string | null;
  bundle_name: string | null;
  bundle_version: string | null;
  relative_fileloc: string | null;
  fileloc: string;
  description: string | null;
  timetable_summary: string | null;
  timetable_description: string | null;
  timetable_partitioned: boolean;
  timetable_periodic: boolean;
  tags: DagTagResponse[];
  max_active_tasks: number;
  max_active_runs: number | null;
  max_consecutive_failed_dag_runs: number;
  has_task_concurrency_limits: boolean;
  has_import_errors: boolean;
  next_dagrun_logical_date: string | null;
  next_dagrun_data_interval_start: string | null;
  next_dagrun_data_interval_end: string | null;
  next_dagrun_run_after: string | null;
  allowed_run_types: DagRunType[] | null;
  owners: string[];
  catchup: boolean;
  dag_run_timeout: string | null;
  asset_expression: Record<string, unknown> | null;
  doc_md: string | null;
  start_date: string | null;
  end_date: string | null;
  is_paused_upon_creation: boolean | null;
  params: Record<string, unknown> | null;
  render_template_as_native_obj: boolean;
  template_search_path: string[] | null;
  timezone: string | null;
  last_parsed: string | null;
  default_args: Record<string, unknown> | null;
  rerun_with_latest_version?: boolean | null;
  owner_links?: Record<string, string> | null;
  is_favorite?: boolean;
  active_runs_count?: number;
  is_backfillable: boolean;
  file_token: string;
  concurrency: number;
  latest_dag_version: DagVersionResponse | null;
};

export type DAGPatchBody = {
  is_paused: boolean;
};

export type DAGResponse = {
  dag_id: string;
  dag_display_name: string;
  is_paused: boolean;
  is_stale: boolean;
  last_parsed_time: string | null;
  last_parse_duration: number | null;
  last_expired: string | null;
  bundle_name: string | null;
  bundle_version: string | null;
  relative_fileloc: string | null;
  fileloc: string;
  description: string | null;
  timetable_summary: string | null;
  timetable_description: string | null;
  timetable_partitioned: boolean;
  timetable_periodic: boolean;
  tags: DagTagResponse[];
  max_active_tasks: number;
  max_active_runs: number | null;
  max_consecutive_failed_dag_runs: number;
  has_task_concurrency_limits: boolean;
  has_import_errors: boolean;
  next_dagrun_logical_date: string | null;
  next_dagrun_data_interval_start: string | null;
  next_dagrun_data_interval_end: string | null;
  next_dagrun_run_after: string | null;
  allowed_run_types: DagRunType[] | null;
  owners: string[];
  is_backfillable: boolean;
  file_token: string;
};

export type DAGRunClearBody = {
  dry_run?: boolean;
  only_failed?: boolean;
  only_new?: boolean;
  run_on_latest_version?: boolean | null;
  note?: string | null;
};

export type DAGRunCollectionResponse = {
  dag_runs: DAGRunResponse[];
  total_entries?: number | null;
  total_entries_limit?: number | null;
  next_cursor?: string | null;
  previous_cursor?: string | null;
};

export type DAGRunPatchBody = {
  state?: DagRunMutableStates | null;
  note?: string | null;
};

export type DAGRunResponse = {
  dag_run_id: string;
  dag_id: string;
  logical_date: string | null;
  queued_at: string | null;
  start_date: string | null;
  end_date: string | null;
  duration: number | null;
  data_interval_start: string | null;
  data_interval_end: string | null;
  run_after: string;
  last_scheduling_decision: string | null;
  run_type: DagRunType;
  state: DagRunState;
  triggered_by: DagRunTriggeredByType | null;
  triggering_user_name: string | null;
  conf: Record<string, unknown> | null;
  note: string | null;
  dag_versions: DagVersionResponse[];
  bundle_version: string | null;
  dag_display_name: string;
  partition_key: string | null;
  partition_date: string | null;
};

export type DAGRunsBatchBody = {
  order_by?: string | null;
  page_offset?: number;
  page_limit?: number;
  dag_ids?: string[] | null;
  states?: (DagRunState | null)[] | null;
  run_after_gte?: string | null;
  run_after_gt?: string | null;
  run_after_lte?: string | null;
  run_after_lt?: string | null;
  logical_date_gte?: string | null;
  logical_date_gt?: string | null;
  logical_date_lte?: string | null;
  logical_date_lt?: string | null;
  start_date_gte?: string | null;
  start_date_gt?: string | null;
  start_date_lte?: string | null;
  start_date_lt?: string | null;
  end_date_gte?: string | null;
  end_date_gt?: string | null;
  end_date_lte?: string | null;
  end_date_lt?: string | null;
  duration_gte?: number | null;
  duration_gt?: number | null;
  duration_lte?: number | null;
  duration_lt?: number | null;
  conf_contains?: string | null;
};

export type DAGSourceResponse = {
  content: string | null;
  dag_id: string;
  version_number: number | null;
  dag_display_name: string;
};

export type DAGTagCollectionResponse = {
  tags: string[];
  total_entries: number;
};

export type DAGVersionCollectionResponse = {
  dag_versions: DagVersionResponse[];
  total_entries: number;
};

export type DAGWarningCollectionResponse = {
  dag_warnings: DAGWarningResponse[];
  total_entries: number;
};

export type DAGWarningResponse = {
  dag_id: string;
  warning_type: DagWarningType;
  message: string;
  timestamp: string;
  dag_display_name: string;
};

export type DagProcessorInfoResponse = {
  status: string | null;
  latest_dag_processor_heartbeat: string | null;
};

export type DagRunAssetReference = {
  run_id: string;
  dag_id: string;
  logical_date: string | null;
  start_date: string;
  end_date: string | null;
  state: string;
  data_interval_start: string | null;
  data_interval_end: string | null;
  partition_key: string | null;
  triggering: boolean;
};

export type DagRunMutableStates = "queued" | "success" | "failed";

export type DagRunState = "queued" | "running" | "success" | "failed";

export type DagRunTriggeredByType = "cli" | "operator" | "rest_api" | "ui" | "test" | "timetable" | "asset" | "backfill";

export type DagRunType = "backfill" | "scheduled" | "manual" | "operator_triggered" | "asset_triggered" | "asset_materialization";

export type DagScheduleAssetReference = {
  dag_id: string;
  created_at: string;
  updated_at: string;
};

export type DagStatsCollectionResponse = {
  dags: DagStatsResponse[];
  total_entries: number;
};

export type DagStatsResponse = {
  dag_id: string;
  dag_display_name: string;
  stats: DagStatsStateResponse[];
};

export type DagStatsStateResponse = {
  state: DagRunState;
  count: number;
};

export type DagTagResponse = {
  name: string;
  dag_id: string;
  dag_display_name: string;
};

export type DagVersionResponse = {
  id: string;
  version_number: number;
  dag_id: string;
  bundle_name: string | null;
  bundle_version: string | null;
  created_at: string;
  dag_display_name: string;
  bundle_url: string | null;
};

export type DagWarningType = "asset conflict" | "non-existent pool" | "runtime varying value";

export type DryRunBackfillCollectionResponse = {
  backfills: DryRunBackfillResponse[];
  total_entries: number;
};

export type DryRunBackfillResponse = {
  logical_date: string | null;
  partition_key: string | null;
  partition_date: string | null;
};

export type EventLogCollectionResponse = {
  event_logs: EventLogResponse[];
  total_entries: number;
};

export type EventLogResponse = {
  event_log_id: number;
  when: string;
  dag_id: string | null;
  task_id: string | null;
  run_id: string | null;
  map_index: number | null;
  try_number: number | null;
  event: string;
  logical_date: string | null;
  owner: string | null;
  extra: string | null;
  dag_display_name?: string | null;
  task_display_name?: string | null;
};

export type ExternalLogUrlResponse = {
  url: string;
};

export type ExternalViewResponse = {
  name: string;
  icon?: string | null;
  icon_dark_mode?: string | null;
  url_route?: string | null;
  category?: string | null;
  nav_top_level?: boolean | null;
  href: string;
  destination?: "nav" | "dag" | "dag_run" | "task" | "task_instance" | "base";
  [name: string]: unknown;
};

export type ExtraLinkCollectionResponse = {
  extra_links: Record<string, string | null>;
  total_entries: number;
};

export type FastAPIAppResponse = {
  app: string;
  url_prefix: string;
  name: string;
  [name: string]: unknown;
};

export type FastAPIRootMiddlewareResponse = {
  middleware: string;
  name: string;
  [name: string]: unknown;
};

export type HITLDetail = {
  options: string[];
  subject: string;
  body?: string | null;
  defaults?: string[] | null;
  multiple?: boolean;
  params?: Record<string, unknown>;
  assigned_users?: HITLUser[];
  created_at: string;
  responded_by_user?: HITLUser | null;
  responded_at?: string | null;
  chosen_options?: string[] | null;
  params_input?: Record<string, unknown>;
  response_received?: boolean;
  task_instance: TaskInstanceResponse;
};

export type HITLDetailCollection = {
  hitl_details: HITLDetail[];
  total_entries: number;
};

export type HITLDetailHistory = {
  options: string[];
  subject: string;
  body?: string | null;
  defaults?: string[] | null;
  multiple?: boolean;
  params?: Record<string, unknown>;
  assigned_users?: HITLUser[];
  created_at: string;
  responded_by_user?: HITLUser | null;
  responded_at?: string | null;
  chosen_options?: string[] | null;
  params_input?: Record<string, unknown>;
  response_received?: boolean;
  task_instance: TaskInstanceHistoryResponse;
};

export type HITLDetailResponse = {
  responded_by: HITLUser;
  responded_at: string;
  chosen_options: string[];
  params_input?: Record<string, unknown>;
};

export type HITLUser = {
  id: string;
  name: string;
};

export type HTTPExceptionResponse = {
  detail: string | Record<string, unknown>;
};

export type HTTPValidationError = {
  detail?: ValidationError[];
};

export type HealthInfoResponse = {
  metadatabase: BaseInfoResponse;
  scheduler: SchedulerInfoResponse;
  triggerer: TriggererInfoResponse;
  dag_processor?: DagProcessorInfoResponse | null;
};

export type ImportErrorCollectionResponse = {
  import_errors: ImportErrorResponse[];
  total_entries: number;
};

export type ImportErrorResponse = {
  import_error_id: number;
  timestamp: string;
  filename: string;
  bundle_name: string | null;
  stack_trace: string;
};

export type JobCollectionResponse = {
  jobs: JobResponse[];
  total_entries: number;
};

export type JobResponse = {
  id: number;
  dag_id: string | null;
  state: string | null;
  job_type: string | null;
  start_date: string | null;
  end_date: string | null;
  latest_heartbeat: string | null;
  executor_class: string | null;
  hostname: string | null;
  unixname: string | null;
  dag_display_name?: string | null;
};

export type JsonValue = unknown;

export type LastAssetEventResponse = {
  id?: number | null;
  timestamp?: string | null;
};

export type MaterializeAssetBody = {
  dag_run_id?: string | null;
  data_interval_start?: string | null;
  data_interval_end?: string | null;
  logical_date?: string | null;
  run_after?: string | null;
  conf?: Record<string, unknown> | null;
  note?: string | null;
  partition_key?: string | null;
};

export type NewTaskResponse = {
  task_id: string;
  task_display_name: string;
};

export type PatchTaskInstanceBody = {
  new_state?: TaskInstanceState | null;
  note?: string | null;
  include_upstream?: boolean;
  include_downstream?: boolean;
  include_future?: boolean;
  include_past?: boolean;
};

export type PluginCollectionResponse = {
  plugins: PluginResponse[];
  total_entries: number;
};

export type PluginImportErrorCollectionResponse = {
  import_errors: PluginImportErrorResponse[];
  total_entries: number;
};

export type PluginImportErrorResponse = {
  source: string;
  error: string;
};

export type PluginResponse = {
  name: string;
  macros: string[];
  flask_blueprints: string[];
  fastapi_apps: FastAPIAppResponse[];
  fastapi_root_middlewares: FastAPIRootMiddlewareResponse[];
  external_views: ExternalViewResponse[];
  react_apps: ReactAppResponse[];
  appbuilder_views: AppBuilderViewResponse[];
  appbuilder_menu_items: AppBuilderMenuItemResponse[];
  global_operator_extra_links: string[];
  operator_extra_links: string[];
  source: string;
  listeners: string[];
  timetables: string[];
};

export type PoolBody = {
  name: string;
  slots: number;
  description?: string | null;
  include_deferred?: boolean;
  team_name?: string | null;
};

export type PoolCollectionResponse = {
  pools: PoolResponse[];
  total_entries: number;
};

export type PoolPatchBody = {
  pool?: string | null;
  slots?: number | null;
  description?: string | null;
  include_deferred?: boolean | null;
  team_name?: string | null;
};

export type PoolResponse = {
  name: string;
  slots: number;
  description?: string | null;
  include_deferred: boolean;
  occupied_slots: number;
  running_slots: number;
  queued_slots: number;
  scheduled_slots: number;
  open_slots: number;
  deferred_slots: number;
  team_name: string | null;
};

export type ProviderCollectionResponse = {
  providers: ProviderResponse[];
  total_entries: number;
};

export type ProviderResponse = {
  package_name: string;
  description: string;
  version: string;
  documentation_url: string | null;
};

export type QueuedEventCollectionResponse = {
  queued_events: QueuedEventResponse[];
  total_entries: number;
};

export type QueuedEventResponse = {
  dag_id: string;
  asset_id: number;
  created_at: string;
  dag_display_name: string;
};

export type ReactAppResponse = {
  name: string;
  icon?: string | null;
  icon_dark_mode?: string | null;
  url_route?: string | null;
  category?: string | null;
  nav_top_level?: boolean | null;
  bundle_url: string;
  destination?: "nav" | "dag" | "dag_run" | "task" | "task_instance" | "base" | "dashboard";
  [name: string]: unknown;
};

export type ReprocessBehavior = "failed" | "completed" | "none";

export type SchedulerInfoResponse = {
  status: string | null;
  latest_scheduler_heartbeat: string | null;
};

export type StructuredLogMessage = {
  timestamp?: string;
  event: string;
  [name: string]: unknown;
};

export type TaskCollectionResponse = {
  tasks: TaskResponse[];
  total_entries: number;
};

export type TaskDependencyCollectionResponse = {
  dependencies: TaskDependencyResponse[];
};

export type TaskDependencyResponse = {
  name: string;
  reason: string;
};

export type TaskInletAssetReference = {
  dag_id: string;
  task_id: string;
  created_at: string;
  updated_at: string;
};

export type TaskInstanceCollectionResponse = {
  task_instances: TaskInstanceResponse[];
  total_entries?: number | null;
  total_entries_limit?: number | null;
  next_cursor?: string | null;
  previous_cursor?: string | null;
};

export type TaskInstanceHistoryCollectionResponse = {
  task_instances: TaskInstanceHistoryResponse[];
  total_entries: number;
};

export type TaskInstanceHistoryResponse = {
  task_id: string;
  dag_id: string;
  dag_run_id: string;
  map_index: number;
  start_date: string | null;
  end_date: string | null;
  duration: number | null;
  state: TaskInstanceState | null;
  try_number: number;
  max_tries: number;
  task_display_name: string;
  dag_display_name: string;
  hostname: string | null;
  unixname: string | null;
  pool: string;
  pool_slots: number;
  queue: string | null;
  priority_weight: number | null;
  operator: string | null;
  operator_name: string | null;
  queued_when: string | null;
  scheduled_when: string | null;
  pid: number | null;
  executor: string | null;
  executor_config: string;
  dag_version: DagVersionResponse | null;
};

export type TaskInstanceResponse = {
  id: string;
  task_id: string;
  dag_id: string;
  dag_run_id: string;
  map_index: number;
  logical_date: string | null;
  run_after: string;
  start_date: string | null;
  end_date: string | null;
  duration: number | null;
  state: TaskInstanceState | null;
  try_number: number;
  max_tries: number;
  task_display_name: string;
  dag_display_name: string;
  hostname: string | null;
  unixname: string | null;
  pool: string;
  pool_slots: number;
  queue: string | null;
  priority_weight: number | null;
  operator: string | null;
  operator_name: string | null;
  queued_when: string | null;
  scheduled_when: string | null;
  pid: number | null;
  executor: string | null;
  executor_config: string;
  note: string | null;
  rendered_map_index: string | null;
  rendered_fields?: Record<string, unknown>;
  trigger: TriggerResponse | null;
  triggerer_job: JobResponse | null;
  dag_version: DagVersionResponse | null;
};

export type TaskInstanceState = "removed" | "scheduled" | "queued" | "running" | "success" | "restarting" | "failed" | "up_for_retry" | "up_for_reschedule" | "upstream_failed" | "skipped" | "deferred" | "awaiting_input";

export type TaskInstancesBatchBody = {
  dag_ids?: string[] | null;
  dag_run_ids?: string[] | null;
  task_ids?: string[] | null;
  state?: (TaskInstanceState | null)[] | null;
  run_after_gte?: string | null;
  run_after_gt?: string | null;
  run_after_lte?: string | null;
  run_after_lt?: string | null;
  logical_date_gte?: string | null;
  logical_date_gt?: string | null;
  logical_date_lte?: string | null;
  logical_date_lt?: string | null;
  start_date_gte?: string | null;
  start_date_gt?: string | null;
  start_date_lte?: string | null;
  start_date_lt?: string | null;
  end_date_gte?: string | null;
  end_date_gt?: string | null;
  end_date_lte?: string | null;
  end_date_lt?: string | null;
  duration_gte?: number | null;
  duration_gt?: number | null;
  duration_lte?: number | null;
  duration_lt?: number | null;
  pool?: string[] | null;
  queue?: string[] | null;
  executor?: string[] | null;
  page_offset?: number;
  page_limit?: number;
  order_by?: string | null;
};

export type TaskInstancesLogResponse = {
  content: StructuredLogMessage[] | string[];
  continuation_token: string | null;
};

export type TaskOutletAssetReference = {
  dag_id: string;
  task_id: string;
  created_at: string;
  updated_at: string;
};

export type TaskResponse = {
  task_id: string | null;
  task_display_name: string | null;
  owner: string | null;
  start_date: string | null;
  end_date: string | null;
  trigger_rule: string | null;
  depends_on_past: boolean;
  wait_for_downstream: boolean;
  retries: number | null;
  queue: string | null;
  pool: string | null;
  pool_slots: number | null;
  execution_timeout: TimeDelta | null;
  retry_delay: TimeDelta | null;
  retry_exponential_backoff: number;
  priority_weight: number | null;
  weight_rule: string | null;
  ui_color: string | null;
  ui_fgcolor: string | null;
  template_fields: string[] | null;
  downstream_task_ids: string[] | null;
  doc_md: string | null;
  operator_name: string | null;
  params: Record<string, unknown> | null;
  class_ref: Record<string, unknown> | null;
  is_mapped: boolean | null;
  extra_links: string[];
};

export type TaskStateStoreBody = {
  value: JsonValue;
  expires_at?: string | "default" | null;
};

export type TaskStateStoreCollectionResponse = {
  task_state_store: TaskStateStoreResponse[];
  total_entries: number;
};

export type TaskStateStorePatchBody = {
  value: JsonValue;
};

export type TaskStateStoreResponse = {
  key: string;
  value: JsonValue;
  updated_at: string;
  expires_at: string | null;
};

export type TimeDelta = {
  __type?: string;
  days: number;
  seconds: number;
  microseconds: number;
};

export type TriggerDAGRunPostBody = {
  dag_run_id?: string | null;
  data_interval_start?: string | null;
  data_interval_end?: string | null;
  logical_date: string | null;
  run_after?: string | null;
  conf?: Record<string, unknown> | null;
  note?: string | null;
  partition_key?: string | null;
};

export type TriggerResponse = {
  id: number;
  classpath: string;
  kwargs: string;
  created_date: string;
  queue: string | null;
  triggerer_id: number | null;
};

export type TriggererInfoResponse = {
  status: string | null;
  latest_triggerer_heartbeat: string | null;
};

export type UpdateHITLDetailPayload = {
  chosen_options: string[];
  params_input?: Record<string, unknown>;
};

export type ValidationError = {
  loc: (string | number)[];
  msg: string;
  type: string;
  input?: unknown;
  ctx?: Record<string, unknown>;
};

export type VariableBody = {
  key: string;
  value: JsonValue;
  description?: string | null;
  team_name?: string | null;
};

export type VariableCollectionResponse = {
  variables: VariableResponse[];
  total_entries: number;
};

export type VariableResponse = {
  key: string;
  value?: string | null;
  description: string | null;
  is_encrypted: boolean;
  team_name: string | null;
};

export type VersionInfo = {
  version: string;
  git_version: string | null;
};

export type XComCollectionResponse = {
  xcom_entries: XComResponse[];
  total_entries: number;
};

export type XComCreateBody = {
  key: string;
  value: unknown;
  map_index?: number;
};

export type XComResponse = {
  key: string;
  timestamp: string;
  logical_date: string | null;
  map_index: number;
  task_id: string;
  dag_id: string;
  run_id: string;
  dag_display_name: string;
  task_display_name: string;
  run_after: string;
};

export type XComResponseNative = {
  key: string;
  timestamp: string;
  logical_date: string | null;
  map_index: number;
  task_id: string;
  dag_id: string;
  run_id: string;
  dag_display_name: string;
  task_display_name: string;
  run_after: string;
  value: unknown;
};

export type XComResponseString = {
  key: string;
  timestamp: string;
  logical_date: string | null;
  map_index: number;
  task_id: string;
  dag_id: string;
  run_id: string;
  dag_display_name: string;
  task_display_name: string;
  run_after: string;
  value: string | null;
};

export type XComUpdateBody = {
  value: unknown;
  map_index?: number;
};

/** Parameters, body and responses by operation id. Header names are in lower case. */
export type RestApiOperations = {
  get_assets: {
    path: Record<string, never>;
    query: {
      limit?: number;
      offset?: number;
      name_pattern?: string | null;
      name_prefix_pattern?: string | null;
      uri_pattern?: string | null;
      uri_prefix_pattern?: string | null;
      dag_ids?: string[];
      only_active?: boolean;
      order_by?: string[];
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: AssetCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_asset_aliases: {
    path: Record<string, never>;
    query: {
      limit?: number;
      offset?: number;
      name_pattern?: string | null;
      name_prefix_pattern?: string | null;
      order_by?: string[];
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: AssetAliasCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_asset_alias: {
    path: {
      asset_alias_id: number;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: unknown;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_asset_events: {
    path: Record<string, never>;
    query: {
      limit?: number;
      offset?: number;
      order_by?: string[];
      asset_id?: number | null;
      source_dag_id?: string | null;
      source_task_id?: string | null;
      source_run_id?: string | null;
      source_map_index?: number | null;
      name_pattern?: string | null;
      name_prefix_pattern?: string | null;
      timestamp_gte?: string | null;
      timestamp_gt?: string | null;
      timestamp_lte?: string | null;
      timestamp_lt?: string | null;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: AssetEventCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  create_asset_event: {
    path: Record<string, never>;
    query: Record<string, never>;
    header: Record<string, never>;
    body: CreateAssetEventsBody;
    responses: {
      200: AssetEventResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  materialize_asset: {
    path: {
      asset_id: number;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: MaterializeAssetBody | null | undefined;
    responses: {
      200: DAGRunResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      409: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_asset_queued_events: {
    path: {
      asset_id: number;
    };
    query: {
      before?: string | null;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: QueuedEventCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  delete_asset_queued_events: {
    path: {
      asset_id: number;
    };
    query: {
      before?: string | null;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      204: undefined;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_asset: {
    path: {
      asset_id: number;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: AssetResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_dag_asset_queued_events: {
    path: {
      dag_id: string;
    };
    query: {
      before?: string | null;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: QueuedEventCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  delete_dag_asset_queued_events: {
    path: {
      dag_id: string;
    };
    query: {
      before?: string | null;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      204: undefined;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_dag_asset_queued_event: {
    path: {
      dag_id: string;
      asset_id: number;
    };
    query: {
      before?: string | null;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: QueuedEventResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  delete_dag_asset_queued_event: {
    path: {
      dag_id: string;
      asset_id: number;
    };
    query: {
      before?: string | null;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      204: undefined;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  list_backfills: {
    path: Record<string, never>;
    query: {
      dag_id: string;
      limit?: number;
      offset?: number;
      order_by?: string[];
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: BackfillCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  create_backfill: {
    path: Record<string, never>;
    query: Record<string, never>;
    header: Record<string, never>;
    body: BackfillPostBody;
    responses: {
      200: BackfillResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      409: HTTPExceptionResponse;
      422: HTTPValidationError;
      503: HTTPExceptionResponse;
    };
  };
  get_backfill: {
    path: {
      backfill_id: number;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: BackfillResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  pause_backfill: {
    path: {
      backfill_id: number;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: BackfillResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      409: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  unpause_backfill: {
    path: {
      backfill_id: number;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: BackfillResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      409: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  cancel_backfill: {
    path: {
      backfill_id: number;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: BackfillResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      409: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  create_backfill_dry_run: {
    path: Record<string, never>;
    query: Record<string, never>;
    header: Record<string, never>;
    body: BackfillPostBody;
    responses: {
      200: DryRunBackfillCollectionResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      409: HTTPExceptionResponse;
      422: HTTPValidationError;
      503: HTTPExceptionResponse;
    };
  };
  delete_connection: {
    path: {
      connection_id: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      204: undefined;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_connection: {
    path: {
      connection_id: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: ConnectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  patch_connection: {
    path: {
      connection_id: string;
    };
    query: {
      update_mask?: string[] | null;
    };
    header: Record<string, never>;
    body: ConnectionBody;
    responses: {
      200: ConnectionResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_connection_test: {
    path: Record<string, never>;
    query: Record<string, never>;
    header: {
      "airflow-connection-test-token": string;
    };
    body: undefined;
    responses: {
      200: AsyncConnectionTestResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  enqueue_connection_test: {
    path: Record<string, never>;
    query: Record<string, never>;
    header: Record<string, never>;
    body: ConnectionTestRequestBody;
    responses: {
      202: ConnectionTestQueuedResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      409: HTTPExceptionResponse;
      422: HTTPExceptionResponse;
    };
  };
  get_connections: {
    path: Record<string, never>;
    query: {
      limit?: number;
      offset?: number;
      order_by?: string[];
      connection_id_pattern?: string | null;
      connection_id_prefix_pattern?: string | null;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: ConnectionCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  post_connection: {
    path: Record<string, never>;
    query: Record<string, never>;
    header: Record<string, never>;
    body: ConnectionBody;
    responses: {
      201: ConnectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      409: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  bulk_connections: {
    path: Record<string, never>;
    query: Record<string, never>;
    header: Record<string, never>;
    body: BulkBody_ConnectionBody_;
    responses: {
      200: BulkResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  test_connection: {
    path: Record<string, never>;
    query: Record<string, never>;
    header: Record<string, never>;
    body: ConnectionBody;
    responses: {
      200: ConnectionTestResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  create_default_connections: {
    path: Record<string, never>;
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      204: undefined;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
    };
  };
  get_dag_run: {
    path: {
      dag_id: string;
      dag_run_id: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: DAGRunResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  delete_dag_run: {
    path: {
      dag_id: string;
      dag_run_id: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      204: undefined;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      409: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  patch_dag_run: {
    path: {
      dag_id: string;
      dag_run_id: string;
    };
    query: {
      update_mask?: string[] | null;
    };
    header: Record<string, never>;
    body: DAGRunPatchBody;
    responses: {
      200: DAGRunResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  bulk_dag_runs: {
    path: {
      dag_id: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: BulkBody_BulkDAGRunBody_;
    responses: {
      200: BulkResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_dag_runs: {
    path: {
      dag_id: string;
    };
    query: {
      partition_date_gte?: string | null;
      partition_date_lte?: string | null;
      cursor?: string | null;
      limit?: number;
      offset?: number;
      run_after_gte?: string | null;
      run_after_gt?: string | null;
      run_after_lte?: string | null;
      run_after_lt?: string | null;
      logical_date_gte?: string | null;
      logical_date_gt?: string | null;
      logical_date_lte?: string | null;
      logical_date_lt?: string | null;
      start_date_gte?: string | null;
      start_date_gt?: string | null;
      start_date_lte?: string | null;
      start_date_lt?: string | null;
      end_date_gte?: string | null;
      end_date_gt?: string | null;
      end_date_lte?: string | null;
      end_date_lt?: string | null;
      duration_gte?: number | null;
      duration_gt?: number | null;
      duration_lte?: number | null;
      duration_lt?: number | null;
      updated_at_gte?: string | null;
      updated_at_gt?: string | null;
      updated_at_lte?: string | null;
      updated_at_lt?: string | null;
      conf_contains?: string;
      run_type?: string[];
      state?: string[];
      dag_version?: number[];
      bundle_version?: string | null;
      order_by?: string[];
      run_id_pattern?: string | null;
      run_id_prefix_pattern?: string | null;
      triggering_user_name_pattern?: string | null;
      triggering_user_name_prefix_pattern?: string | null;
      dag_id_pattern?: string | null;
      dag_id_prefix_pattern?: string | null;
      partition_key_pattern?: string | null;
      partition_key_prefix_pattern?: string | null;
      consuming_asset_pattern?: string | null;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: DAGRunCollectionResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  trigger_dag_run: {
    path: {
      dag_id: unknown;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: TriggerDAGRunPostBody;
    responses: {
      200: DAGRunResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      409: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_upstream_asset_events: {
    path: {
      dag_id: string;
      dag_run_id: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: AssetEventCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  clear_dag_run: {
    path: {
      dag_id: string;
      dag_run_id: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: DAGRunClearBody;
    responses: {
      200: ClearTaskInstanceCollectionResponse | DAGRunResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  wait_dag_run_until_finished: {
    path: {
      dag_id: string;
      dag_run_id: string;
    };
    query: {
      interval: number;
      result?: string[] | null;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: unknown;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_list_dag_runs_batch: {
    path: {
      dag_id: "~";
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: DAGRunsBatchBody;
    responses: {
      200: DAGRunCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  clear_dag_runs: {
    path: {
      dag_id: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: BulkDAGRunClearBody;
    responses: {
      200: ClearTaskInstanceCollectionResponse | DAGRunCollectionResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  clear_dag_run_partitions: {
    path: {
      dag_id: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: ClearPartitionsBody;
    responses: {
      200: ClearPartitionsResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_dag_source: {
    path: {
      dag_id: string;
    };
    query: {
      version_number?: number | null;
    };
    header: {
      accept?: "application/json" | "text/plain" | "*/*";
    };
    body: undefined;
    responses: {
      200: DAGSourceResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      406: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_dag_stats: {
    path: Record<string, never>;
    query: {
      dag_ids?: string[];
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: DagStatsCollectionResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_config: {
    path: Record<string, never>;
    query: {
      section?: string | null;
    };
    header: {
      accept?: "application/json" | "text/plain" | "*/*";
    };
    body: undefined;
    responses: {
      200: Config;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      406: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_config_value: {
    path: {
      section: string;
      option: string;
    };
    query: Record<string, never>;
    header: {
      accept?: "application/json" | "text/plain" | "*/*";
    };
    body: undefined;
    responses: {
      200: Config;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      406: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  list_dag_warnings: {
    path: Record<string, never>;
    query: {
      dag_id?: string | null;
      warning_type?: DagWarningType | null;
      limit?: number;
      offset?: number;
      order_by?: string[];
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: DAGWarningCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_dags: {
    path: Record<string, never>;
    query: {
      limit?: number;
      offset?: number;
      tags?: string[];
      tags_match_mode?: "any" | "all" | null;
      owners?: string[];
      dag_id_pattern?: string | null;
      dag_id_prefix_pattern?: string | null;
      dag_display_name_pattern?: string | null;
      dag_display_name_prefix_pattern?: string | null;
      exclude_stale?: boolean;
      paused?: boolean | null;
      has_import_errors?: boolean | null;
      last_dag_run_state?: DagRunState | null;
      bundle_name?: string | null;
      bundle_version?: string | null;
      has_asset_schedule?: boolean | null;
      asset_dependency?: string | null;
      dag_run_start_date_gte?: string | null;
      dag_run_start_date_gt?: string | null;
      dag_run_start_date_lte?: string | null;
      dag_run_start_date_lt?: string | null;
      dag_run_end_date_gte?: string | null;
      dag_run_end_date_gt?: string | null;
      dag_run_end_date_lte?: string | null;
      dag_run_end_date_lt?: string | null;
      dag_run_state?: string[];
      order_by?: string[];
      is_favorite?: boolean | null;
      timetable_type?: string[];
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: DAGCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  patch_dags: {
    path: Record<string, never>;
    query: {
      update_mask?: string[] | null;
      limit?: number;
      offset?: number;
      tags?: string[];
      tags_match_mode?: "any" | "all" | null;
      owners?: string[];
      dag_id_pattern?: string | null;
      dag_id_prefix_pattern?: string | null;
      exclude_stale?: boolean;
      paused?: boolean | null;
    };
    header: Record<string, never>;
    body: DAGPatchBody;
    responses: {
      200: DAGCollectionResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_dag: {
    path: {
      dag_id: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: DAGResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPExceptionResponse;
    };
  };
  patch_dag: {
    path: {
      dag_id: string;
    };
    query: {
      update_mask?: string[] | null;
    };
    header: Record<string, never>;
    body: DAGPatchBody;
    responses: {
      200: DAGResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  delete_dag: {
    path: {
      dag_id: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: unknown;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      409: HTTPExceptionResponse;
      422: HTTPExceptionResponse;
    };
  };
  get_dag_details: {
    path: {
      dag_id: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: DAGDetailsResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  favorite_dag: {
    path: {
      dag_id: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      204: undefined;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  unfavorite_dag: {
    path: {
      dag_id: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      204: undefined;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      409: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_event_log: {
    path: {
      event_log_id: number;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: EventLogResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_event_logs: {
    path: Record<string, never>;
    query: {
      limit?: number;
      offset?: number;
      order_by?: string[];
      dag_id?: string | null;
      task_id?: string | null;
      run_id?: string | null;
      map_index?: number | null;
      try_number?: number | null;
      owner?: string | null;
      event?: string | null;
      excluded_events?: string[] | null;
      included_events?: string[] | null;
      before?: string | null;
      after?: string | null;
      dag_id_pattern?: string | null;
      task_id_pattern?: string | null;
      run_id_pattern?: string | null;
      owner_pattern?: string | null;
      event_pattern?: string | null;
      dag_id_prefix_pattern?: string | null;
      task_id_prefix_pattern?: string | null;
      run_id_prefix_pattern?: string | null;
      owner_prefix_pattern?: string | null;
      event_prefix_pattern?: string | null;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: EventLogCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_extra_links: {
    path: {
      dag_id: string;
      dag_run_id: string;
      task_id: string;
    };
    query: {
      map_index?: number;
      try_number?: number | null;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: ExtraLinkCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_import_error: {
    path: {
      import_error_id: number;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: ImportErrorResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_import_errors: {
    path: Record<string, never>;
    query: {
      limit?: number;
      offset?: number;
      order_by?: string[];
      filename_pattern?: string | null;
      filename_prefix_pattern?: string | null;
      filename?: string | null;
      bundle_name?: string | null;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: ImportErrorCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_jobs: {
    path: Record<string, never>;
    query: {
      is_alive?: boolean | null;
      start_date_gte?: string | null;
      start_date_gt?: string | null;
      start_date_lte?: string | null;
      start_date_lt?: string | null;
      end_date_gte?: string | null;
      end_date_gt?: string | null;
      end_date_lte?: string | null;
      end_date_lt?: string | null;
      limit?: number;
      offset?: number;
      order_by?: string[];
      job_state?: string | null;
      job_type?: string | null;
      hostname?: string | null;
      executor_class?: string | null;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: JobCollectionResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_plugins: {
    path: Record<string, never>;
    query: {
      limit?: number;
      offset?: number;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: PluginCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  import_errors: {
    path: Record<string, never>;
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: PluginImportErrorCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
    };
  };
  delete_pool: {
    path: {
      pool_name: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      204: undefined;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_pool: {
    path: {
      pool_name: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: PoolResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  patch_pool: {
    path: {
      pool_name: string;
    };
    query: {
      update_mask?: string[] | null;
    };
    header: Record<string, never>;
    body: PoolPatchBody;
    responses: {
      200: PoolResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_pools: {
    path: Record<string, never>;
    query: {
      limit?: number;
      offset?: number;
      order_by?: string[];
      pool_name_pattern?: string | null;
      pool_name_prefix_pattern?: string | null;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: PoolCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  post_pool: {
    path: Record<string, never>;
    query: Record<string, never>;
    header: Record<string, never>;
    body: PoolBody;
    responses: {
      201: PoolResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      409: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  bulk_pools: {
    path: Record<string, never>;
    query: Record<string, never>;
    header: Record<string, never>;
    body: BulkBody_PoolBody_;
    responses: {
      200: BulkResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_providers: {
    path: Record<string, never>;
    query: {
      limit?: number;
      offset?: number;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: ProviderCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  list_asset_state_store: {
    path: {
      asset_id: number;
    };
    query: {
      limit?: number;
      offset?: number;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: AssetStateStoreCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  clear_asset_state_store: {
    path: {
      asset_id: number;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      204: undefined;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_asset_state_store: {
    path: {
      key: string;
      asset_id: number;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: AssetStateStoreResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  set_asset_state_store: {
    path: {
      key: string;
      asset_id: number;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: AssetStateStoreBody;
    responses: {
      204: undefined;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  delete_asset_state_store: {
    path: {
      key: string;
      asset_id: number;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      204: undefined;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  list_task_state_store: {
    path: {
      dag_id: string;
      dag_run_id: string;
      task_id: string;
    };
    query: {
      map_index?: number;
      limit?: number;
      offset?: number;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: TaskStateStoreCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  clear_task_state_store: {
    path: {
      dag_id: string;
      dag_run_id: string;
      task_id: string;
    };
    query: {
      all_map_indices?: boolean;
      map_index?: number;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      204: undefined;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_task_state_store: {
    path: {
      key: string;
      dag_id: string;
      dag_run_id: string;
      task_id: string;
    };
    query: {
      map_index?: number;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: TaskStateStoreResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  set_task_state_store: {
    path: {
      key: string;
      dag_id: string;
      dag_run_id: string;
      task_id: string;
    };
    query: {
      map_index?: number;
    };
    header: Record<string, never>;
    body: TaskStateStoreBody;
    responses: {
      204: undefined;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  patch_task_state_store: {
    path: {
      key: string;
      dag_id: string;
      dag_run_id: string;
      task_id: string;
    };
    query: {
      map_index?: number;
    };
    header: Record<string, never>;
    body: TaskStateStorePatchBody;
    responses: {
      200: unknown;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  delete_task_state_store: {
    path: {
      key: string;
      dag_id: string;
      dag_run_id: string;
      task_id: string;
    };
    query: {
      map_index?: number;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      204: undefined;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_xcom_entry: {
    path: {
      dag_id: string;
      task_id: string;
      dag_run_id: string;
      xcom_key: string;
    };
    query: {
      map_index?: number;
      deserialize?: boolean;
      stringify?: boolean;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: XComResponseNative | XComResponseString;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  update_xcom_entry: {
    path: {
      dag_id: string;
      task_id: string;
      dag_run_id: string;
      xcom_key: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: XComUpdateBody;
    responses: {
      200: XComResponseNative;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  delete_xcom_entry: {
    path: {
      dag_id: string;
      task_id: string;
      dag_run_id: string;
      xcom_key: string;
    };
    query: {
      map_index?: number;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      204: undefined;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_xcom_entries: {
    path: {
      dag_id: string;
      dag_run_id: string;
      task_id: string;
    };
    query: {
      xcom_key?: string | null;
      map_index?: number | null;
      limit?: number;
      offset?: number;
      xcom_key_pattern?: string | null;
      xcom_key_prefix_pattern?: string | null;
      dag_display_name_pattern?: string | null;
      dag_display_name_prefix_pattern?: string | null;
      run_id_pattern?: string | null;
      run_id_prefix_pattern?: string | null;
      task_id_pattern?: string | null;
      task_id_prefix_pattern?: string | null;
      map_index_filter?: number | null;
      logical_date_gte?: string | null;
      logical_date_gt?: string | null;
      logical_date_lte?: string | null;
      logical_date_lt?: string | null;
      run_after_gte?: string | null;
      run_after_gt?: string | null;
      run_after_lte?: string | null;
      run_after_lt?: string | null;
      order_by?: string[];
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: XComCollectionResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  create_xcom_entry: {
    path: {
      dag_id: string;
      task_id: string;
      dag_run_id: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: XComCreateBody;
    responses: {
      201: XComResponseNative;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      409: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_task_instance: {
    path: {
      dag_id: string;
      dag_run_id: string;
      task_id: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: TaskInstanceResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  patch_task_instance: {
    path: {
      dag_id: string;
      dag_run_id: string;
      task_id: string;
    };
    query: {
      map_index?: number | null;
      update_mask?: string[] | null;
    };
    header: Record<string, never>;
    body: PatchTaskInstanceBody;
    responses: {
      200: TaskInstanceCollectionResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      409: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  delete_task_instance: {
    path: {
      dag_id: string;
      dag_run_id: string;
      task_id: string;
    };
    query: {
      map_index?: number;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: unknown;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_mapped_task_instances: {
    path: {
      dag_id: string;
      dag_run_id: string;
      task_id: string;
    };
    query: {
      run_after_gte?: string | null;
      run_after_gt?: string | null;
      run_after_lte?: string | null;
      run_after_lt?: string | null;
      logical_date_gte?: string | null;
      logical_date_gt?: string | null;
      logical_date_lte?: string | null;
      logical_date_lt?: string | null;
      start_date_gte?: string | null;
      start_date_gt?: string | null;
      start_date_lte?: string | null;
      start_date_lt?: string | null;
      end_date_gte?: string | null;
      end_date_gt?: string | null;
      end_date_lte?: string | null;
      end_date_lt?: string | null;
      updated_at_gte?: string | null;
      updated_at_gt?: string | null;
      updated_at_lte?: string | null;
      updated_at_lt?: string | null;
      duration_gte?: number | null;
      duration_gt?: number | null;
      duration_lte?: number | null;
      duration_lt?: number | null;
      state?: string[];
      pool?: string[];
      pool_name_pattern?: string | null;
      pool_name_prefix_pattern?: string | null;
      queue?: string[];
      queue_name_pattern?: string | null;
      queue_name_prefix_pattern?: string | null;
      executor?: string[];
      version_number?: number[];
      try_number?: number[];
      operator?: string[];
      operator_name_pattern?: string | null;
      operator_name_prefix_pattern?: string | null;
      map_index?: number[];
      rendered_map_index_pattern?: string | null;
      rendered_map_index_prefix_pattern?: string | null;
      limit?: number;
      offset?: number;
      order_by?: string[];
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: TaskInstanceCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_task_instance_dependencies_by_map_index: {
    path: {
      dag_id: string;
      dag_run_id: string;
      task_id: string;
      map_index: number;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: TaskDependencyCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_task_instance_dependencies: {
    path: {
      dag_id: string;
      dag_run_id: string;
      task_id: string;
    };
    query: {
      map_index?: number;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: TaskDependencyCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_task_instance_tries: {
    path: {
      dag_id: string;
      dag_run_id: string;
      task_id: string;
    };
    query: {
      map_index?: number;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: TaskInstanceHistoryCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_mapped_task_instance_tries: {
    path: {
      dag_id: string;
      dag_run_id: string;
      task_id: string;
      map_index: number;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: TaskInstanceHistoryCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_mapped_task_instance: {
    path: {
      dag_id: string;
      dag_run_id: string;
      task_id: string;
      map_index: number;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: TaskInstanceResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  patch_task_instance_by_map_index: {
    path: {
      dag_id: string;
      dag_run_id: string;
      task_id: string;
      map_index: number | null;
    };
    query: {
      update_mask?: string[] | null;
    };
    header: Record<string, never>;
    body: PatchTaskInstanceBody;
    responses: {
      200: TaskInstanceCollectionResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      409: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_task_instances: {
    path: {
      dag_id: string;
      dag_run_id: string;
    };
    query: {
      cursor?: string | null;
      task_id?: string | null;
      run_after_gte?: string | null;
      run_after_gt?: string | null;
      run_after_lte?: string | null;
      run_after_lt?: string | null;
      logical_date_gte?: string | null;
      logical_date_gt?: string | null;
      logical_date_lte?: string | null;
      logical_date_lt?: string | null;
      start_date_gte?: string | null;
      start_date_gt?: string | null;
      start_date_lte?: string | null;
      start_date_lt?: string | null;
      end_date_gte?: string | null;
      end_date_gt?: string | null;
      end_date_lte?: string | null;
      end_date_lt?: string | null;
      updated_at_gte?: string | null;
      updated_at_gt?: string | null;
      updated_at_lte?: string | null;
      updated_at_lt?: string | null;
      duration_gte?: number | null;
      duration_gt?: number | null;
      duration_lte?: number | null;
      duration_lt?: number | null;
      task_display_name_pattern?: string | null;
      task_display_name_prefix_pattern?: string | null;
      task_group_id?: string | null;
      dag_id_pattern?: string | null;
      dag_id_prefix_pattern?: string | null;
      run_id_pattern?: string | null;
      run_id_prefix_pattern?: string | null;
      state?: string[];
      pool?: string[];
      pool_name_pattern?: string | null;
      pool_name_prefix_pattern?: string | null;
      queue?: string[];
      queue_name_pattern?: string | null;
      queue_name_prefix_pattern?: string | null;
      executor?: string[];
      version_number?: number[];
      try_number?: number[];
      operator?: string[];
      operator_name_pattern?: string | null;
      operator_name_prefix_pattern?: string | null;
      map_index?: number[];
      rendered_map_index_pattern?: string | null;
      rendered_map_index_prefix_pattern?: string | null;
      limit?: number;
      offset?: number;
      order_by?: string[];
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: TaskInstanceCollectionResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  bulk_task_instances: {
    path: {
      dag_id: string;
      dag_run_id: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: BulkBody_BulkTaskInstanceBody_;
    responses: {
      200: BulkResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_task_instances_batch: {
    path: {
      dag_id: "~";
      dag_run_id: "~";
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: TaskInstancesBatchBody;
    responses: {
      200: TaskInstanceCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_task_instance_try_details: {
    path: {
      dag_id: string;
      dag_run_id: string;
      task_id: string;
      task_try_number: number;
    };
    query: {
      map_index?: number;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: TaskInstanceHistoryResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_mapped_task_instance_try_details: {
    path: {
      dag_id: string;
      dag_run_id: string;
      task_id: string;
      task_try_number: number;
      map_index: number;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: TaskInstanceHistoryResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  post_clear_task_instances: {
    path: {
      dag_id: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: ClearTaskInstancesBody;
    responses: {
      200: TaskInstanceCollectionResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      409: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  patch_task_group_instances: {
    path: {
      dag_id: string;
      dag_run_id: string;
      group_id: string;
    };
    query: {
      update_mask?: string[] | null;
    };
    header: Record<string, never>;
    body: PatchTaskInstanceBody;
    responses: {
      200: TaskInstanceCollectionResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      409: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  patch_task_group_instances_dry_run: {
    path: {
      dag_id: string;
      dag_run_id: string;
      group_id: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: PatchTaskInstanceBody;
    responses: {
      200: TaskInstanceCollectionResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  patch_task_instance_dry_run_by_map_index: {
    path: {
      dag_id: string;
      dag_run_id: string;
      task_id: string;
      map_index: number | null;
    };
    query: {
      update_mask?: string[] | null;
    };
    header: Record<string, never>;
    body: PatchTaskInstanceBody;
    responses: {
      200: TaskInstanceCollectionResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  patch_task_instance_dry_run: {
    path: {
      dag_id: string;
      dag_run_id: string;
      task_id: string;
    };
    query: {
      map_index?: number | null;
      update_mask?: string[] | null;
    };
    header: Record<string, never>;
    body: PatchTaskInstanceBody;
    responses: {
      200: TaskInstanceCollectionResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_tasks: {
    path: {
      dag_id: string;
    };
    query: {
      order_by?: string;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: TaskCollectionResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_task: {
    path: {
      dag_id: string;
      task_id: unknown;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: TaskResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  delete_variable: {
    path: {
      variable_key: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      204: undefined;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_variable: {
    path: {
      variable_key: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: VariableResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  patch_variable: {
    path: {
      variable_key: string;
    };
    query: {
      update_mask?: string[] | null;
    };
    header: Record<string, never>;
    body: VariableBody;
    responses: {
      200: VariableResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_variables: {
    path: Record<string, never>;
    query: {
      limit?: number;
      offset?: number;
      order_by?: string[];
      variable_key_pattern?: string | null;
      variable_key_prefix_pattern?: string | null;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: VariableCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  post_variable: {
    path: Record<string, never>;
    query: Record<string, never>;
    header: Record<string, never>;
    body: VariableBody;
    responses: {
      201: VariableResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      409: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  bulk_variables: {
    path: Record<string, never>;
    query: Record<string, never>;
    header: Record<string, never>;
    body: BulkBody_VariableBody_;
    responses: {
      200: BulkResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_log: {
    path: {
      dag_id: string;
      dag_run_id: string;
      task_id: string;
      try_number: number;
    };
    query: {
      full_content?: boolean;
      map_index?: number;
      token?: string | null;
    };
    header: {
      accept?: "application/json" | "application/x-ndjson" | "*/*";
    };
    body: undefined;
    responses: {
      200: TaskInstancesLogResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_external_log_url: {
    path: {
      dag_id: string;
      dag_run_id: string;
      task_id: string;
      try_number: number;
    };
    query: {
      map_index?: number;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: ExternalLogUrlResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  reparse_dag_file: {
    path: {
      file_token: string;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      201: unknown;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_dag_tags: {
    path: Record<string, never>;
    query: {
      limit?: number;
      offset?: number;
      order_by?: string[];
      tag_name_pattern?: string | null;
      tag_name_prefix_pattern?: string | null;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: DAGTagCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_dag_version: {
    path: {
      dag_id: string;
      version_number: number;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: DagVersionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_dag_versions: {
    path: {
      dag_id: string;
    };
    query: {
      limit?: number;
      offset?: number;
      version_number?: number;
      bundle_name?: string;
      bundle_version?: string | null;
      order_by?: string[];
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: DAGVersionCollectionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  update_hitl_detail: {
    path: {
      dag_id: string;
      dag_run_id: string;
      task_id: string;
      map_index: number;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: UpdateHITLDetailPayload;
    responses: {
      200: HITLDetailResponse;
      400: HTTPExceptionResponse;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      409: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_hitl_detail: {
    path: {
      dag_id: string;
      dag_run_id: string;
      task_id: string;
      map_index: number;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: HITLDetail;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_hitl_detail_try_detail: {
    path: {
      dag_id: string;
      dag_run_id: string;
      task_id: string;
      map_index: number;
      try_number: number | null;
    };
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: HITLDetailHistory;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_hitl_details: {
    path: {
      dag_id: string;
      dag_run_id: string;
    };
    query: {
      limit?: number;
      offset?: number;
      order_by?: string[];
      dag_id_pattern?: string | null;
      dag_id_prefix_pattern?: string | null;
      task_id?: string | null;
      task_id_pattern?: string | null;
      task_id_prefix_pattern?: string | null;
      map_index?: number | null;
      state?: string[];
      response_received?: boolean | null;
      responded_by_user_id?: string[];
      responded_by_user_name?: string[];
      subject_search?: string | null;
      body_search?: string | null;
      created_at_gte?: string | null;
      created_at_gt?: string | null;
      created_at_lte?: string | null;
      created_at_lt?: string | null;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: HITLDetailCollection;
      401: HTTPExceptionResponse;
      403: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_health: {
    path: Record<string, never>;
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: HealthInfoResponse;
    };
  };
  get_version: {
    path: Record<string, never>;
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: VersionInfo;
    };
  };
  login: {
    path: Record<string, never>;
    query: {
      next?: string | null;
    };
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: unknown;
      307: HTTPExceptionResponse;
      400: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  logout: {
    path: Record<string, never>;
    query: Record<string, never>;
    header: Record<string, never>;
    body: undefined;
    responses: {
      200: unknown;
      307: HTTPExceptionResponse;
    };
  };
};

export type RestApiOperationId = keyof RestApiOperations;

/** Where each operation is, and the names of its schemas in the schema set `rest-api`. */
export const restApiOperations = {
  get_assets: {"operationId":"get_assets","method":"GET","path":"/api/v2/assets","parameters":{"query":"get_assets.query"},"body":null,"responses":{"200":"AssetCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_asset_aliases: {"operationId":"get_asset_aliases","method":"GET","path":"/api/v2/assets/aliases","parameters":{"query":"get_asset_aliases.query"},"body":null,"responses":{"200":"AssetAliasCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_asset_alias: {"operationId":"get_asset_alias","method":"GET","path":"/api/v2/assets/aliases/{asset_alias_id}","parameters":{"path":"get_asset_alias.path"},"body":null,"responses":{"200":"get_asset_alias.200","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_asset_events: {"operationId":"get_asset_events","method":"GET","path":"/api/v2/assets/events","parameters":{"query":"get_asset_events.query"},"body":null,"responses":{"200":"AssetEventCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  create_asset_event: {"operationId":"create_asset_event","method":"POST","path":"/api/v2/assets/events","parameters":{},"body":"CreateAssetEventsBody","responses":{"200":"AssetEventResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  materialize_asset: {"operationId":"materialize_asset","method":"POST","path":"/api/v2/assets/{asset_id}/materialize","parameters":{"path":"materialize_asset.path"},"body":"materialize_asset.body","responses":{"200":"DAGRunResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","409":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_asset_queued_events: {"operationId":"get_asset_queued_events","method":"GET","path":"/api/v2/assets/{asset_id}/queuedEvents","parameters":{"path":"get_asset_queued_events.path","query":"get_asset_queued_events.query"},"body":null,"responses":{"200":"QueuedEventCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  delete_asset_queued_events: {"operationId":"delete_asset_queued_events","method":"DELETE","path":"/api/v2/assets/{asset_id}/queuedEvents","parameters":{"path":"delete_asset_queued_events.path","query":"delete_asset_queued_events.query"},"body":null,"responses":{"204":null,"401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_asset: {"operationId":"get_asset","method":"GET","path":"/api/v2/assets/{asset_id}","parameters":{"path":"get_asset.path"},"body":null,"responses":{"200":"AssetResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_dag_asset_queued_events: {"operationId":"get_dag_asset_queued_events","method":"GET","path":"/api/v2/dags/{dag_id}/assets/queuedEvents","parameters":{"path":"get_dag_asset_queued_events.path","query":"get_dag_asset_queued_events.query"},"body":null,"responses":{"200":"QueuedEventCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  delete_dag_asset_queued_events: {"operationId":"delete_dag_asset_queued_events","method":"DELETE","path":"/api/v2/dags/{dag_id}/assets/queuedEvents","parameters":{"path":"delete_dag_asset_queued_events.path","query":"delete_dag_asset_queued_events.query"},"body":null,"responses":{"204":null,"400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_dag_asset_queued_event: {"operationId":"get_dag_asset_queued_event","method":"GET","path":"/api/v2/dags/{dag_id}/assets/{asset_id}/queuedEvents","parameters":{"path":"get_dag_asset_queued_event.path","query":"get_dag_asset_queued_event.query"},"body":null,"responses":{"200":"QueuedEventResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  delete_dag_asset_queued_event: {"operationId":"delete_dag_asset_queued_event","method":"DELETE","path":"/api/v2/dags/{dag_id}/assets/{asset_id}/queuedEvents","parameters":{"path":"delete_dag_asset_queued_event.path","query":"delete_dag_asset_queued_event.query"},"body":null,"responses":{"204":null,"400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  list_backfills: {"operationId":"list_backfills","method":"GET","path":"/api/v2/backfills","parameters":{"query":"list_backfills.query"},"body":null,"responses":{"200":"BackfillCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  create_backfill: {"operationId":"create_backfill","method":"POST","path":"/api/v2/backfills","parameters":{},"body":"BackfillPostBody","responses":{"200":"BackfillResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","409":"HTTPExceptionResponse","422":"HTTPValidationError","503":"HTTPExceptionResponse"}},
  get_backfill: {"operationId":"get_backfill","method":"GET","path":"/api/v2/backfills/{backfill_id}","parameters":{"path":"get_backfill.path"},"body":null,"responses":{"200":"BackfillResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  pause_backfill: {"operationId":"pause_backfill","method":"PUT","path":"/api/v2/backfills/{backfill_id}/pause","parameters":{"path":"pause_backfill.path"},"body":null,"responses":{"200":"BackfillResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","409":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  unpause_backfill: {"operationId":"unpause_backfill","method":"PUT","path":"/api/v2/backfills/{backfill_id}/unpause","parameters":{"path":"unpause_backfill.path"},"body":null,"responses":{"200":"BackfillResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","409":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  cancel_backfill: {"operationId":"cancel_backfill","method":"PUT","path":"/api/v2/backfills/{backfill_id}/cancel","parameters":{"path":"cancel_backfill.path"},"body":null,"responses":{"200":"BackfillResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","409":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  create_backfill_dry_run: {"operationId":"create_backfill_dry_run","method":"POST","path":"/api/v2/backfills/dry_run","parameters":{},"body":"BackfillPostBody","responses":{"200":"DryRunBackfillCollectionResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","409":"HTTPExceptionResponse","422":"HTTPValidationError","503":"HTTPExceptionResponse"}},
  delete_connection: {"operationId":"delete_connection","method":"DELETE","path":"/api/v2/connections/{connection_id}","parameters":{"path":"delete_connection.path"},"body":null,"responses":{"204":null,"401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_connection: {"operationId":"get_connection","method":"GET","path":"/api/v2/connections/{connection_id}","parameters":{"path":"get_connection.path"},"body":null,"responses":{"200":"ConnectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  patch_connection: {"operationId":"patch_connection","method":"PATCH","path":"/api/v2/connections/{connection_id}","parameters":{"path":"patch_connection.path","query":"patch_connection.query"},"body":"ConnectionBody","responses":{"200":"ConnectionResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_connection_test: {"operationId":"get_connection_test","method":"GET","path":"/api/v2/connections/enqueue-test","parameters":{"header":"get_connection_test.header"},"body":null,"responses":{"200":"AsyncConnectionTestResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  enqueue_connection_test: {"operationId":"enqueue_connection_test","method":"POST","path":"/api/v2/connections/enqueue-test","parameters":{},"body":"ConnectionTestRequestBody","responses":{"202":"ConnectionTestQueuedResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","409":"HTTPExceptionResponse","422":"HTTPExceptionResponse"}},
  get_connections: {"operationId":"get_connections","method":"GET","path":"/api/v2/connections","parameters":{"query":"get_connections.query"},"body":null,"responses":{"200":"ConnectionCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  post_connection: {"operationId":"post_connection","method":"POST","path":"/api/v2/connections","parameters":{},"body":"ConnectionBody","responses":{"201":"ConnectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","409":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  bulk_connections: {"operationId":"bulk_connections","method":"PATCH","path":"/api/v2/connections","parameters":{},"body":"BulkBody_ConnectionBody_","responses":{"200":"BulkResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  test_connection: {"operationId":"test_connection","method":"POST","path":"/api/v2/connections/test","parameters":{},"body":"ConnectionBody","responses":{"200":"ConnectionTestResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  create_default_connections: {"operationId":"create_default_connections","method":"POST","path":"/api/v2/connections/defaults","parameters":{},"body":null,"responses":{"204":null,"401":"HTTPExceptionResponse","403":"HTTPExceptionResponse"}},
  get_dag_run: {"operationId":"get_dag_run","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}","parameters":{"path":"get_dag_run.path"},"body":null,"responses":{"200":"DAGRunResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  delete_dag_run: {"operationId":"delete_dag_run","method":"DELETE","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}","parameters":{"path":"delete_dag_run.path"},"body":null,"responses":{"204":null,"400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","409":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  patch_dag_run: {"operationId":"patch_dag_run","method":"PATCH","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}","parameters":{"path":"patch_dag_run.path","query":"patch_dag_run.query"},"body":"DAGRunPatchBody","responses":{"200":"DAGRunResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  bulk_dag_runs: {"operationId":"bulk_dag_runs","method":"PATCH","path":"/api/v2/dags/{dag_id}/dagRuns","parameters":{"path":"bulk_dag_runs.path"},"body":"BulkBody_BulkDAGRunBody_","responses":{"200":"BulkResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_dag_runs: {"operationId":"get_dag_runs","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns","parameters":{"path":"get_dag_runs.path","query":"get_dag_runs.query"},"body":null,"responses":{"200":"DAGRunCollectionResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  trigger_dag_run: {"operationId":"trigger_dag_run","method":"POST","path":"/api/v2/dags/{dag_id}/dagRuns","parameters":{"path":"trigger_dag_run.path"},"body":"TriggerDAGRunPostBody","responses":{"200":"DAGRunResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","409":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_upstream_asset_events: {"operationId":"get_upstream_asset_events","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/upstreamAssetEvents","parameters":{"path":"get_upstream_asset_events.path"},"body":null,"responses":{"200":"AssetEventCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  clear_dag_run: {"operationId":"clear_dag_run","method":"POST","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/clear","parameters":{"path":"clear_dag_run.path"},"body":"DAGRunClearBody","responses":{"200":"clear_dag_run.200","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  wait_dag_run_until_finished: {"operationId":"wait_dag_run_until_finished","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/wait","parameters":{"path":"wait_dag_run_until_finished.path","query":"wait_dag_run_until_finished.query"},"body":null,"responses":{"200":"wait_dag_run_until_finished.200","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_list_dag_runs_batch: {"operationId":"get_list_dag_runs_batch","method":"POST","path":"/api/v2/dags/{dag_id}/dagRuns/list","parameters":{"path":"get_list_dag_runs_batch.path"},"body":"DAGRunsBatchBody","responses":{"200":"DAGRunCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  clear_dag_runs: {"operationId":"clear_dag_runs","method":"POST","path":"/api/v2/dags/{dag_id}/clearDagRuns","parameters":{"path":"clear_dag_runs.path"},"body":"BulkDAGRunClearBody","responses":{"200":"clear_dag_runs.200","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  clear_dag_run_partitions: {"operationId":"clear_dag_run_partitions","method":"POST","path":"/api/v2/dags/{dag_id}/clearPartitions","parameters":{"path":"clear_dag_run_partitions.path"},"body":"ClearPartitionsBody","responses":{"200":"ClearPartitionsResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_dag_source: {"operationId":"get_dag_source","method":"GET","path":"/api/v2/dagSources/{dag_id}","parameters":{"path":"get_dag_source.path","query":"get_dag_source.query","header":"get_dag_source.header"},"body":null,"responses":{"200":"DAGSourceResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","406":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_dag_stats: {"operationId":"get_dag_stats","method":"GET","path":"/api/v2/dagStats","parameters":{"query":"get_dag_stats.query"},"body":null,"responses":{"200":"DagStatsCollectionResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_config: {"operationId":"get_config","method":"GET","path":"/api/v2/config","parameters":{"query":"get_config.query","header":"get_config.header"},"body":null,"responses":{"200":"Config","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","406":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_config_value: {"operationId":"get_config_value","method":"GET","path":"/api/v2/config/section/{section}/option/{option}","parameters":{"path":"get_config_value.path","header":"get_config_value.header"},"body":null,"responses":{"200":"Config","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","406":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  list_dag_warnings: {"operationId":"list_dag_warnings","method":"GET","path":"/api/v2/dagWarnings","parameters":{"query":"list_dag_warnings.query"},"body":null,"responses":{"200":"DAGWarningCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_dags: {"operationId":"get_dags","method":"GET","path":"/api/v2/dags","parameters":{"query":"get_dags.query"},"body":null,"responses":{"200":"DAGCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  patch_dags: {"operationId":"patch_dags","method":"PATCH","path":"/api/v2/dags","parameters":{"query":"patch_dags.query"},"body":"DAGPatchBody","responses":{"200":"DAGCollectionResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_dag: {"operationId":"get_dag","method":"GET","path":"/api/v2/dags/{dag_id}","parameters":{"path":"get_dag.path"},"body":null,"responses":{"200":"DAGResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPExceptionResponse"}},
  patch_dag: {"operationId":"patch_dag","method":"PATCH","path":"/api/v2/dags/{dag_id}","parameters":{"path":"patch_dag.path","query":"patch_dag.query"},"body":"DAGPatchBody","responses":{"200":"DAGResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  delete_dag: {"operationId":"delete_dag","method":"DELETE","path":"/api/v2/dags/{dag_id}","parameters":{"path":"delete_dag.path"},"body":null,"responses":{"200":"delete_dag.200","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","409":"HTTPExceptionResponse","422":"HTTPExceptionResponse"}},
  get_dag_details: {"operationId":"get_dag_details","method":"GET","path":"/api/v2/dags/{dag_id}/details","parameters":{"path":"get_dag_details.path"},"body":null,"responses":{"200":"DAGDetailsResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  favorite_dag: {"operationId":"favorite_dag","method":"POST","path":"/api/v2/dags/{dag_id}/favorite","parameters":{"path":"favorite_dag.path"},"body":null,"responses":{"204":null,"401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  unfavorite_dag: {"operationId":"unfavorite_dag","method":"POST","path":"/api/v2/dags/{dag_id}/unfavorite","parameters":{"path":"unfavorite_dag.path"},"body":null,"responses":{"204":null,"401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","409":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_event_log: {"operationId":"get_event_log","method":"GET","path":"/api/v2/eventLogs/{event_log_id}","parameters":{"path":"get_event_log.path"},"body":null,"responses":{"200":"EventLogResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_event_logs: {"operationId":"get_event_logs","method":"GET","path":"/api/v2/eventLogs","parameters":{"query":"get_event_logs.query"},"body":null,"responses":{"200":"EventLogCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_extra_links: {"operationId":"get_extra_links","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/links","parameters":{"path":"get_extra_links.path","query":"get_extra_links.query"},"body":null,"responses":{"200":"ExtraLinkCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_import_error: {"operationId":"get_import_error","method":"GET","path":"/api/v2/importErrors/{import_error_id}","parameters":{"path":"get_import_error.path"},"body":null,"responses":{"200":"ImportErrorResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_import_errors: {"operationId":"get_import_errors","method":"GET","path":"/api/v2/importErrors","parameters":{"query":"get_import_errors.query"},"body":null,"responses":{"200":"ImportErrorCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_jobs: {"operationId":"get_jobs","method":"GET","path":"/api/v2/jobs","parameters":{"query":"get_jobs.query"},"body":null,"responses":{"200":"JobCollectionResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_plugins: {"operationId":"get_plugins","method":"GET","path":"/api/v2/plugins","parameters":{"query":"get_plugins.query"},"body":null,"responses":{"200":"PluginCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  import_errors: {"operationId":"import_errors","method":"GET","path":"/api/v2/plugins/importErrors","parameters":{},"body":null,"responses":{"200":"PluginImportErrorCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse"}},
  delete_pool: {"operationId":"delete_pool","method":"DELETE","path":"/api/v2/pools/{pool_name}","parameters":{"path":"delete_pool.path"},"body":null,"responses":{"204":null,"400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_pool: {"operationId":"get_pool","method":"GET","path":"/api/v2/pools/{pool_name}","parameters":{"path":"get_pool.path"},"body":null,"responses":{"200":"PoolResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  patch_pool: {"operationId":"patch_pool","method":"PATCH","path":"/api/v2/pools/{pool_name}","parameters":{"path":"patch_pool.path","query":"patch_pool.query"},"body":"PoolPatchBody","responses":{"200":"PoolResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_pools: {"operationId":"get_pools","method":"GET","path":"/api/v2/pools","parameters":{"query":"get_pools.query"},"body":null,"responses":{"200":"PoolCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  post_pool: {"operationId":"post_pool","method":"POST","path":"/api/v2/pools","parameters":{},"body":"PoolBody","responses":{"201":"PoolResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","409":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  bulk_pools: {"operationId":"bulk_pools","method":"PATCH","path":"/api/v2/pools","parameters":{},"body":"BulkBody_PoolBody_","responses":{"200":"BulkResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_providers: {"operationId":"get_providers","method":"GET","path":"/api/v2/providers","parameters":{"query":"get_providers.query"},"body":null,"responses":{"200":"ProviderCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  list_asset_state_store: {"operationId":"list_asset_state_store","method":"GET","path":"/api/v2/assets/{asset_id}/state-store","parameters":{"path":"list_asset_state_store.path","query":"list_asset_state_store.query"},"body":null,"responses":{"200":"AssetStateStoreCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  clear_asset_state_store: {"operationId":"clear_asset_state_store","method":"DELETE","path":"/api/v2/assets/{asset_id}/state-store","parameters":{"path":"clear_asset_state_store.path"},"body":null,"responses":{"204":null,"401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_asset_state_store: {"operationId":"get_asset_state_store","method":"GET","path":"/api/v2/assets/{asset_id}/state-store/{key}","parameters":{"path":"get_asset_state_store.path"},"body":null,"responses":{"200":"AssetStateStoreResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  set_asset_state_store: {"operationId":"set_asset_state_store","method":"PUT","path":"/api/v2/assets/{asset_id}/state-store/{key}","parameters":{"path":"set_asset_state_store.path"},"body":"AssetStateStoreBody","responses":{"204":null,"401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  delete_asset_state_store: {"operationId":"delete_asset_state_store","method":"DELETE","path":"/api/v2/assets/{asset_id}/state-store/{key}","parameters":{"path":"delete_asset_state_store.path"},"body":null,"responses":{"204":null,"401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  list_task_state_store: {"operationId":"list_task_state_store","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/state-store","parameters":{"path":"list_task_state_store.path","query":"list_task_state_store.query"},"body":null,"responses":{"200":"TaskStateStoreCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  clear_task_state_store: {"operationId":"clear_task_state_store","method":"DELETE","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/state-store","parameters":{"path":"clear_task_state_store.path","query":"clear_task_state_store.query"},"body":null,"responses":{"204":null,"401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_task_state_store: {"operationId":"get_task_state_store","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/state-store/{key}","parameters":{"path":"get_task_state_store.path","query":"get_task_state_store.query"},"body":null,"responses":{"200":"TaskStateStoreResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  set_task_state_store: {"operationId":"set_task_state_store","method":"PUT","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/state-store/{key}","parameters":{"path":"set_task_state_store.path","query":"set_task_state_store.query"},"body":"TaskStateStoreBody","responses":{"204":null,"401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  patch_task_state_store: {"operationId":"patch_task_state_store","method":"PATCH","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/state-store/{key}","parameters":{"path":"patch_task_state_store.path","query":"patch_task_state_store.query"},"body":"TaskStateStorePatchBody","responses":{"200":"patch_task_state_store.200","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  delete_task_state_store: {"operationId":"delete_task_state_store","method":"DELETE","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/state-store/{key}","parameters":{"path":"delete_task_state_store.path","query":"delete_task_state_store.query"},"body":null,"responses":{"204":null,"401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_xcom_entry: {"operationId":"get_xcom_entry","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/xcomEntries/{xcom_key}","parameters":{"path":"get_xcom_entry.path","query":"get_xcom_entry.query"},"body":null,"responses":{"200":"get_xcom_entry.200","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  update_xcom_entry: {"operationId":"update_xcom_entry","method":"PATCH","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/xcomEntries/{xcom_key}","parameters":{"path":"update_xcom_entry.path"},"body":"XComUpdateBody","responses":{"200":"XComResponseNative","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  delete_xcom_entry: {"operationId":"delete_xcom_entry","method":"DELETE","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/xcomEntries/{xcom_key}","parameters":{"path":"delete_xcom_entry.path","query":"delete_xcom_entry.query"},"body":null,"responses":{"204":null,"400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_xcom_entries: {"operationId":"get_xcom_entries","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/xcomEntries","parameters":{"path":"get_xcom_entries.path","query":"get_xcom_entries.query"},"body":null,"responses":{"200":"XComCollectionResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  create_xcom_entry: {"operationId":"create_xcom_entry","method":"POST","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/xcomEntries","parameters":{"path":"create_xcom_entry.path"},"body":"XComCreateBody","responses":{"201":"XComResponseNative","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","409":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_task_instance: {"operationId":"get_task_instance","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}","parameters":{"path":"get_task_instance.path"},"body":null,"responses":{"200":"TaskInstanceResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  patch_task_instance: {"operationId":"patch_task_instance","method":"PATCH","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}","parameters":{"path":"patch_task_instance.path","query":"patch_task_instance.query"},"body":"PatchTaskInstanceBody","responses":{"200":"TaskInstanceCollectionResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","409":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  delete_task_instance: {"operationId":"delete_task_instance","method":"DELETE","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}","parameters":{"path":"delete_task_instance.path","query":"delete_task_instance.query"},"body":null,"responses":{"200":"delete_task_instance.200","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_mapped_task_instances: {"operationId":"get_mapped_task_instances","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/listMapped","parameters":{"path":"get_mapped_task_instances.path","query":"get_mapped_task_instances.query"},"body":null,"responses":{"200":"TaskInstanceCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_task_instance_dependencies_by_map_index: {"operationId":"get_task_instance_dependencies_by_map_index","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/{map_index}/dependencies","parameters":{"path":"get_task_instance_dependencies_by_map_index.path"},"body":null,"responses":{"200":"TaskDependencyCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_task_instance_dependencies: {"operationId":"get_task_instance_dependencies","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/dependencies","parameters":{"path":"get_task_instance_dependencies.path","query":"get_task_instance_dependencies.query"},"body":null,"responses":{"200":"TaskDependencyCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_task_instance_tries: {"operationId":"get_task_instance_tries","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/tries","parameters":{"path":"get_task_instance_tries.path","query":"get_task_instance_tries.query"},"body":null,"responses":{"200":"TaskInstanceHistoryCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_mapped_task_instance_tries: {"operationId":"get_mapped_task_instance_tries","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/{map_index}/tries","parameters":{"path":"get_mapped_task_instance_tries.path"},"body":null,"responses":{"200":"TaskInstanceHistoryCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_mapped_task_instance: {"operationId":"get_mapped_task_instance","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/{map_index}","parameters":{"path":"get_mapped_task_instance.path"},"body":null,"responses":{"200":"TaskInstanceResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  patch_task_instance_by_map_index: {"operationId":"patch_task_instance_by_map_index","method":"PATCH","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/{map_index}","parameters":{"path":"patch_task_instance_by_map_index.path","query":"patch_task_instance_by_map_index.query"},"body":"PatchTaskInstanceBody","responses":{"200":"TaskInstanceCollectionResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","409":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_task_instances: {"operationId":"get_task_instances","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances","parameters":{"path":"get_task_instances.path","query":"get_task_instances.query"},"body":null,"responses":{"200":"TaskInstanceCollectionResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  bulk_task_instances: {"operationId":"bulk_task_instances","method":"PATCH","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances","parameters":{"path":"bulk_task_instances.path"},"body":"BulkBody_BulkTaskInstanceBody_","responses":{"200":"BulkResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_task_instances_batch: {"operationId":"get_task_instances_batch","method":"POST","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/list","parameters":{"path":"get_task_instances_batch.path"},"body":"TaskInstancesBatchBody","responses":{"200":"TaskInstanceCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_task_instance_try_details: {"operationId":"get_task_instance_try_details","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/tries/{task_try_number}","parameters":{"path":"get_task_instance_try_details.path","query":"get_task_instance_try_details.query"},"body":null,"responses":{"200":"TaskInstanceHistoryResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_mapped_task_instance_try_details: {"operationId":"get_mapped_task_instance_try_details","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/{map_index}/tries/{task_try_number}","parameters":{"path":"get_mapped_task_instance_try_details.path"},"body":null,"responses":{"200":"TaskInstanceHistoryResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  post_clear_task_instances: {"operationId":"post_clear_task_instances","method":"POST","path":"/api/v2/dags/{dag_id}/clearTaskInstances","parameters":{"path":"post_clear_task_instances.path"},"body":"ClearTaskInstancesBody","responses":{"200":"TaskInstanceCollectionResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","409":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  patch_task_group_instances: {"operationId":"patch_task_group_instances","method":"PATCH","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskGroupInstances/{group_id}","parameters":{"path":"patch_task_group_instances.path","query":"patch_task_group_instances.query"},"body":"PatchTaskInstanceBody","responses":{"200":"TaskInstanceCollectionResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","409":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  patch_task_group_instances_dry_run: {"operationId":"patch_task_group_instances_dry_run","method":"PATCH","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskGroupInstances/{group_id}/dry_run","parameters":{"path":"patch_task_group_instances_dry_run.path"},"body":"PatchTaskInstanceBody","responses":{"200":"TaskInstanceCollectionResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  patch_task_instance_dry_run_by_map_index: {"operationId":"patch_task_instance_dry_run_by_map_index","method":"PATCH","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/{map_index}/dry_run","parameters":{"path":"patch_task_instance_dry_run_by_map_index.path","query":"patch_task_instance_dry_run_by_map_index.query"},"body":"PatchTaskInstanceBody","responses":{"200":"TaskInstanceCollectionResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  patch_task_instance_dry_run: {"operationId":"patch_task_instance_dry_run","method":"PATCH","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/dry_run","parameters":{"path":"patch_task_instance_dry_run.path","query":"patch_task_instance_dry_run.query"},"body":"PatchTaskInstanceBody","responses":{"200":"TaskInstanceCollectionResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_tasks: {"operationId":"get_tasks","method":"GET","path":"/api/v2/dags/{dag_id}/tasks","parameters":{"path":"get_tasks.path","query":"get_tasks.query"},"body":null,"responses":{"200":"TaskCollectionResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_task: {"operationId":"get_task","method":"GET","path":"/api/v2/dags/{dag_id}/tasks/{task_id}","parameters":{"path":"get_task.path"},"body":null,"responses":{"200":"TaskResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  delete_variable: {"operationId":"delete_variable","method":"DELETE","path":"/api/v2/variables/{variable_key}","parameters":{"path":"delete_variable.path"},"body":null,"responses":{"204":null,"401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_variable: {"operationId":"get_variable","method":"GET","path":"/api/v2/variables/{variable_key}","parameters":{"path":"get_variable.path"},"body":null,"responses":{"200":"VariableResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  patch_variable: {"operationId":"patch_variable","method":"PATCH","path":"/api/v2/variables/{variable_key}","parameters":{"path":"patch_variable.path","query":"patch_variable.query"},"body":"VariableBody","responses":{"200":"VariableResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_variables: {"operationId":"get_variables","method":"GET","path":"/api/v2/variables","parameters":{"query":"get_variables.query"},"body":null,"responses":{"200":"VariableCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  post_variable: {"operationId":"post_variable","method":"POST","path":"/api/v2/variables","parameters":{},"body":"VariableBody","responses":{"201":"VariableResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","409":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  bulk_variables: {"operationId":"bulk_variables","method":"PATCH","path":"/api/v2/variables","parameters":{},"body":"BulkBody_VariableBody_","responses":{"200":"BulkResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_log: {"operationId":"get_log","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/logs/{try_number}","parameters":{"path":"get_log.path","query":"get_log.query","header":"get_log.header"},"body":null,"responses":{"200":"TaskInstancesLogResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_external_log_url: {"operationId":"get_external_log_url","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/externalLogUrl/{try_number}","parameters":{"path":"get_external_log_url.path","query":"get_external_log_url.query"},"body":null,"responses":{"200":"ExternalLogUrlResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  reparse_dag_file: {"operationId":"reparse_dag_file","method":"PUT","path":"/api/v2/parseDagFile/{file_token}","parameters":{"path":"reparse_dag_file.path"},"body":null,"responses":{"201":"reparse_dag_file.201","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_dag_tags: {"operationId":"get_dag_tags","method":"GET","path":"/api/v2/dagTags","parameters":{"query":"get_dag_tags.query"},"body":null,"responses":{"200":"DAGTagCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_dag_version: {"operationId":"get_dag_version","method":"GET","path":"/api/v2/dags/{dag_id}/dagVersions/{version_number}","parameters":{"path":"get_dag_version.path"},"body":null,"responses":{"200":"DagVersionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_dag_versions: {"operationId":"get_dag_versions","method":"GET","path":"/api/v2/dags/{dag_id}/dagVersions","parameters":{"path":"get_dag_versions.path","query":"get_dag_versions.query"},"body":null,"responses":{"200":"DAGVersionCollectionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  update_hitl_detail: {"operationId":"update_hitl_detail","method":"PATCH","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/{map_index}/hitlDetails","parameters":{"path":"update_hitl_detail.path"},"body":"UpdateHITLDetailPayload","responses":{"200":"HITLDetailResponse","400":"HTTPExceptionResponse","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","409":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_hitl_detail: {"operationId":"get_hitl_detail","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/{map_index}/hitlDetails","parameters":{"path":"get_hitl_detail.path"},"body":null,"responses":{"200":"HITLDetail","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_hitl_detail_try_detail: {"operationId":"get_hitl_detail_try_detail","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/{map_index}/hitlDetails/tries/{try_number}","parameters":{"path":"get_hitl_detail_try_detail.path"},"body":null,"responses":{"200":"HITLDetailHistory","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_hitl_details: {"operationId":"get_hitl_details","method":"GET","path":"/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/hitlDetails","parameters":{"path":"get_hitl_details.path","query":"get_hitl_details.query"},"body":null,"responses":{"200":"HITLDetailCollection","401":"HTTPExceptionResponse","403":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_health: {"operationId":"get_health","method":"GET","path":"/api/v2/monitor/health","parameters":{},"body":null,"responses":{"200":"HealthInfoResponse"}},
  get_version: {"operationId":"get_version","method":"GET","path":"/api/v2/version","parameters":{},"body":null,"responses":{"200":"VersionInfo"}},
  login: {"operationId":"login","method":"GET","path":"/api/v2/auth/login","parameters":{"query":"login.query"},"body":null,"responses":{"200":"login.200","307":"HTTPExceptionResponse","400":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  logout: {"operationId":"logout","method":"GET","path":"/api/v2/auth/logout","parameters":{},"body":null,"responses":{"200":"logout.200","307":"HTTPExceptionResponse"}},
} as const;
