import type { JobResponse } from '@leeward/contracts/rest-api';

/** A process of the control plane as Airflow's job. */
export interface ProcessColumns {
  jobId: number;
  kind: string;
  startedAt: string;
  endedAt: string | null;
  heartbeatAt: string;
  hostname: string;
  unixname: string | null;
}

export const jobTypes: Readonly<Record<string, string>> = {
  scheduler: 'SchedulerJob',
  dag_processor: 'DagProcessorJob',
  triggerer: 'TriggererJob',
};

export function jobResponse(process: ProcessColumns): JobResponse {
  return {
    id: process.jobId,
    dag_id: null,
    state: process.endedAt === null ? 'running' : 'success',
    job_type: jobTypes[process.kind] ?? process.kind,
    start_date: process.startedAt,
    end_date: process.endedAt,
    latest_heartbeat: process.heartbeatAt,
    executor_class: null,
    hostname: process.hostname,
    unixname: process.unixname,
    dag_display_name: null,
  };
}
