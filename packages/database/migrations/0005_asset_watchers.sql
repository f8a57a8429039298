-- What the Dags say of the watchers of assets. Those that are to be run get a trigger and a row of asset_watcher.
create table dag_asset_watcher (
  dag_id text not null references dag (dag_id) on delete cascade,
  asset_id bigint not null references asset (id) on delete cascade,
  name text not null,
  classpath text not null,
  -- JSON as the serialized Dag holds it.
  kwargs text not null,
  -- Of class path and arguments: watchers with the same one share a trigger.
  watcher_key text not null,
  primary key (dag_id, asset_id, watcher_key)
);
-- Null: a trigger that tasks wait for.
alter table trigger add column watcher_key text;
create unique index trigger_of_watchers on trigger (watcher_key) where watcher_key is not null;
create index asset_watcher_by_trigger on asset_watcher (trigger_id);
-- Files whose Dags were stored without their watchers are parsed anew.
update dag_file set content_hash = ''
  from dag join dag_version on dag_version.id = dag.current_version_id
 where dag_file.bundle_name = dag.bundle_name and dag_file.relative_path = dag.relative_fileloc
   and dag_version.serialized::text like '%"watchers": [%';
