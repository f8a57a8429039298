import type { DAGResponse } from '@leeward/contracts/rest-api';
import type { DagRow } from '../queries/dags.ts';
import { fileToken } from './file-token.ts';

export function dagResponse(row: DagRow): DAGResponse {
  const allowedRunTypes = row.allowed_run_types as DAGResponse['allowed_run_types'];
  return {
    dag_id: row.dag_id,
    dag_display_name: row.display_name,
    is_paused: row.is_paused,
    is_stale: row.is_stale,
    last_parsed_time: row.last_parsed_at,
    last_parse_duration: row.last_parse_seconds,
    last_expired: row.last_expired_at,
    bundle_name: row.bundle_name,
    bundle_version: row.bundle_version,
    relative_fileloc: placeOf(row),
    fileloc: row.fileloc ?? '',
    description: row.description,
    timetable_summary: row.timetable_summary === 'None' ? null : row.timetable_summary,
    timetable_description: row.timetable_description,
    timetable_partitioned: row.timetable_partitioned,
    timetable_periodic: row.timetable_periodic,
    tags: row.tags.map((name) => ({ name, dag_id: row.dag_id, dag_display_name: row.display_name })),
    max_active_tasks: row.max_active_tasks,
    max_active_runs: row.max_active_runs,
    max_consecutive_failed_dag_runs: row.max_consecutive_failed_dag_runs,
    has_task_concurrency_limits: row.has_task_concurrency_limits,
    has_import_errors: row.has_import_errors,
    next_dagrun_logical_date: row.next_dagrun,
    next_dagrun_data_interval_start: row.next_dagrun_data_interval_start,
    next_dagrun_data_interval_end: row.next_dagrun_data_interval_end,
    next_dagrun_run_after: row.next_dagrun_create_after,
    allowed_run_types: allowedRunTypes,
    owners: row.owners,
    is_backfillable: row.timetable_periodic && (allowedRunTypes === null || allowedRunTypes.includes('backfill')),
    file_token: fileToken(row.bundle_name, row.relative_fileloc),
  };
}

/** Of a zip file the file in it too. */
function placeOf({ fileloc, relative_fileloc: path }: DagRow): string | null {
  const inZip = path?.endsWith('.zip') ? (fileloc ?? '').lastIndexOf(`/${path}/`) : -1;
  return inZip < 0 ? path : fileloc!.slice(inZip + 1);
}
