/**
 * A run as Airflow's runtime takes it (airflow/api_fastapi/execution_api/datamodels/taskinstance.py, DagRun), of the row `dag_run`.
 * Instants are ISO 8601, or Postgres's text of a timestamptz with `::text`.
 */
export const dagRunJson = (as: '' | '::text') => `json_build_object(
          'dag_id', dag_run.dag_id, 'run_id', dag_run.run_id, 'logical_date', dag_run.logical_date${as},
          'data_interval_start', dag_run.data_interval_start${as}, 'data_interval_end', dag_run.data_interval_end${as},
          'run_after', dag_run.run_after${as}, 'start_date', dag_run.start_date${as}, 'end_date', dag_run.end_date${as},
          'clear_number', dag_run.clear_number, 'run_type', dag_run.run_type, 'state', dag_run.state, 'conf', dag_run.conf,
          'triggering_user_name', dag_run.triggering_user_name, 'partition_key', dag_run.partition_key,
          'partition_date', dag_run.partition_date${as}, 'note', dag_run.note,
          'team_name', (select dag_bundle_team.team_name from dag
                          join dag_bundle_team on dag_bundle_team.bundle_name = dag.bundle_name
                         where dag.dag_id = dag_run.dag_id limit 1),
          'consumed_asset_events', coalesce((
            select json_agg(json_build_object(
                     'asset', json_build_object('name', asset.name, 'uri', asset.uri, 'extra', asset.extra),
                     'extra', event.extra, 'source_task_id', event.source_task_id, 'source_dag_id', event.source_dag_id,
                     'source_run_id', event.source_run_id, 'source_map_index', event.source_map_index,
                     'source_aliases', coalesce((select json_agg(json_build_object('name', asset_alias.name))
                                                   from asset_event_alias join asset_alias on asset_alias.id = asset_event_alias.alias_id
                                                  where asset_event_alias.event_id = event.id), '[]'),
                     'timestamp', event.created_at${as}, 'partition_key', event.partition_key) order by event.id)
              from dag_run_asset_event link
              join asset_event event on event.id = link.event_id
              join asset on asset.id = event.asset_id
             where link.dag_run_id = dag_run.id), '[]'))`;
