-- The control plane's tables. Names follow Airflow's metadata database where it has one, so that operators find their way.
-- Conventions: timestamptz everywhere and named ..._at (Airflow's published names stay where clients see them: start_date,
-- end_date, logical_date); durations in seconds and named so; state columns are written by the lifecycle room only.

-- Processes and their liveness --------------------------------------------------------------------------------------

create table process (
  id uuid primary key,
  job_id bigint generated always as identity unique,
  kind text not null check (kind in ('scheduler', 'api_server', 'dag_processor', 'triggerer')),
  hostname text not null,
  pid integer not null,
  unixname text,
  version text not null,
  started_at timestamptz not null default now(),
  heartbeat_at timestamptz not null default now(),
  ended_at timestamptz,
  bundle_versions jsonb not null default '{}'
);
create index process_alive on process (kind, heartbeat_at) where ended_at is null;

create table secret (
  name text primary key,
  value bytea not null,
  created_at timestamptz not null default now()
);

create table app_user (
  username text primary key,
  password_hash text not null,
  role text not null check (role in ('viewer', 'user', 'op', 'admin')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table revoked_token (
  jti text primary key,
  expires_at timestamptz not null
);

create table team (
  name text primary key
);

-- Bundles, files, Dags and their versions ----------------------------------------------------------------------------

create table dag_bundle (
  name text primary key,
  classpath text not null,
  active boolean not null default true,
  version text,
  last_refreshed_at timestamptz,
  last_error text,
  url_template text,
  template_params jsonb
);

create table dag_bundle_team (
  bundle_name text not null references dag_bundle (name) on delete cascade,
  team_name text not null references team (name) on delete cascade,
  primary key (bundle_name, team_name)
);

create table dag_file (
  bundle_name text not null references dag_bundle (name) on delete cascade,
  relative_path text not null,
  content_hash text not null,
  last_parsed_at timestamptz,
  last_parse_seconds double precision,
  dag_count integer,
  primary key (bundle_name, relative_path)
);

create table import_error (
  id bigint generated always as identity primary key,
  bundle_name text not null references dag_bundle (name) on delete cascade,
  filename text not null,
  stacktrace text not null,
  created_at timestamptz not null default now(),
  unique (bundle_name, filename)
);

create table dag (
  dag_id text primary key,
  bundle_name text not null references dag_bundle (name),
  bundle_version text,
  relative_fileloc text,
  fileloc text,
  is_paused boolean not null,
  is_stale boolean not null default false,
  has_import_errors boolean not null default false,
  current_version_id uuid,
  dag_display_name text,
  description text,
  owners text[] not null default '{}',
  timetable_type text not null default '',
  timetable_summary text,
  timetable_description text,
  timetable_partitioned boolean not null default false,
  timetable_periodic boolean not null default false,
  asset_expression jsonb,
  max_active_tasks integer not null,
  max_active_runs integer not null,
  max_consecutive_failed_dag_runs integer not null default 0,
  has_task_concurrency_limits boolean not null default false,
  fail_fast boolean not null default false,
  allowed_run_types text[],
  next_dagrun timestamptz,
  next_dagrun_data_interval_start timestamptz,
  next_dagrun_data_interval_end timestamptz,
  next_dagrun_create_after timestamptz,
  next_dagrun_partition_key text,
  next_dagrun_partition_date timestamptz,
  exceeds_max_active_runs boolean not null default false,
  -- serialized_hash of the version that the next run was decided by; another one: it is to be decided anew.
  next_run_hash text,
  last_parsed_at timestamptz,
  last_parse_seconds double precision,
  last_expired_at timestamptz
);
create index dag_by_bundle_file on dag (bundle_name, relative_fileloc);

create table dag_tag (
  dag_id text not null references dag (dag_id) on delete cascade,
  name text not null,
  primary key (dag_id, name)
);
create index dag_tag_by_name on dag_tag (name);

create table dag_owner_attributes (
  dag_id text not null references dag (dag_id) on delete cascade,
  owner text not null,
  link text not null,
  primary key (dag_id, owner)
);

create table dag_favorite (
  username text not null,
  dag_id text not null references dag (dag_id) on delete cascade,
  primary key (username, dag_id)
);

create table dag_warning (
  dag_id text not null references dag (dag_id) on delete cascade,
  warning_type text not null,
  message text not null,
  created_at timestamptz not null default now(),
  primary key (dag_id, warning_type)
);

create table dag_version (
  id uuid primary key,
  dag_id text not null references dag (dag_id) on delete cascade,
  version_number integer not null,
  bundle_name text,
  bundle_version text,
  serialized jsonb not null,
  serialized_hash text not null,
  source_code text not null,
  source_hash text not null,
  fileloc text not null,
  language text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (dag_id, version_number)
);
alter table dag add foreign key (current_version_id) references dag_version (id) deferrable initially deferred;

-- A version 7 UUID: in the order of time, so that inserts stay at one end of an index. Postgres has its own from 18 on only.
create function new_uuid() returns uuid language sql volatile parallel safe as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid
$$;

-- Runs and task instances --------------------------------------------------------------------------------------------

create table backfill (
  id bigint generated always as identity primary key,
  dag_id text not null references dag (dag_id) on delete cascade,
  from_date timestamptz not null,
  to_date timestamptz not null,
  dag_run_conf jsonb,
  is_paused boolean not null default false,
  reprocess_behavior text not null,
  run_backwards boolean not null default false,
  run_on_latest_version boolean not null default false,
  max_active_runs integer not null default 10,
  triggering_user_name text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  completed_at timestamptz
);
create unique index backfill_one_active on backfill (dag_id) where completed_at is null;

create table dag_run (
  id bigint generated always as identity primary key,
  dag_id text not null references dag (dag_id) on delete cascade,
  run_id text not null,
  run_type text not null
    check (run_type in ('backfill', 'scheduled', 'manual', 'operator_triggered', 'asset_triggered', 'asset_materialization')),
  state text not null check (state in ('queued', 'running', 'success', 'failed')),
  logical_date timestamptz,
  data_interval_start timestamptz,
  data_interval_end timestamptz,
  run_after timestamptz not null,
  queued_at timestamptz,
  start_date timestamptz,
  end_date timestamptz,
  conf jsonb,
  triggered_by text,
  triggering_user_name text,
  bundle_version text,
  created_dag_version_id uuid references dag_version (id),
  dag_version_id uuid references dag_version (id),
  clear_number integer not null default 0,
  backfill_id bigint references backfill (id) on delete set null,
  partition_key text,
  partition_date timestamptz,
  note text,
  note_by text,
  context_carrier jsonb,
  last_scheduling_decision timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (dag_id, run_id)
);
create unique index dag_run_by_logical_date on dag_run (dag_id, logical_date) where logical_date is not null;
create index dag_run_unfinished on dag_run (dag_id, state) where state in ('queued', 'running');
create index dag_run_by_run_after on dag_run (dag_id, run_after desc);
create index dag_run_recent on dag_run (run_after desc, id desc);
create index dag_run_of_backfill on dag_run (backfill_id) where backfill_id is not null;

create table backfill_dag_run (
  id bigint generated always as identity primary key,
  backfill_id bigint not null references backfill (id) on delete cascade,
  dag_run_id bigint references dag_run (id) on delete set null,
  exception_reason text,
  logical_date timestamptz,
  partition_key text,
  sort_ordinal integer not null
);
create index backfill_dag_run_by_backfill on backfill_dag_run (backfill_id, sort_ordinal);

-- One row a task instance: the present attempt. id changes with every attempt; earlier ones are in task_instance_history.
create table task_instance (
  id uuid primary key,
  dag_run_id bigint not null references dag_run (id) on delete cascade,
  dag_id text not null,
  run_id text not null,
  task_id text not null,
  map_index integer not null default -1,
  state text check (state in ('removed', 'scheduled', 'queued', 'running', 'success', 'restarting', 'failed', 'up_for_retry',
    'up_for_reschedule', 'upstream_failed', 'skipped', 'deferred', 'awaiting_input')),
  try_number integer not null default 0,
  max_tries integer not null default 0,
  infrastructure_failures integer not null default 0,
  dag_version_id uuid not null references dag_version (id),
  operator text,
  task_display_name text,
  rendered_map_index text,
  pool text not null default 'default_pool',
  pool_slots integer not null default 1,
  queue text not null default 'default',
  priority_weight integer not null default 1,
  executor text,
  executor_config jsonb,
  external_executor_id text,
  scheduled_at timestamptz,
  queued_at timestamptz,
  queued_by uuid,
  start_date timestamptz,
  end_date timestamptz,
  heartbeat_at timestamptz,
  hostname text,
  unixname text,
  pid integer,
  due_at timestamptz,
  retry_delay_override_seconds double precision,
  retry_reason text,
  trigger_id bigint,
  trigger_timeout_at timestamptz,
  next_method text,
  next_kwargs jsonb,
  reason jsonb,
  note text,
  note_by text,
  context_carrier jsonb,
  -- The run's logical date, so that waiting task instances are read in the order in which they are queued, from an index.
  run_logical_date timestamptz,
  updated_at timestamptz not null default now(),
  unique (dag_run_id, task_id, map_index)
);
create index task_instance_scheduled on task_instance (pool, priority_weight desc, run_logical_date, dag_run_id, map_index)
  where state = 'scheduled';
create index task_instance_active on task_instance (pool, dag_id, task_id)
  where state in ('queued', 'running', 'restarting', 'deferred', 'awaiting_input');
create index task_instance_owned on task_instance (queued_by) where state in ('queued', 'running', 'restarting');
create index task_instance_unfinished on task_instance (dag_run_id)
  where state is null or state in ('scheduled', 'queued', 'running', 'restarting', 'up_for_retry', 'up_for_reschedule', 'deferred', 'awaiting_input');
create index task_instance_by_trigger on task_instance (trigger_id) where trigger_id is not null;
create index task_instance_recent on task_instance (dag_id, task_id, start_date desc);

create table task_instance_history (
  id uuid primary key,
  dag_run_id bigint not null references dag_run (id) on delete cascade,
  dag_id text not null,
  run_id text not null,
  task_id text not null,
  map_index integer not null,
  state text,
  try_number integer not null,
  max_tries integer not null,
  dag_version_id uuid,
  operator text,
  task_display_name text,
  rendered_map_index text,
  pool text not null,
  pool_slots integer not null,
  queue text not null,
  priority_weight integer not null,
  executor text,
  executor_config jsonb,
  external_executor_id text,
  scheduled_at timestamptz,
  queued_at timestamptz,
  start_date timestamptz,
  end_date timestamptz,
  hostname text,
  unixname text,
  pid integer,
  retry_reason text,
  reason jsonb,
  recorded_at timestamptz not null default now()
);
create index task_instance_history_by_task on task_instance_history (dag_run_id, task_id, map_index, try_number);

create table task_reschedule (
  id bigint generated always as identity primary key,
  task_instance_id uuid not null,
  start_date timestamptz not null,
  end_date timestamptz not null,
  reschedule_date timestamptz not null
);
create index task_reschedule_by_task_instance on task_reschedule (task_instance_id, id);

create table rendered_task_instance_fields (
  dag_run_id bigint not null references dag_run (id) on delete cascade,
  task_id text not null,
  map_index integer not null,
  rendered_fields jsonb not null,
  primary key (dag_run_id, task_id, map_index)
);

create table xcom (
  dag_run_id bigint not null references dag_run (id) on delete cascade,
  task_id text not null,
  map_index integer not null default -1,
  key text not null,
  value jsonb,
  dag_result boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (dag_run_id, task_id, key, map_index)
);

-- How many items a task's return value has for each of its mapped downstream tasks: the length to expand by.
create table task_map (
  dag_run_id bigint not null references dag_run (id) on delete cascade,
  task_id text not null,
  map_index integer not null default -1,
  length integer not null check (length >= 0),
  keys jsonb,
  primary key (dag_run_id, task_id, map_index)
);

create table task_state_store (
  dag_run_id bigint not null references dag_run (id) on delete cascade,
  task_id text not null,
  map_index integer not null default -1,
  key text not null,
  value jsonb not null,
  updated_at timestamptz not null default now(),
  expires_at timestamptz,
  primary key (dag_run_id, task_id, map_index, key)
);

-- What happens to an attempt outside of its own process: pod events, launch failures, lost workers.
create table attempt_event (
  id bigint generated always as identity primary key,
  task_instance_id uuid not null,
  dag_run_id bigint not null references dag_run (id) on delete cascade,
  occurred_at timestamptz not null default now(),
  source text not null,
  code text not null,
  message text not null,
  details jsonb
);
create index attempt_event_by_attempt on attempt_event (task_instance_id, id);

-- Everything that is due at an instant, in one index: next runs, retries, reschedules, timeouts, deadlines. The subject is a Dag id
-- (next_run), a run's id (run_due, run_timeout), an attempt's id (task_due, trigger_timeout) or a deadline's id.
create table timer (
  kind text not null check (kind in ('next_run', 'run_due', 'task_due', 'trigger_timeout', 'run_timeout', 'deadline')),
  subject text not null,
  due_at timestamptz not null,
  primary key (kind, subject)
);
create index timer_by_due_at on timer (due_at);

-- Limits, connections, variables -------------------------------------------------------------------------------------

create table slot_pool (
  pool text primary key,
  id bigint generated always as identity unique,
  slots integer not null check (slots >= -1),
  description text,
  include_deferred boolean not null default false,
  team_name text
);
insert into slot_pool (pool, slots, description) values ('default_pool', 128, 'Default pool');

create table variable (
  key text primary key,
  id bigint generated always as identity unique,
  value text,
  description text,
  is_encrypted boolean not null default false,
  team_name text
);

create table connection (
  conn_id text primary key,
  id bigint generated always as identity unique,
  conn_type text not null,
  description text,
  host text,
  schema text,
  login text,
  password text,
  port integer,
  extra text,
  is_encrypted boolean not null default false,
  team_name text
);

create table connection_test (
  id uuid primary key,
  connection_id text not null,
  state text not null,
  result_message text,
  payload jsonb not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- Waiting without a slot ---------------------------------------------------------------------------------------------

create table trigger (
  id bigint generated always as identity primary key,
  classpath text not null,
  kwargs text not null,
  kwargs_encrypted boolean not null default false,
  queue text,
  team_name text,
  triggerer_id uuid,
  created_at timestamptz not null default now()
);
create index trigger_by_triggerer on trigger (triggerer_id);
alter table task_instance add foreign key (trigger_id) references trigger (id) on delete set null;

create table hitl_detail (
  task_instance_id uuid primary key,
  dag_run_id bigint not null references dag_run (id) on delete cascade,
  task_id text not null,
  map_index integer not null,
  options jsonb not null,
  subject text not null,
  body text,
  defaults jsonb,
  multiple boolean not null default false,
  params jsonb not null default '{}',
  assignees jsonb,
  created_at timestamptz not null default now(),
  responded_at timestamptz,
  responded_by jsonb,
  chosen_options jsonb,
  params_input jsonb not null default '{}'
);
create index hitl_detail_by_run on hitl_detail (dag_run_id, task_id, map_index);

-- Assets -------------------------------------------------------------------------------------------------------------

create table asset (
  id bigint generated always as identity primary key,
  name text not null,
  uri text not null,
  group_name text not null default '',
  extra jsonb not null default '{}',
  is_active boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (name, uri)
);
create index asset_by_uri on asset (uri);

create table asset_alias (
  id bigint generated always as identity primary key,
  name text not null unique,
  group_name text not null default ''
);

create table asset_alias_asset (
  alias_id bigint not null references asset_alias (id) on delete cascade,
  asset_id bigint not null references asset (id) on delete cascade,
  primary key (alias_id, asset_id)
);

create table asset_watcher (
  asset_id bigint not null references asset (id) on delete cascade,
  name text not null,
  trigger_id bigint not null references trigger (id) on delete cascade,
  primary key (asset_id, trigger_id)
);

create table dag_schedule_asset (
  dag_id text not null references dag (dag_id) on delete cascade,
  kind text not null check (kind in ('asset', 'alias', 'name_ref', 'uri_ref')),
  reference text not null,
  asset_id bigint references asset (id) on delete cascade,
  alias_id bigint references asset_alias (id) on delete cascade,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (dag_id, kind, reference)
);
create index dag_schedule_asset_by_asset on dag_schedule_asset (asset_id) where asset_id is not null;
create index dag_schedule_asset_by_alias on dag_schedule_asset (alias_id) where alias_id is not null;

create table task_asset (
  dag_id text not null references dag (dag_id) on delete cascade,
  task_id text not null,
  direction text not null check (direction in ('inlet', 'outlet')),
  asset_id bigint not null references asset (id) on delete cascade,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (dag_id, task_id, direction, asset_id)
);
create index task_asset_by_asset on task_asset (asset_id);

create table asset_event (
  id bigint generated always as identity primary key,
  asset_id bigint not null references asset (id) on delete cascade,
  extra jsonb not null default '{}',
  source_dag_id text,
  source_run_id text,
  source_task_id text,
  source_map_index integer not null default -1,
  partition_key text,
  created_at timestamptz not null default now()
);
create index asset_event_by_asset on asset_event (asset_id, created_at);

create table asset_event_alias (
  event_id bigint not null references asset_event (id) on delete cascade,
  alias_id bigint not null references asset_alias (id) on delete cascade,
  primary key (event_id, alias_id)
);
create index asset_event_alias_by_alias on asset_event_alias (alias_id);

-- Per consuming Dag, the events it has not consumed yet: one row an event, so none is merged away or counted twice.
create table asset_dag_run_queue (
  target_dag_id text not null references dag (dag_id) on delete cascade,
  asset_id bigint not null references asset (id) on delete cascade,
  event_id bigint references asset_event (id) on delete cascade,
  created_at timestamptz not null default now()
);
create unique index asset_dag_run_queue_once on asset_dag_run_queue (target_dag_id, asset_id, event_id);

create table dag_run_asset_event (
  dag_run_id bigint not null references dag_run (id) on delete cascade,
  event_id bigint not null references asset_event (id) on delete cascade,
  primary key (dag_run_id, event_id)
);
create index dag_run_asset_event_by_event on dag_run_asset_event (event_id);

create table asset_partition_dag_run (
  id bigint generated always as identity primary key,
  target_dag_id text not null references dag (dag_id) on delete cascade,
  partition_key text not null,
  partition_date timestamptz,
  created_dag_run_id bigint references dag_run (id) on delete set null,
  rollup_fingerprint jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index asset_partition_dag_run_pending on asset_partition_dag_run (target_dag_id, partition_key) where created_dag_run_id is null;

create table partitioned_asset_key_log (
  id bigint generated always as identity primary key,
  asset_id bigint not null references asset (id) on delete cascade,
  asset_event_id bigint not null references asset_event (id) on delete cascade,
  asset_partition_dag_run_id bigint not null references asset_partition_dag_run (id) on delete cascade,
  source_partition_key text not null,
  target_dag_id text not null,
  target_partition_key text not null,
  created_at timestamptz not null default now()
);

create table asset_state_store (
  asset_id bigint not null references asset (id) on delete cascade,
  key text not null,
  value jsonb not null,
  updated_at timestamptz not null default now(),
  last_updated_by_kind text,
  last_updated_by_dag_id text,
  last_updated_by_run_id text,
  last_updated_by_task_id text,
  last_updated_by_map_index integer,
  primary key (asset_id, key)
);

-- Deadlines, callbacks, audit ----------------------------------------------------------------------------------------

create table callback (
  id uuid primary key,
  kind text not null check (kind in ('dag', 'task', 'deadline')),
  fetch_method text not null default 'import_path',
  state text not null check (state in ('pending', 'queued', 'running', 'success', 'failed')),
  dag_id text,
  run_id text,
  bundle_name text,
  bundle_version text,
  relative_fileloc text,
  request jsonb not null,
  output text,
  attempts integer not null default 0,
  priority_weight integer not null default 1,
  trigger_id bigint references trigger (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index callback_pending on callback (created_at) where state in ('pending', 'queued', 'running');

create table deadline_alert (
  id uuid primary key,
  dag_version_id uuid not null references dag_version (id) on delete cascade,
  name text,
  description text,
  reference jsonb not null,
  interval_definition jsonb not null,
  callback_definition jsonb not null,
  created_at timestamptz not null default now()
);

create table deadline (
  id uuid primary key,
  dag_run_id bigint not null references dag_run (id) on delete cascade,
  deadline_at timestamptz not null,
  missed boolean not null default false,
  callback_id uuid references callback (id) on delete set null,
  deadline_alert_id uuid references deadline_alert (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index deadline_by_run on deadline (dag_run_id);

create table log (
  id bigint generated always as identity primary key,
  created_at timestamptz not null default now(),
  event text not null,
  dag_id text,
  task_id text,
  run_id text,
  map_index integer,
  try_number integer,
  logical_date timestamptz,
  owner text,
  owner_display_name text,
  extra text
);
create index log_by_created_at on log (created_at desc, id desc);
create index log_by_dag on log (dag_id, id desc);
