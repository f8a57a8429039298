// Generated from packages/contracts/data/supervisor-2026-06-16.json by scripts/generate-contracts.ts. Do not edit.

export const supervisorSchemaVersion = "2026-06-16";

export type AssetAliasReferenceAssetEventDagRun = {
  name: string;
};

export type AssetEventDagRunReference = {
  asset: AssetReferenceAssetEventDagRun;
  extra: Record<string, JsonValue>;
  source_task_id: string | null;
  source_dag_id: string | null;
  source_run_id: string | null;
  source_map_index: number | null;
  source_aliases: AssetAliasReferenceAssetEventDagRun[];
  timestamp: string;
  partition_key?: string | null;
};

export type AssetEventResponse = {
  id: number;
  timestamp: string;
  extra?: Record<string, JsonValue | null> | null;
  asset: AssetResponse;
  created_dagruns: DagRunAssetReference[];
  source_task_id?: string | null;
  source_dag_id?: string | null;
  source_run_id?: string | null;
  source_map_index?: number | null;
  partition_key?: string | null;
};

export type AssetEventsResult = {
  asset_events: AssetEventResponse[];
  type: "AssetEventsResult";
};

export type AssetProfile = {
  name?: string | null;
  uri?: string | null;
  type: string;
};

export type AssetReferenceAssetEventDagRun = {
  name: string;
  uri: string;
  extra: Record<string, JsonValue>;
};

export type AssetResponse = {
  name: string;
  uri: string;
  group: string;
  extra?: Record<string, JsonValue | null> | null;
};

export type AssetResult = {
  name: string;
  uri: string;
  group: string;
  extra?: Record<string, JsonValue | null> | null;
  type: "AssetResult";
};

export type AssetStateStoreResult = {
  value: JsonValue | null;
  type: "AssetStateStoreResult";
};

export type AssetsByAliasResult = {
  assets: AssetResult[];
  type: "AssetsByAliasResult";
};

export type AwaitInputTask = {
  state: "awaiting_input";
  timeout?: string | null;
  next_method: string;
  next_kwargs?: Record<string, JsonValue | null> | null;
  rendered_map_index?: string | null;
  type: "AwaitInputTask";
};

export type BundleInfo = {
  name: string;
  version?: string | null;
};

export type ClearAssetStateStoreByName = {
  name: string;
  type: "ClearAssetStateStoreByName";
};

export type ClearAssetStateStoreByUri = {
  uri: string;
  type: "ClearAssetStateStoreByUri";
};

export type ClearTaskStateStore = {
  ti_id: string;
  type: "ClearTaskStateStore";
};

export type ConnectionResponse = {
  conn_id: string;
  conn_type: string;
  host: string | null;
  schema: string | null;
  login: string | null;
  password: string | null;
  port: number | null;
  extra: string | null;
};

export type ConnectionResult = {
  conn_id: string;
  conn_type: string;
  host: string | null;
  schema: string | null;
  login: string | null;
  password: string | null;
  port: number | null;
  extra: string | null;
  type: "ConnectionResult";
};

export type CreateHITLDetailPayload = {
  ti_id: string;
  options: string[];
  subject: string;
  body?: string | null;
  defaults?: string[] | null;
  multiple?: boolean | null;
  params?: Record<string, unknown> | null;
  assigned_users?: HITLUser[] | null;
  type: "CreateHITLDetailPayload";
};

export type DRCount = {
  count: number;
  type: "DRCount";
};

export type DagCallbackRequest = {
  filepath: string;
  bundle_name: string;
  bundle_version: string | null;
  msg?: string | null;
  dag_id: string;
  run_id: string;
  context_from_server?: DagRunContext | null;
  is_failure_callback?: boolean | null;
  type: "DagCallbackRequest";
};

export type DagFileParseRequest = {
  file: string;
  bundle_path: string;
  bundle_name: string;
  callback_requests?: (DagCallbackRequest | TaskCallbackRequest | EmailRequest)[];
  type: "DagFileParseRequest";
};

export type DagFileParsingResult = {
  fileloc: string;
  serialized_dags: LazyDeserializedDAG[];
  warnings?: unknown[] | null;
  import_errors?: Record<string, string> | null;
  type: "DagFileParsingResult";
};

export type DagResult = {
  dag_id: string;
  is_paused: boolean;
  bundle_name: string | null;
  bundle_version: string | null;
  relative_fileloc: string | null;
  owners: string | null;
  tags: string[];
  next_dagrun: string | null;
  type: "DagResult";
};

export type DagRun = {
  dag_id: string;
  run_id: string;
  logical_date: string | null;
  data_interval_start: string | null;
  data_interval_end: string | null;
  run_after: string;
  start_date: string | null;
  end_date: string | null;
  clear_number?: number;
  run_type: DagRunType;
  state: DagRunState;
  conf?: Record<string, unknown> | null;
  triggering_user_name?: string | null;
  consumed_asset_events: AssetEventDagRunReference[];
  partition_key: string | null;
  partition_date?: string | null;
  note?: string | null;
  team_name?: string | null;
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
};

export type DagRunContext = {
  dag_run?: DagRun | null;
  last_ti?: TaskInstance | null;
};

export type DagRunResult = {
  dag_id: string;
  run_id: string;
  logical_date: string | null;
  data_interval_start: string | null;
  data_interval_end: string | null;
  run_after: string;
  start_date: string | null;
  end_date: string | null;
  clear_number?: number | null;
  run_type: DagRunType;
  state: DagRunState;
  conf?: Record<string, unknown> | null;
  triggering_user_name?: string | null;
  consumed_asset_events: AssetEventDagRunReference[];
  partition_key: string | null;
  partition_date?: string | null;
  note?: string | null;
  team_name?: string | null;
  type: "DagRunResult";
};

export type DagRunState = "queued" | "running" | "success" | "failed";

export type DagRunStateResult = {
  state: DagRunState;
  type: "DagRunStateResult";
};

export type DagRunType = "backfill" | "scheduled" | "manual" | "operator_triggered" | "asset_triggered" | "asset_materialization";

export type DeferTask = {
  state: "deferred";
  classpath: string;
  trigger_kwargs?: Record<string, JsonValue | null> | string | null;
  trigger_timeout?: string | null;
  queue?: string | null;
  next_method: string;
  next_kwargs?: Record<string, JsonValue | null> | null;
  rendered_map_index?: string | null;
  type: "DeferTask";
};

export type DeleteAssetStateStoreByName = {
  name: string;
  key: string;
  type: "DeleteAssetStateStoreByName";
};

export type DeleteAssetStateStoreByUri = {
  uri: string;
  key: string;
  type: "DeleteAssetStateStoreByUri";
};

export type DeleteTaskStateStore = {
  ti_id: string;
  key: string;
  type: "DeleteTaskStateStore";
};

export type DeleteVariable = {
  key: string;
  type: "DeleteVariable";
};

export type DeleteXCom = {
  key: string;
  dag_id: string;
  run_id: string;
  task_id: string;
  map_index?: number | null;
  type: "DeleteXCom";
};

export type EmailRequest = {
  filepath: string;
  bundle_name: string;
  bundle_version: string | null;
  msg?: string | null;
  ti: TaskInstance;
  email_type?: "failure" | "retry";
  context_from_server: TIRunContext;
  type: "EmailRequest";
};

export type ErrorResponse = {
  error?: ErrorType;
  detail?: Record<string, unknown> | null;
  type: "ErrorResponse";
};

export type ErrorType = "CONNECTION_NOT_FOUND" | "VARIABLE_NOT_FOUND" | "XCOM_NOT_FOUND" | "ASSET_NOT_FOUND" | "TASK_STORE_NOT_FOUND" | "ASSET_STORE_NOT_FOUND" | "DAGRUN_ALREADY_EXISTS" | "PERMISSION_DENIED" | "GENERIC_ERROR" | "API_SERVER_ERROR";

export type GetAssetByName = {
  name: string;
  type: "GetAssetByName";
};

export type GetAssetByUri = {
  uri: string;
  type: "GetAssetByUri";
};

export type GetAssetEventByAsset = {
  name: string | null;
  uri: string | null;
  after?: string | null;
  before?: string | null;
  limit?: number | null;
  ascending?: boolean;
  type: "GetAssetEventByAsset";
};

export type GetAssetEventByAssetAlias = {
  alias_name: string;
  after?: string | null;
  before?: string | null;
  limit?: number | null;
  ascending?: boolean;
  type: "GetAssetEventByAssetAlias";
};

export type GetAssetStateStoreByName = {
  name: string;
  key: string;
  type: "GetAssetStateStoreByName";
};

export type GetAssetStateStoreByUri = {
  uri: string;
  key: string;
  type: "GetAssetStateStoreByUri";
};

export type GetAssetsByAlias = {
  alias_name: string;
  type: "GetAssetsByAlias";
};

export type GetConnection = {
  conn_id: string;
  type: "GetConnection";
};

export type GetDRCount = {
  dag_id: string;
  logical_dates?: string[] | null;
  run_ids?: string[] | null;
  states?: string[] | null;
  type: "GetDRCount";
};

export type GetDag = {
  dag_id: string;
  type: "GetDag";
};

export type GetDagRun = {
  dag_id: string;
  run_id: string;
  type: "GetDagRun";
};

export type GetDagRunState = {
  dag_id: string;
  run_id: string;
  type: "GetDagRunState";
};

export type GetHITLDetailResponse = {
  ti_id: string;
  type: "GetHITLDetailResponse";
};

export type GetPrevSuccessfulDagRun = {
  ti_id: string;
  type: "GetPrevSuccessfulDagRun";
};

export type GetPreviousDagRun = {
  dag_id: string;
  logical_date: string;
  state?: string | null;
  type: "GetPreviousDagRun";
};

export type GetPreviousTI = {
  dag_id: string;
  task_id: string;
  logical_date?: string | null;
  map_index?: number;
  state?: TaskInstanceState | null;
  type: "GetPreviousTI";
};

export type GetTICount = {
  dag_id: string;
  map_index?: number | null;
  task_ids?: string[] | null;
  task_group_id?: string | null;
  logical_dates?: string[] | null;
  run_ids?: string[] | null;
  states?: string[] | null;
  type: "GetTICount";
};

export type GetTaskBreadcrumbs = {
  dag_id: string;
  run_id: string;
  type: "GetTaskBreadcrumbs";
};

export type GetTaskRescheduleStartDate = {
  ti_id: string;
  try_number?: number;
  type: "GetTaskRescheduleStartDate";
};

export type GetTaskStateStore = {
  ti_id: string;
  key: string;
  type: "GetTaskStateStore";
};

export type GetTaskStates = {
  dag_id: string;
  map_index?: number | null;
  task_ids?: string[] | null;
  task_group_id?: string | null;
  logical_dates?: string[] | null;
  run_ids?: string[] | null;
  type: "GetTaskStates";
};

export type GetVariable = {
  key: string;
  type: "GetVariable";
};

export type GetVariableKeys = {
  prefix?: string | null;
  limit?: number;
  offset?: number;
  type: "GetVariableKeys";
};

export type GetXCom = {
  key: string;
  dag_id: string;
  run_id: string;
  task_id: string;
  map_index?: number | null;
  include_prior_dates?: boolean;
  type: "GetXCom";
};

export type GetXComCount = {
  key: string;
  dag_id: string;
  run_id: string;
  task_id: string;
  type: "GetXComCount";
};

export type GetXComSequenceItem = {
  key: string;
  dag_id: string;
  run_id: string;
  task_id: string;
  offset: number;
  type: "GetXComSequenceItem";
};

export type GetXComSequenceSlice = {
  key: string;
  dag_id: string;
  run_id: string;
  task_id: string;
  start: number | null;
  stop: number | null;
  step: number | null;
  include_prior_dates?: boolean;
  type: "GetXComSequenceSlice";
};

export type HITLDetailRequestResult = {
  ti_id: string;
  options: string[];
  subject: string;
  body?: string | null;
  defaults?: string[] | null;
  multiple?: boolean | null;
  params?: Record<string, unknown> | null;
  assigned_users?: HITLUser[] | null;
  type: "HITLDetailRequestResult";
};

export type HITLUser = {
  id: string;
  name: string;
};

export type InactiveAssetsResult = {
  inactive_assets?: AssetProfile[] | null;
  type: "InactiveAssetsResult";
};

export type JsonValue = unknown;

export type LazyDeserializedDAG = {
  data: Record<string, unknown>;
  last_loaded?: string | null;
};

export type MaskSecret = {
  value: JsonValue;
  name?: string | null;
  type: "MaskSecret";
};

export type OKResponse = {
  ok: boolean;
  type: "OKResponse";
};

export type PrevSuccessfulDagRunResult = {
  data_interval_start?: string | null;
  data_interval_end?: string | null;
  start_date?: string | null;
  end_date?: string | null;
  type: "PrevSuccessfulDagRunResult";
};

export type PreviousDagRunResult = {
  dag_run?: DagRun | null;
  type: "PreviousDagRunResult";
};

export type PreviousTIResponse = {
  task_id: string;
  dag_id: string;
  run_id: string;
  logical_date?: string | null;
  start_date?: string | null;
  end_date?: string | null;
  state?: string | null;
  try_number: number;
  map_index?: number | null;
  duration?: number | null;
};

export type PreviousTIResult = {
  task_instance?: PreviousTIResponse | null;
  type: "PreviousTIResult";
};

export type PutVariable = {
  key: string;
  value: string | null;
  description: string | null;
  type: "PutVariable";
};

export type RescheduleTask = {
  state: "up_for_reschedule";
  reschedule_date: string;
  end_date: string;
  type: "RescheduleTask";
};

export type ResendLoggingFD = {
  type: "ResendLoggingFD";
};

export type RetryTask = {
  state: "up_for_retry";
  end_date: string;
  rendered_map_index?: string | null;
  retry_delay_seconds?: number | null;
  retry_reason?: string | null;
  type: "RetryTask";
};

export type SentFDs = {
  type: "SentFDs";
  fds: number[];
};

export type SetAssetStateStoreByName = {
  name: string;
  key: string;
  value: JsonValue;
  type: "SetAssetStateStoreByName";
};

export type SetAssetStateStoreByUri = {
  uri: string;
  key: string;
  value: JsonValue;
  type: "SetAssetStateStoreByUri";
};

export type SetRenderedFields = {
  rendered_fields: Record<string, JsonValue>;
  type: "SetRenderedFields";
};

export type SetRenderedMapIndex = {
  rendered_map_index: string;
  type: "SetRenderedMapIndex";
};

export type SetTaskStateStore = {
  ti_id: string;
  key: string;
  value: JsonValue;
  expires_at: string | null;
  type: "SetTaskStateStore";
};

export type SetXCom = {
  key: string;
  value: JsonValue;
  dag_id: string;
  run_id: string;
  task_id: string;
  map_index?: number | null;
  dag_result?: boolean;
  mapped_length?: number | null;
  type: "SetXCom";
};

export type SkipDownstreamTasks = {
  tasks: (string | [string, number])[];
  type: "SkipDownstreamTasks";
};

export type StartupDetails = {
  ti: TaskInstance;
  dag_rel_path: string;
  bundle_info: BundleInfo;
  start_date: string;
  ti_context: TIRunContext;
  sentry_integration: string;
  type: "StartupDetails";
};

export type SucceedTask = {
  state: "success";
  end_date: string;
  task_outlets?: AssetProfile[] | null;
  outlet_events?: Record<string, unknown>[] | null;
  rendered_map_index?: string | null;
  type: "SucceedTask";
};

export type TICount = {
  count: number;
  type: "TICount";
};

export type TIRunContext = {
  dag_run: DagRun;
  task_reschedule_count?: number;
  max_tries: number;
  variables?: VariableResponse[];
  connections?: ConnectionResponse[];
  next_method?: string | null;
  next_kwargs?: Record<string, unknown> | string | null;
  xcom_keys_to_clear?: string[];
  should_retry?: boolean;
  start_date?: string | null;
};

export type TaskBreadcrumbsResult = {
  breadcrumbs: Record<string, unknown>[];
  type: "TaskBreadcrumbsResult";
};

export type TaskCallbackRequest = {
  filepath: string;
  bundle_name: string;
  bundle_version: string | null;
  msg?: string | null;
  ti: TaskInstance;
  task_callback_type?: TaskInstanceState | null;
  context_from_server?: TIRunContext | null;
  type: "TaskCallbackRequest";
};

export type TaskInstance = {
  id: string;
  task_id: string;
  dag_id: string;
  run_id: string;
  try_number: number;
  dag_version_id: string;
  map_index?: number;
  hostname?: string | null;
  context_carrier?: Record<string, unknown> | null;
  queue?: string;
};

export type TaskInstanceState = "removed" | "scheduled" | "queued" | "running" | "success" | "restarting" | "failed" | "up_for_retry" | "up_for_reschedule" | "upstream_failed" | "skipped" | "deferred" | "awaiting_input";

export type TaskRescheduleStartDate = {
  start_date: string | null;
  type: "TaskRescheduleStartDate";
};

export type TaskState = {
  state: "failed" | "skipped" | "removed";
  end_date?: string | null;
  type: "TaskState";
  rendered_map_index?: string | null;
};

export type TaskStateStoreResult = {
  value: JsonValue | null;
  type: "TaskStateStoreResult";
};

export type TaskStatesResult = {
  task_states: Record<string, unknown>;
  type: "TaskStatesResult";
};

export type TriggerDagRun = {
  logical_date?: string | null;
  run_after?: string | null;
  conf?: Record<string, unknown> | null;
  reset_dag_run?: boolean | null;
  partition_key?: string | null;
  note?: string | null;
  dag_id: string;
  run_id: string;
  type: "TriggerDagRun";
};

export type UpdateHITLDetail = {
  ti_id: string;
  chosen_options: string[];
  params_input?: Record<string, unknown> | null;
  type: "UpdateHITLDetail";
};

export type ValidateInletsAndOutlets = {
  ti_id: string;
  type: "ValidateInletsAndOutlets";
};

export type VariableKeysResult = {
  keys: string[];
  total_entries: number;
  type: "VariableKeysResult";
};

export type VariableResponse = {
  key: string;
  value: string | null;
};

export type VariableResult = {
  key: string;
  value: string | null;
  type: "VariableResult";
};

export type XComCountResponse = {
  len: number;
  type: "XComCountResponse";
};

export type XComResult = {
  key: string;
  value: JsonValue | null;
  type: "XComResult";
};

export type XComSequenceIndexResult = {
  root: JsonValue;
  type: "XComSequenceIndexResult";
};

export type XComSequenceSliceResult = {
  root: JsonValue[];
  type: "XComSequenceSliceResult";
};

/** Every message that names itself in its field "type". */
export type SupervisorMessage =
  | AssetEventsResult
  | AssetResult
  | AssetStateStoreResult
  | AssetsByAliasResult
  | AwaitInputTask
  | ClearAssetStateStoreByName
  | ClearAssetStateStoreByUri
  | ClearTaskStateStore
  | ConnectionResult
  | CreateHITLDetailPayload
  | DRCount
  | DagCallbackRequest
  | DagFileParseRequest
  | DagFileParsingResult
  | DagResult
  | DagRunResult
  | DagRunStateResult
  | DeferTask
  | DeleteAssetStateStoreByName
  | DeleteAssetStateStoreByUri
  | DeleteTaskStateStore
  | DeleteVariable
  | DeleteXCom
  | EmailRequest
  | ErrorResponse
  | GetAssetByName
  | GetAssetByUri
  | GetAssetEventByAsset
  | GetAssetEventByAssetAlias
  | GetAssetStateStoreByName
  | GetAssetStateStoreByUri
  | GetAssetsByAlias
  | GetConnection
  | GetDRCount
  | GetDag
  | GetDagRun
  | GetDagRunState
  | GetHITLDetailResponse
  | GetPrevSuccessfulDagRun
  | GetPreviousDagRun
  | GetPreviousTI
  | GetTICount
  | GetTaskBreadcrumbs
  | GetTaskRescheduleStartDate
  | GetTaskStateStore
  | GetTaskStates
  | GetVariable
  | GetVariableKeys
  | GetXCom
  | GetXComCount
  | GetXComSequenceItem
  | GetXComSequenceSlice
  | HITLDetailRequestResult
  | InactiveAssetsResult
  | MaskSecret
  | OKResponse
  | PrevSuccessfulDagRunResult
  | PreviousDagRunResult
  | PreviousTIResult
  | PutVariable
  | RescheduleTask
  | ResendLoggingFD
  | RetryTask
  | SentFDs
  | SetAssetStateStoreByName
  | SetAssetStateStoreByUri
  | SetRenderedFields
  | SetRenderedMapIndex
  | SetTaskStateStore
  | SetXCom
  | SkipDownstreamTasks
  | StartupDetails
  | SucceedTask
  | TICount
  | TaskBreadcrumbsResult
  | TaskCallbackRequest
  | TaskRescheduleStartDate
  | TaskState
  | TaskStateStoreResult
  | TaskStatesResult
  | TriggerDagRun
  | UpdateHITLDetail
  | ValidateInletsAndOutlets
  | VariableKeysResult
  | VariableResult
  | XComCountResponse
  | XComResult
  | XComSequenceIndexResult
  | XComSequenceSliceResult;

export type SupervisorMessageType = SupervisorMessage['type'];

export const supervisorMessageTypes = [
  "AssetEventsResult",
  "AssetResult",
  "AssetStateStoreResult",
  "AssetsByAliasResult",
  "AwaitInputTask",
  "ClearAssetStateStoreByName",
  "ClearAssetStateStoreByUri",
  "ClearTaskStateStore",
  "ConnectionResult",
  "CreateHITLDetailPayload",
  "DRCount",
  "DagCallbackRequest",
  "DagFileParseRequest",
  "DagFileParsingResult",
  "DagResult",
  "DagRunResult",
  "DagRunStateResult",
  "DeferTask",
  "DeleteAssetStateStoreByName",
  "DeleteAssetStateStoreByUri",
  "DeleteTaskStateStore",
  "DeleteVariable",
  "DeleteXCom",
  "EmailRequest",
  "ErrorResponse",
  "GetAssetByName",
  "GetAssetByUri",
  "GetAssetEventByAsset",
  "GetAssetEventByAssetAlias",
  "GetAssetStateStoreByName",
  "GetAssetStateStoreByUri",
  "GetAssetsByAlias",
  "GetConnection",
  "GetDRCount",
  "GetDag",
  "GetDagRun",
  "GetDagRunState",
  "GetHITLDetailResponse",
  "GetPrevSuccessfulDagRun",
  "GetPreviousDagRun",
  "GetPreviousTI",
  "GetTICount",
  "GetTaskBreadcrumbs",
  "GetTaskRescheduleStartDate",
  "GetTaskStateStore",
  "GetTaskStates",
  "GetVariable",
  "GetVariableKeys",
  "GetXCom",
  "GetXComCount",
  "GetXComSequenceItem",
  "GetXComSequenceSlice",
  "HITLDetailRequestResult",
  "InactiveAssetsResult",
  "MaskSecret",
  "OKResponse",
  "PrevSuccessfulDagRunResult",
  "PreviousDagRunResult",
  "PreviousTIResult",
  "PutVariable",
  "RescheduleTask",
  "ResendLoggingFD",
  "RetryTask",
  "SentFDs",
  "SetAssetStateStoreByName",
  "SetAssetStateStoreByUri",
  "SetRenderedFields",
  "SetRenderedMapIndex",
  "SetTaskStateStore",
  "SetXCom",
  "SkipDownstreamTasks",
  "StartupDetails",
  "SucceedTask",
  "TICount",
  "TaskBreadcrumbsResult",
  "TaskCallbackRequest",
  "TaskRescheduleStartDate",
  "TaskState",
  "TaskStateStoreResult",
  "TaskStatesResult",
  "TriggerDagRun",
  "UpdateHITLDetail",
  "ValidateInletsAndOutlets",
  "VariableKeysResult",
  "VariableResult",
  "XComCountResponse",
  "XComResult",
  "XComSequenceIndexResult",
  "XComSequenceSliceResult"
] as const satisfies readonly SupervisorMessageType[];
