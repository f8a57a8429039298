// Generated from packages/contracts/data/serialized-dag.json by scripts/generate-contracts.ts. Do not edit.

export type Asset = {
  uri: string;
  extra: null | Dict;
};

export type AssetDefinition = {
  uri: string;
  name?: string;
  group?: string;
  extra: null | Dict;
  watchers?: Trigger[];
};

export type Color = string;

export type Dag = {
  params?: Params;
  dag_id: string;
  tasks: Tasks;
  timezone?: Timezone;
  owner_links?: Record<string, unknown>;
  timetable?: Timetable;
  catchup?: boolean;
  allowed_run_types?: string[] | null;
  fail_fast?: boolean;
  fileloc: string;
  relative_fileloc?: string;
  _processor_dags_folder?: null | string;
  dag_display_name?: string;
  description?: string;
  deadline?: Dict | Dict[] | string[] | null;
  _concurrency?: number;
  max_active_tasks?: number;
  max_active_runs?: number;
  max_consecutive_failed_dag_runs?: number;
  default_args?: Dict;
  start_date?: Datetime;
  end_date?: Datetime;
  dagrun_timeout?: Timedelta;
  doc_md?: string;
  access_control?: Dict;
  is_paused_upon_creation?: boolean;
  has_on_success_callback?: boolean;
  has_on_failure_callback?: boolean;
  render_template_as_native_obj?: boolean;
  tags?: unknown[];
  task_group?: null | TaskGroup;
  edge_info?: EdgeInfo;
  dag_dependencies?: DagDependencies;
  disable_bundle_versioning?: boolean;
  rerun_with_latest_version?: boolean | null;
};

export type DagDependencies = Record<string, unknown>[];

export type Datetime = number;

export type Dict = Record<string, unknown>;

export type EdgeInfo = Record<string, Record<string, {
  label: string;
}>>;

export type ExtraLinks = Record<string, unknown>[];

export type Operator = {
  task_type: string;
  _task_module: string;
  _operator_extra_links?: Record<string, unknown>;
  task_id: string;
  _task_display_name?: string;
  owner?: string;
  start_date?: Datetime;
  end_date?: Datetime;
  trigger_rule?: string;
  depends_on_past?: boolean;
  ignore_first_depends_on_past?: boolean;
  wait_for_past_depends_before_skipping?: boolean;
  wait_for_downstream?: boolean;
  retries?: number;
  queue?: string;
  pool?: string;
  pool_slots?: number;
  execution_timeout?: Timedelta;
  retry_delay?: Timedelta;
  retry_exponential_backoff?: number;
  max_retry_delay?: Timedelta;
  params?: Params;
  priority_weight?: number;
  weight_rule?: string;
  executor?: string;
  executor_config?: Dict;
  do_xcom_push?: boolean;
  email_on_failure?: boolean;
  email_on_retry?: boolean;
  ui_color?: string;
  ui_fgcolor?: string;
  template_fields?: string[];
  template_ext?: unknown[];
  template_fields_renderers?: Dict;
  downstream_task_ids?: string[];
  doc?: string;
  doc_md?: string;
  doc_json?: string;
  doc_yaml?: string;
  doc_rst?: string;
  _logger_name?: string;
  _needs_expansion?: boolean;
  _is_mapped: true;
  _is_sensor: true;
  partial_kwargs?: Record<string, unknown>;
  _disallow_kwargs_override?: boolean;
  _expand_input_attr?: string;
  map_index_template?: string;
  allow_nested_operators?: boolean;
  render_template_as_native_obj?: boolean | null;
  inlets?: unknown[];
  outlets?: unknown[];
  has_on_execute_callback?: boolean;
  has_on_failure_callback?: boolean;
  has_on_skipped_callback?: boolean;
  has_on_success_callback?: boolean;
  has_on_retry_callback?: boolean;
  multiple_outputs?: boolean;
  start_from_trigger?: boolean;
  start_trigger_args?: Record<string, unknown>;
  is_setup?: boolean;
  is_teardown?: boolean;
  on_failure_fail_dagrun?: boolean;
  max_active_tis_per_dag?: number;
  max_active_tis_per_dagrun?: number;
  [name: string]: unknown;
};

export type Param = {
  __class: string;
  default: unknown;
  description?: string | null;
  schema?: Dict;
};

export type Params = [string, Param][];

export type SerializedDag = {
  __version: number;
  dag: Dag;
  client_defaults?: {
    tasks?: Record<string, unknown>;
  };
};

export type TaskGroup = {
  _group_id: null | string;
  group_display_name: string;
  is_mapped?: boolean;
  prefix_group_id: boolean;
  children: Dict;
  tooltip: string;
  doc_md?: string | null;
  ui_color: string;
  ui_fgcolor: string;
  upstream_group_ids: string[];
  downstream_group_ids: string[];
  upstream_task_ids: string[];
  downstream_task_ids: string[];
};

export type Tasks = {
  __type: "operator";
  __var: Operator;
}[];

export type Timedelta = number;

export type Timetable = {
  __type: string;
  __var: Dict;
};

export type Timezone = string | number;

export type Trigger = {
  classpath: string;
  kwargs: Dict;
};

export type TypedAsset = {
  __type: string;
  __var: Asset;
};

export type TypedAssetCond = {
  __type: string;
  __var: (TypedAsset | TypedAssetCond)[];
};

export type TypedRelativedelta = {
  __type?: "relativedelta";
  __var?: {
    weekday?: number[];
    [name: string]: unknown;
  };
};

export type TypedTimedelta = {
  __type: "timedelta";
  __var: Timedelta;
};
