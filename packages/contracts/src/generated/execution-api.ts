// Generated from packages/contracts/data/execution-api-2026-06-30.json by scripts/generate-contracts.ts. Do not edit.

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
  extra?: Record<string, JsonValue> | null;
  asset: AssetResponse;
  created_dagruns: DagRunAssetReference[];
  source_task_id?: string | null;
  source_dag_id?: string | null;
  source_run_id?: string | null;
  source_map_index?: number | null;
  partition_key?: string | null;
};

export type AssetEventsResponse = {
  asset_events: AssetEventResponse[];
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
  extra?: Record<string, JsonValue> | null;
};

export type AssetStateStorePutBody = {
  value: JsonValue;
};

export type AssetStateStoreResponse = {
  value: JsonValue;
};

export type BundleInfo = {
  name: string;
  version?: string | null;
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

export type ConnectionTestConnectionResponse = {
  conn_id: string;
  conn_type: string;
  host?: string | null;
  login?: string | null;
  password?: string | null;
  schema?: string | null;
  port?: number | null;
  extra?: string | null;
};

export type ConnectionTestResultBody = {
  state: ConnectionTestState;
  result_message?: string | null;
};

export type ConnectionTestState = "pending" | "queued" | "running" | "success" | "failed";

export type DagAttributeTypes = "operator" | "taskgroup";

export type DagResponse = {
  dag_id: string;
  is_paused: boolean;
  bundle_name: string | null;
  bundle_version: string | null;
  relative_fileloc: string | null;
  owners: string | null;
  tags: string[];
  next_dagrun: string | null;
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

export type DagRunState = "queued" | "running" | "success" | "failed";

export type DagRunStateResponse = {
  state: DagRunState;
};

export type DagRunType = "backfill" | "scheduled" | "manual" | "operator_triggered" | "asset_triggered" | "asset_materialization";

export type HITLDetailRequest = {
  ti_id: string;
  options: string[];
  subject: string;
  body?: string | null;
  defaults?: string[] | null;
  multiple?: boolean;
  params?: Record<string, unknown>;
  assigned_users?: HITLUser[];
};

export type HITLDetailResponse = {
  response_received: boolean;
  responded_by_user?: HITLUser | null;
  responded_at: string | null;
  chosen_options: string[] | null;
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

export type InactiveAssetsResponse = {
  inactive_assets?: AssetProfile[];
};

export type IntermediateTIState = "scheduled" | "queued" | "restarting" | "up_for_retry" | "up_for_reschedule" | "deferred" | "awaiting_input";

export type JsonValue = unknown;

export type PrevSuccessfulDagRunResponse = {
  data_interval_start?: string | null;
  data_interval_end?: string | null;
  start_date?: string | null;
  end_date?: string | null;
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

export type TIAwaitingInputStatePayload = {
  state: "awaiting_input";
  timeout?: string | null;
  next_method: string;
  next_kwargs?: Record<string, JsonValue>;
  rendered_map_index?: string | null;
};

export type TIDeferredStatePayload = {
  state: "deferred";
  classpath: string;
  trigger_kwargs?: Record<string, JsonValue> | string;
  trigger_timeout?: string | null;
  queue?: string | null;
  next_method: string;
  next_kwargs?: Record<string, JsonValue>;
  rendered_map_index?: string | null;
};

export type TIEnterRunningPayload = {
  state: "running";
  hostname: string;
  unixname: string;
  pid: number;
  start_date: string;
};

export type TIHeartbeatInfo = {
  hostname: string;
  pid: number;
};

export type TIRescheduleStatePayload = {
  state: "up_for_reschedule";
  reschedule_date: string;
  end_date: string;
};

export type TIRetryStatePayload = {
  state: "up_for_retry";
  end_date: string;
  rendered_map_index?: string | null;
  retry_delay_seconds?: number | null;
  retry_reason?: string | null;
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

export type TISkippedDownstreamTasksStatePayload = {
  tasks: (string | [string, number])[];
};

export type TISuccessStatePayload = {
  state: "success";
  end_date: string;
  task_outlets?: AssetProfile[];
  outlet_events?: Record<string, unknown>[];
  rendered_map_index?: string | null;
};

export type TITargetStatePayload = {
  state: IntermediateTIState;
};

export type TITerminalStatePayload = {
  state: TerminalStateNonSuccess;
  end_date: string;
  rendered_map_index?: string | null;
};

export type TaskBreadcrumbsResponse = {
  breadcrumbs: Record<string, unknown>[];
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

export type TaskStateStorePutBody = {
  value: JsonValue;
  expires_at?: string | null;
};

export type TaskStateStoreResponse = {
  value: JsonValue;
};

export type TaskStatesResponse = {
  task_states: Record<string, unknown>;
};

export type TerminalStateNonSuccess = "failed" | "skipped" | "removed" | "upstream_failed";

export type TerminalTIState = "success" | "failed" | "skipped" | "upstream_failed" | "removed";

export type TriggerDAGRunPayload = {
  logical_date?: string | null;
  run_after?: string | null;
  conf?: Record<string, unknown>;
  reset_dag_run?: boolean;
  partition_key?: string | null;
  note?: string | null;
};

export type TriggerRule = "all_success" | "all_failed" | "all_done" | "all_done_min_one_success" | "all_done_setup_success" | "one_success" | "one_failed" | "one_done" | "none_failed" | "none_skipped" | "always" | "none_failed_min_one_success" | "all_skipped";

export type UpdateHITLDetailPayload = {
  ti_id: string;
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

export type VariableKeysResponse = {
  keys: string[];
  total_entries: number;
};

export type VariablePostBody = {
  val: string | null;
  description?: string | null;
};

export type VariableResponse = {
  key: string;
  value: string | null;
};

export type WeightRule = "downstream" | "upstream" | "absolute";

export type XComResponse = {
  key: string;
  value: JsonValue;
};

export type XComSequenceIndexResponse = JsonValue;

export type XComSequenceSliceResponse = JsonValue[];

/** Parameters, body and responses by operation id. Header names are in lower case. */
export type ExecutionApiOperations = {
  health: {
    path: Record<string, never>;
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: Record<string, unknown>;
      422: HTTPValidationError;
    };
  };
  ping: {
    path: Record<string, never>;
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: unknown;
      422: HTTPValidationError;
    };
  };
  get_asset_by_name: {
    path: Record<string, never>;
    query: {
      name: string;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: AssetResponse;
      401: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  get_asset_by_uri: {
    path: Record<string, never>;
    query: {
      uri: string;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: AssetResponse;
      401: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  get_assets_by_alias: {
    path: Record<string, never>;
    query: {
      alias_name: string;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: AssetResponse[];
      401: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  get_asset_event_by_asset_name_uri: {
    path: Record<string, never>;
    query: {
      name: string | null;
      uri: string | null;
      after?: string | null;
      before?: string | null;
      ascending?: boolean;
      limit?: number | null;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: AssetEventsResponse;
      401: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  get_asset_event_by_asset_alias: {
    path: Record<string, never>;
    query: {
      name: string;
      after?: string | null;
      before?: string | null;
      ascending?: boolean;
      limit?: number | null;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: AssetEventsResponse;
      401: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  get_connection_test_connection: {
    path: {
      connection_test_id: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: ConnectionTestConnectionResponse;
      404: undefined;
      409: undefined;
      422: HTTPValidationError;
    };
  };
  patch_connection_test: {
    path: {
      connection_test_id: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: ConnectionTestResultBody;
    responses: {
      204: undefined;
      404: undefined;
      409: undefined;
      422: HTTPValidationError;
    };
  };
  get_connection: {
    path: {
      connection_id: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: ConnectionResponse;
      401: undefined;
      403: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  get_dag_run: {
    path: {
      dag_id: string;
      run_id: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: DagRun;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  trigger_dag_run: {
    path: {
      dag_id: string;
      run_id: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: TriggerDAGRunPayload;
    responses: {
      204: undefined;
      400: undefined;
      404: undefined;
      409: undefined;
      422: undefined;
    };
  };
  clear_dag_run: {
    path: {
      dag_id: string;
      run_id: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      204: undefined;
      400: undefined;
      404: undefined;
      422: undefined;
    };
  };
  get_dagrun_state: {
    path: {
      dag_id: string;
      run_id: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: DagRunStateResponse;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  get_dr_count: {
    path: Record<string, never>;
    query: {
      dag_id: string;
      logical_dates?: string[] | null;
      run_ids?: string[] | null;
      states?: string[] | null;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: number;
      422: HTTPValidationError;
    };
  };
  get_previous_dagrun: {
    path: Record<string, never>;
    query: {
      dag_id: string;
      logical_date: string;
      state?: DagRunState | null;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: DagRun | null;
      422: HTTPValidationError;
    };
  };
  get_dag: {
    path: {
      dag_id: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: DagResponse;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  get_task_instance_count: {
    path: Record<string, never>;
    query: {
      dag_id: string;
      map_index?: number | null;
      task_ids?: string[] | null;
      task_group_id?: string | null;
      logical_dates?: string[] | null;
      run_ids?: string[] | null;
      states?: string[] | null;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: number;
      422: HTTPValidationError;
    };
  };
  get_previous_task_instance: {
    path: {
      dag_id: string;
      task_id: string;
    };
    query: {
      logical_date?: string | null;
      map_index?: number;
      state?: TaskInstanceState | null;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: PreviousTIResponse | null;
      422: HTTPValidationError;
    };
  };
  get_task_instance_states: {
    path: Record<string, never>;
    query: {
      dag_id: string;
      map_index?: number | null;
      task_ids?: string[] | null;
      task_group_id?: string | null;
      logical_dates?: string[] | null;
      run_ids?: string[] | null;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: TaskStatesResponse;
      422: HTTPValidationError;
    };
  };
  get_task_instance_breadcrumbs: {
    path: Record<string, never>;
    query: {
      dag_id: string;
      run_id: string;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: TaskBreadcrumbsResponse;
      422: HTTPValidationError;
    };
  };
  ti_run: {
    path: {
      task_instance_id: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: TIEnterRunningPayload;
    responses: {
      200: TIRunContext;
      404: HTTPExceptionResponse;
      409: HTTPExceptionResponse;
      422: HTTPExceptionResponse;
    };
  };
  ti_update_state: {
    path: {
      task_instance_id: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: TITerminalStatePayload | TISuccessStatePayload | TITargetStatePayload | TIDeferredStatePayload | TIRescheduleStatePayload | TIAwaitingInputStatePayload | TIRetryStatePayload;
    responses: {
      200: undefined;
      204: undefined;
      404: undefined;
      409: undefined;
      422: undefined;
    };
  };
  ti_skip_downstream: {
    path: {
      task_instance_id: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: TISkippedDownstreamTasksStatePayload;
    responses: {
      204: undefined;
      404: HTTPExceptionResponse;
      422: HTTPExceptionResponse;
    };
  };
  ti_heartbeat: {
    path: {
      task_instance_id: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: TIHeartbeatInfo;
    responses: {
      204: undefined;
      404: HTTPExceptionResponse;
      409: HTTPExceptionResponse;
      410: HTTPExceptionResponse;
      422: HTTPExceptionResponse;
    };
  };
  put_rtif: {
    path: {
      task_instance_id: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: Record<string, JsonValue>;
    responses: {
      201: unknown;
      404: HTTPExceptionResponse;
      410: HTTPExceptionResponse;
      422: HTTPExceptionResponse;
    };
  };
  ti_patch_rendered_map_index: {
    path: {
      task_instance_id: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: string;
    responses: {
      204: undefined;
      404: HTTPExceptionResponse;
      422: HTTPExceptionResponse;
    };
  };
  get_previous_successful_dagrun: {
    path: {
      task_instance_id: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: PrevSuccessfulDagRunResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  validate_inlets_and_outlets: {
    path: {
      task_instance_id: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: InactiveAssetsResponse;
      404: HTTPExceptionResponse;
      422: HTTPValidationError;
    };
  };
  get_start_date: {
    path: {
      task_instance_id: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: string | null;
      401: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  get_variable_keys: {
    path: Record<string, never>;
    query: {
      prefix?: string | null;
      limit?: number;
      offset?: number;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: VariableKeysResponse;
      401: undefined;
      422: HTTPValidationError;
    };
  };
  get_variable: {
    path: {
      variable_key: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: VariableResponse;
      401: undefined;
      403: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  put_variable: {
    path: {
      variable_key: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: VariablePostBody;
    responses: {
      201: unknown;
      401: undefined;
      403: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  delete_variable: {
    path: {
      variable_key: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      204: undefined;
      401: undefined;
      403: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  get_mapped_xcom_by_index: {
    path: {
      dag_id: string;
      run_id: string;
      task_id: string;
      key: string;
      offset: number;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: XComSequenceIndexResponse;
      401: undefined;
      403: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  get_mapped_xcom_by_slice: {
    path: {
      dag_id: string;
      run_id: string;
      task_id: string;
      key: string;
    };
    query: {
      start?: number | null;
      stop?: number | null;
      step?: number | null;
      include_prior_dates?: boolean;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: XComSequenceSliceResponse;
      401: undefined;
      403: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  head_xcom: {
    path: {
      dag_id: string;
      run_id: string;
      task_id: string;
      key: string;
    };
    query: {
      map_index?: number | null;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: unknown;
      401: undefined;
      403: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  get_xcom: {
    path: {
      dag_id: string;
      run_id: string;
      task_id: string;
      key: string;
    };
    query: {
      map_index?: number;
      include_prior_dates?: boolean;
      offset?: number | null;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: XComResponse;
      401: undefined;
      403: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  set_xcom: {
    path: {
      dag_id: string;
      run_id: string;
      task_id: string;
      key: string;
    };
    query: {
      map_index?: number;
      dag_result?: boolean;
      mapped_length?: number | null;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: JsonValue | undefined;
    responses: {
      201: unknown;
      401: undefined;
      403: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  delete_xcom: {
    path: {
      dag_id: string;
      run_id: string;
      task_id: string;
      key: string;
    };
    query: {
      map_index?: number;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: unknown;
      401: undefined;
      403: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  upsert_hitl_detail: {
    path: {
      task_instance_id: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: HITLDetailRequest;
    responses: {
      201: HITLDetailRequest;
      422: HTTPValidationError;
    };
  };
  update_hitl_detail: {
    path: {
      task_instance_id: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: UpdateHITLDetailPayload;
    responses: {
      200: HITLDetailResponse;
      422: HTTPValidationError;
    };
  };
  get_hitl_detail: {
    path: {
      task_instance_id: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: HITLDetailResponse;
      422: HTTPValidationError;
    };
  };
  get_task_state_store: {
    path: {
      task_instance_id: string;
      key: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: TaskStateStoreResponse;
      401: undefined;
      403: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  set_task_state_store: {
    path: {
      task_instance_id: string;
      key: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: TaskStateStorePutBody;
    responses: {
      204: undefined;
      401: undefined;
      403: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  delete_task_state_store: {
    path: {
      task_instance_id: string;
      key: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      204: undefined;
      401: undefined;
      403: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  clear_task_state_store: {
    path: {
      task_instance_id: string;
    };
    query: Record<string, never>;
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      204: undefined;
      401: undefined;
      403: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  get_asset_state_store_by_name: {
    path: Record<string, never>;
    query: {
      name: string;
      key: string;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: AssetStateStoreResponse;
      401: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  set_asset_state_store_by_name: {
    path: Record<string, never>;
    query: {
      name: string;
      key: string;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: AssetStateStorePutBody;
    responses: {
      204: undefined;
      401: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  delete_asset_state_store_by_name: {
    path: Record<string, never>;
    query: {
      name: string;
      key: string;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      204: undefined;
      401: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  clear_asset_state_store_by_name: {
    path: Record<string, never>;
    query: {
      name: string;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      204: undefined;
      401: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  get_asset_state_store_by_uri: {
    path: Record<string, never>;
    query: {
      uri: string;
      key: string;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      200: AssetStateStoreResponse;
      401: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  set_asset_state_store_by_uri: {
    path: Record<string, never>;
    query: {
      uri: string;
      key: string;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: AssetStateStorePutBody;
    responses: {
      204: undefined;
      401: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  delete_asset_state_store_by_uri: {
    path: Record<string, never>;
    query: {
      uri: string;
      key: string;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      204: undefined;
      401: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
  clear_asset_state_store_by_uri: {
    path: Record<string, never>;
    query: {
      uri: string;
    };
    header: {
      "airflow-api-version"?: string;
    };
    body: undefined;
    responses: {
      204: undefined;
      401: undefined;
      404: undefined;
      422: HTTPValidationError;
    };
  };
};

export type ExecutionApiOperationId = keyof ExecutionApiOperations;

/** Where each operation is, and the names of its schemas in the schema set `execution-api`. */
export const executionApiOperations = {
  health: {"operationId":"health","method":"GET","path":"/health","parameters":{"header":"health.header"},"body":null,"responses":{"200":"health.200","422":"HTTPValidationError"}},
  ping: {"operationId":"ping","method":"GET","path":"/health/ping","parameters":{"header":"ping.header"},"body":null,"responses":{"200":"ping.200","422":"HTTPValidationError"}},
  get_asset_by_name: {"operationId":"get_asset_by_name","method":"GET","path":"/assets/by-name","parameters":{"query":"get_asset_by_name.query","header":"get_asset_by_name.header"},"body":null,"responses":{"200":"AssetResponse","401":null,"404":null,"422":"HTTPValidationError"}},
  get_asset_by_uri: {"operationId":"get_asset_by_uri","method":"GET","path":"/assets/by-uri","parameters":{"query":"get_asset_by_uri.query","header":"get_asset_by_uri.header"},"body":null,"responses":{"200":"AssetResponse","401":null,"404":null,"422":"HTTPValidationError"}},
  get_assets_by_alias: {"operationId":"get_assets_by_alias","method":"GET","path":"/assets/by-alias","parameters":{"query":"get_assets_by_alias.query","header":"get_assets_by_alias.header"},"body":null,"responses":{"200":"get_assets_by_alias.200","401":null,"404":null,"422":"HTTPValidationError"}},
  get_asset_event_by_asset_name_uri: {"operationId":"get_asset_event_by_asset_name_uri","method":"GET","path":"/asset-events/by-asset","parameters":{"query":"get_asset_event_by_asset_name_uri.query","header":"get_asset_event_by_asset_name_uri.header"},"body":null,"responses":{"200":"AssetEventsResponse","401":null,"404":null,"422":"HTTPValidationError"}},
  get_asset_event_by_asset_alias: {"operationId":"get_asset_event_by_asset_alias","method":"GET","path":"/asset-events/by-asset-alias","parameters":{"query":"get_asset_event_by_asset_alias.query","header":"get_asset_event_by_asset_alias.header"},"body":null,"responses":{"200":"AssetEventsResponse","401":null,"404":null,"422":"HTTPValidationError"}},
  get_connection_test_connection: {"operationId":"get_connection_test_connection","method":"GET","path":"/connection-tests/{connection_test_id}/connection","parameters":{"path":"get_connection_test_connection.path","header":"get_connection_test_connection.header"},"body":null,"responses":{"200":"ConnectionTestConnectionResponse","404":null,"409":null,"422":"HTTPValidationError"}},
  patch_connection_test: {"operationId":"patch_connection_test","method":"PATCH","path":"/connection-tests/{connection_test_id}","parameters":{"path":"patch_connection_test.path","header":"patch_connection_test.header"},"body":"ConnectionTestResultBody","responses":{"204":null,"404":null,"409":null,"422":"HTTPValidationError"}},
  get_connection: {"operationId":"get_connection","method":"GET","path":"/connections/{connection_id}","parameters":{"path":"get_connection.path","header":"get_connection.header"},"body":null,"responses":{"200":"ConnectionResponse","401":null,"403":null,"404":null,"422":"HTTPValidationError"}},
  get_dag_run: {"operationId":"get_dag_run","method":"GET","path":"/dag-runs/{dag_id}/{run_id}","parameters":{"path":"get_dag_run.path","header":"get_dag_run.header"},"body":null,"responses":{"200":"DagRun","404":null,"422":"HTTPValidationError"}},
  trigger_dag_run: {"operationId":"trigger_dag_run","method":"POST","path":"/dag-runs/{dag_id}/{run_id}","parameters":{"path":"trigger_dag_run.path","header":"trigger_dag_run.header"},"body":"TriggerDAGRunPayload","responses":{"204":null,"400":null,"404":null,"409":null,"422":null}},
  clear_dag_run: {"operationId":"clear_dag_run","method":"POST","path":"/dag-runs/{dag_id}/{run_id}/clear","parameters":{"path":"clear_dag_run.path","header":"clear_dag_run.header"},"body":null,"responses":{"204":null,"400":null,"404":null,"422":null}},
  get_dagrun_state: {"operationId":"get_dagrun_state","method":"GET","path":"/dag-runs/{dag_id}/{run_id}/state","parameters":{"path":"get_dagrun_state.path","header":"get_dagrun_state.header"},"body":null,"responses":{"200":"DagRunStateResponse","404":null,"422":"HTTPValidationError"}},
  get_dr_count: {"operationId":"get_dr_count","method":"GET","path":"/dag-runs/count","parameters":{"query":"get_dr_count.query","header":"get_dr_count.header"},"body":null,"responses":{"200":"get_dr_count.200","422":"HTTPValidationError"}},
  get_previous_dagrun: {"operationId":"get_previous_dagrun","method":"GET","path":"/dag-runs/previous","parameters":{"query":"get_previous_dagrun.query","header":"get_previous_dagrun.header"},"body":null,"responses":{"200":"get_previous_dagrun.200","422":"HTTPValidationError"}},
  get_dag: {"operationId":"get_dag","method":"GET","path":"/dags/{dag_id}","parameters":{"path":"get_dag.path","header":"get_dag.header"},"body":null,"responses":{"200":"DagResponse","404":null,"422":"HTTPValidationError"}},
  get_task_instance_count: {"operationId":"get_task_instance_count","method":"GET","path":"/task-instances/count","parameters":{"query":"get_task_instance_count.query","header":"get_task_instance_count.header"},"body":null,"responses":{"200":"get_task_instance_count.200","422":"HTTPValidationError"}},
  get_previous_task_instance: {"operationId":"get_previous_task_instance","method":"GET","path":"/task-instances/previous/{dag_id}/{task_id}","parameters":{"path":"get_previous_task_instance.path","query":"get_previous_task_instance.query","header":"get_previous_task_instance.header"},"body":null,"responses":{"200":"get_previous_task_instance.200","422":"HTTPValidationError"}},
  get_task_instance_states: {"operationId":"get_task_instance_states","method":"GET","path":"/task-instances/states","parameters":{"query":"get_task_instance_states.query","header":"get_task_instance_states.header"},"body":null,"responses":{"200":"TaskStatesResponse","422":"HTTPValidationError"}},
  get_task_instance_breadcrumbs: {"operationId":"get_task_instance_breadcrumbs","method":"GET","path":"/task-instances/breadcrumbs","parameters":{"query":"get_task_instance_breadcrumbs.query","header":"get_task_instance_breadcrumbs.header"},"body":null,"responses":{"200":"TaskBreadcrumbsResponse","422":"HTTPValidationError"}},
  ti_run: {"operationId":"ti_run","method":"PATCH","path":"/task-instances/{task_instance_id}/run","parameters":{"path":"ti_run.path","header":"ti_run.header"},"body":"TIEnterRunningPayload","responses":{"200":"TIRunContext","404":"HTTPExceptionResponse","409":"HTTPExceptionResponse","422":"HTTPExceptionResponse"}},
  ti_update_state: {"operationId":"ti_update_state","method":"PATCH","path":"/task-instances/{task_instance_id}/state","parameters":{"path":"ti_update_state.path","header":"ti_update_state.header"},"body":"ti_update_state.body","responses":{"200":null,"204":null,"404":null,"409":null,"422":null}},
  ti_skip_downstream: {"operationId":"ti_skip_downstream","method":"PATCH","path":"/task-instances/{task_instance_id}/skip-downstream","parameters":{"path":"ti_skip_downstream.path","header":"ti_skip_downstream.header"},"body":"TISkippedDownstreamTasksStatePayload","responses":{"204":null,"404":"HTTPExceptionResponse","422":"HTTPExceptionResponse"}},
  ti_heartbeat: {"operationId":"ti_heartbeat","method":"PUT","path":"/task-instances/{task_instance_id}/heartbeat","parameters":{"path":"ti_heartbeat.path","header":"ti_heartbeat.header"},"body":"TIHeartbeatInfo","responses":{"204":null,"404":"HTTPExceptionResponse","409":"HTTPExceptionResponse","410":"HTTPExceptionResponse","422":"HTTPExceptionResponse"}},
  put_rtif: {"operationId":"put_rtif","method":"PUT","path":"/task-instances/{task_instance_id}/rtif","parameters":{"path":"put_rtif.path","header":"put_rtif.header"},"body":"put_rtif.body","responses":{"201":"put_rtif.201","404":"HTTPExceptionResponse","410":"HTTPExceptionResponse","422":"HTTPExceptionResponse"}},
  ti_patch_rendered_map_index: {"operationId":"ti_patch_rendered_map_index","method":"PATCH","path":"/task-instances/{task_instance_id}/rendered-map-index","parameters":{"path":"ti_patch_rendered_map_index.path","header":"ti_patch_rendered_map_index.header"},"body":"ti_patch_rendered_map_index.body","responses":{"204":null,"404":"HTTPExceptionResponse","422":"HTTPExceptionResponse"}},
  get_previous_successful_dagrun: {"operationId":"get_previous_successful_dagrun","method":"GET","path":"/task-instances/{task_instance_id}/previous-successful-dagrun","parameters":{"path":"get_previous_successful_dagrun.path","header":"get_previous_successful_dagrun.header"},"body":null,"responses":{"200":"PrevSuccessfulDagRunResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  validate_inlets_and_outlets: {"operationId":"validate_inlets_and_outlets","method":"GET","path":"/task-instances/{task_instance_id}/validate-inlets-and-outlets","parameters":{"path":"validate_inlets_and_outlets.path","header":"validate_inlets_and_outlets.header"},"body":null,"responses":{"200":"InactiveAssetsResponse","404":"HTTPExceptionResponse","422":"HTTPValidationError"}},
  get_start_date: {"operationId":"get_start_date","method":"GET","path":"/task-reschedules/{task_instance_id}/start_date","parameters":{"path":"get_start_date.path","header":"get_start_date.header"},"body":null,"responses":{"200":"get_start_date.200","401":null,"404":null,"422":"HTTPValidationError"}},
  get_variable_keys: {"operationId":"get_variable_keys","method":"GET","path":"/variables/keys","parameters":{"query":"get_variable_keys.query","header":"get_variable_keys.header"},"body":null,"responses":{"200":"VariableKeysResponse","401":null,"422":"HTTPValidationError"}},
  get_variable: {"operationId":"get_variable","method":"GET","path":"/variables/{variable_key}","parameters":{"path":"get_variable.path","header":"get_variable.header"},"body":null,"responses":{"200":"VariableResponse","401":null,"403":null,"404":null,"422":"HTTPValidationError"}},
  put_variable: {"operationId":"put_variable","method":"PUT","path":"/variables/{variable_key}","parameters":{"path":"put_variable.path","header":"put_variable.header"},"body":"VariablePostBody","responses":{"201":"put_variable.201","401":null,"403":null,"404":null,"422":"HTTPValidationError"}},
  delete_variable: {"operationId":"delete_variable","method":"DELETE","path":"/variables/{variable_key}","parameters":{"path":"delete_variable.path","header":"delete_variable.header"},"body":null,"responses":{"204":null,"401":null,"403":null,"404":null,"422":"HTTPValidationError"}},
  get_mapped_xcom_by_index: {"operationId":"get_mapped_xcom_by_index","method":"GET","path":"/xcoms/{dag_id}/{run_id}/{task_id}/{key}/item/{offset}","parameters":{"path":"get_mapped_xcom_by_index.path","header":"get_mapped_xcom_by_index.header"},"body":null,"responses":{"200":"XComSequenceIndexResponse","401":null,"403":null,"404":null,"422":"HTTPValidationError"}},
  get_mapped_xcom_by_slice: {"operationId":"get_mapped_xcom_by_slice","method":"GET","path":"/xcoms/{dag_id}/{run_id}/{task_id}/{key}/slice","parameters":{"path":"get_mapped_xcom_by_slice.path","query":"get_mapped_xcom_by_slice.query","header":"get_mapped_xcom_by_slice.header"},"body":null,"responses":{"200":"XComSequenceSliceResponse","401":null,"403":null,"404":null,"422":"HTTPValidationError"}},
  head_xcom: {"operationId":"head_xcom","method":"HEAD","path":"/xcoms/{dag_id}/{run_id}/{task_id}/{key}","parameters":{"path":"head_xcom.path","query":"head_xcom.query","header":"head_xcom.header"},"body":null,"responses":{"200":"head_xcom.200","401":null,"403":null,"404":null,"422":"HTTPValidationError"}},
  get_xcom: {"operationId":"get_xcom","method":"GET","path":"/xcoms/{dag_id}/{run_id}/{task_id}/{key}","parameters":{"path":"get_xcom.path","query":"get_xcom.query","header":"get_xcom.header"},"body":null,"responses":{"200":"XComResponse","401":null,"403":null,"404":null,"422":"HTTPValidationError"}},
  set_xcom: {"operationId":"set_xcom","method":"POST","path":"/xcoms/{dag_id}/{run_id}/{task_id}/{key}","parameters":{"path":"set_xcom.path","query":"set_xcom.query","header":"set_xcom.header"},"body":"JsonValue","responses":{"201":"set_xcom.201","401":null,"403":null,"404":null,"422":"HTTPValidationError"}},
  delete_xcom: {"operationId":"delete_xcom","method":"DELETE","path":"/xcoms/{dag_id}/{run_id}/{task_id}/{key}","parameters":{"path":"delete_xcom.path","query":"delete_xcom.query","header":"delete_xcom.header"},"body":null,"responses":{"200":"delete_xcom.200","401":null,"403":null,"404":null,"422":"HTTPValidationError"}},
  upsert_hitl_detail: {"operationId":"upsert_hitl_detail","method":"POST","path":"/hitlDetails/{task_instance_id}","parameters":{"path":"upsert_hitl_detail.path","header":"upsert_hitl_detail.header"},"body":"HITLDetailRequest","responses":{"201":"HITLDetailRequest","422":"HTTPValidationError"}},
  update_hitl_detail: {"operationId":"update_hitl_detail","method":"PATCH","path":"/hitlDetails/{task_instance_id}","parameters":{"path":"update_hitl_detail.path","header":"update_hitl_detail.header"},"body":"UpdateHITLDetailPayload","responses":{"200":"HITLDetailResponse","422":"HTTPValidationError"}},
  get_hitl_detail: {"operationId":"get_hitl_detail","method":"GET","path":"/hitlDetails/{task_instance_id}","parameters":{"path":"get_hitl_detail.path","header":"get_hitl_detail.header"},"body":null,"responses":{"200":"HITLDetailResponse","422":"HTTPValidationError"}},
  get_task_state_store: {"operationId":"get_task_state_store","method":"GET","path":"/store/ti/{task_instance_id}/{key}","parameters":{"path":"get_task_state_store.path","header":"get_task_state_store.header"},"body":null,"responses":{"200":"TaskStateStoreResponse","401":null,"403":null,"404":null,"422":"HTTPValidationError"}},
  set_task_state_store: {"operationId":"set_task_state_store","method":"PUT","path":"/store/ti/{task_instance_id}/{key}","parameters":{"path":"set_task_state_store.path","header":"set_task_state_store.header"},"body":"TaskStateStorePutBody","responses":{"204":null,"401":null,"403":null,"404":null,"422":"HTTPValidationError"}},
  delete_task_state_store: {"operationId":"delete_task_state_store","method":"DELETE","path":"/store/ti/{task_instance_id}/{key}","parameters":{"path":"delete_task_state_store.path","header":"delete_task_state_store.header"},"body":null,"responses":{"204":null,"401":null,"403":null,"404":null,"422":"HTTPValidationError"}},
  clear_task_state_store: {"operationId":"clear_task_state_store","method":"DELETE","path":"/store/ti/{task_instance_id}","parameters":{"path":"clear_task_state_store.path","header":"clear_task_state_store.header"},"body":null,"responses":{"204":null,"401":null,"403":null,"404":null,"422":"HTTPValidationError"}},
  get_asset_state_store_by_name: {"operationId":"get_asset_state_store_by_name","method":"GET","path":"/store/asset/by-name/value","parameters":{"query":"get_asset_state_store_by_name.query","header":"get_asset_state_store_by_name.header"},"body":null,"responses":{"200":"AssetStateStoreResponse","401":null,"404":null,"422":"HTTPValidationError"}},
  set_asset_state_store_by_name: {"operationId":"set_asset_state_store_by_name","method":"PUT","path":"/store/asset/by-name/value","parameters":{"query":"set_asset_state_store_by_name.query","header":"set_asset_state_store_by_name.header"},"body":"AssetStateStorePutBody","responses":{"204":null,"401":null,"404":null,"422":"HTTPValidationError"}},
  delete_asset_state_store_by_name: {"operationId":"delete_asset_state_store_by_name","method":"DELETE","path":"/store/asset/by-name/value","parameters":{"query":"delete_asset_state_store_by_name.query","header":"delete_asset_state_store_by_name.header"},"body":null,"responses":{"204":null,"401":null,"404":null,"422":"HTTPValidationError"}},
  clear_asset_state_store_by_name: {"operationId":"clear_asset_state_store_by_name","method":"DELETE","path":"/store/asset/by-name/clear","parameters":{"query":"clear_asset_state_store_by_name.query","header":"clear_asset_state_store_by_name.header"},"body":null,"responses":{"204":null,"401":null,"404":null,"422":"HTTPValidationError"}},
  get_asset_state_store_by_uri: {"operationId":"get_asset_state_store_by_uri","method":"GET","path":"/store/asset/by-uri/value","parameters":{"query":"get_asset_state_store_by_uri.query","header":"get_asset_state_store_by_uri.header"},"body":null,"responses":{"200":"AssetStateStoreResponse","401":null,"404":null,"422":"HTTPValidationError"}},
  set_asset_state_store_by_uri: {"operationId":"set_asset_state_store_by_uri","method":"PUT","path":"/store/asset/by-uri/value","parameters":{"query":"set_asset_state_store_by_uri.query","header":"set_asset_state_store_by_uri.header"},"body":"AssetStateStorePutBody","responses":{"204":null,"401":null,"404":null,"422":"HTTPValidationError"}},
  delete_asset_state_store_by_uri: {"operationId":"delete_asset_state_store_by_uri","method":"DELETE","path":"/store/asset/by-uri/value","parameters":{"query":"delete_asset_state_store_by_uri.query","header":"delete_asset_state_store_by_uri.header"},"body":null,"responses":{"204":null,"401":null,"404":null,"422":"HTTPValidationError"}},
  clear_asset_state_store_by_uri: {"operationId":"clear_asset_state_store_by_uri","method":"DELETE","path":"/store/asset/by-uri/clear","parameters":{"query":"clear_asset_state_store_by_uri.query","header":"clear_asset_state_store_by_uri.header"},"body":null,"responses":{"204":null,"401":null,"404":null,"422":"HTTPValidationError"}},
} as const;
