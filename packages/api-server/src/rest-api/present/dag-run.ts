import type { DAGRunResponse, DagVersionResponse } from '@leeward/contracts/rest-api';
import type { Database } from '@leeward/database';
import type { DagRunRow } from '../queries/dag-runs.ts';
import { versionsOfRuns } from '../queries/dag-versions.ts';

function dagRunResponse(row: DagRunRow, versions: DagVersionResponse[]): DAGRunResponse {
  return {
    dag_run_id: row.run_id,
    dag_id: row.dag_id,
    logical_date: row.logical_date,
    queued_at: row.queued_at,
    start_date: row.start_date,
    end_date: row.end_date,
    duration: row.duration,
    data_interval_start: row.data_interval_start,
    data_interval_end: row.data_interval_end,
    run_after: row.run_after,
    last_scheduling_decision: row.last_scheduling_decision,
    run_type: row.run_type as DAGRunResponse['run_type'],
    state: row.state as DAGRunResponse['state'],
    triggered_by: row.triggered_by as DAGRunResponse['triggered_by'],
    triggering_user_name: row.triggering_user_name,
    conf: row.conf ?? {},
    note: row.note,
    dag_versions: versions,
    bundle_version: row.bundle_version,
    dag_display_name: row.dag_display_name,
    partition_key: row.partition_key,
    partition_date: row.partition_date,
  };
}

/** The rows as bodies, with the versions of all of them read at once. */
export async function presentDagRuns(database: Database, rows: readonly DagRunRow[]): Promise<DAGRunResponse[]> {
  const versionsOf = await versionsOfRuns(database, rows);
  return rows.map((row) => dagRunResponse(row, versionsOf(row.id)));
}

export async function presentDagRun(database: Database, row: DagRunRow): Promise<DAGRunResponse> {
  const [run] = await presentDagRuns(database, [row]);
  return run!;
}
