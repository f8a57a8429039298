-- Partitions that wait for more of their assets. A row is gone when its run is made, so that one partition of a Dag waits once.
alter table asset_partition_dag_run drop column created_dag_run_id;
create unique index asset_partition_dag_run_pending on asset_partition_dag_run (target_dag_id, partition_key);
create index partitioned_asset_key_log_by_pending on partitioned_asset_key_log (asset_partition_dag_run_id);
create index partitioned_asset_key_log_by_event on partitioned_asset_key_log (asset_event_id);
-- The last run of a Dag on a schedule of partitions.
create index dag_run_by_partition on dag_run (dag_id, partition_date desc nulls last, run_after desc) where partition_key is not null;
