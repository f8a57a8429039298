/** The REST API's part of Airflow's configuration; the comments of the members name the keys. */
export interface RestApiConfig {
  /** [api] maximum_page_limit. */
  maximumPageLimit: number;
  /** [api] expose_config; `non-sensitive-only` means the same as true. */
  exposeConfig: boolean;
  /** [core] rerun_with_latest_version: what a run takes that runs again, where neither the request nor the Dag says; null where it is not set. */
  rerunWithLatestVersion: boolean | null;
  /** [scheduler] allowed_run_id_pattern. */
  allowedRunIdPattern: string;
  /** [scheduler] partition_mapper_max_downstream_keys. */
  mostPartitions: number;
  /** [scheduler] scheduler_health_check_threshold: a process silent for longer is not alive. */
  healthCheckSeconds: number;
  /** [core] test_connection. */
  testConnection: 'Disabled' | 'Enabled' | 'Hidden';
  /** [state_store] default_retention_days; 0 keeps for ever. */
  stateRetentionDays: number;
  /** [core] multi_team. */
  multiTeam: boolean;
  /** [core] sensitive_var_conn_names: further names whose values are masked. */
  sensitiveNames: readonly string[];
  /** The effective configuration as text, section by section, for `GET /config`; secrets in it read `< hidden >`. */
  options: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The runtime packages that `GET /providers` lists. */
  providers: readonly { packageName: string; description: string; version: string }[];
}

/** Airflow's defaults. */
export const defaultRestApiConfig: RestApiConfig = {
  maximumPageLimit: 100,
  exposeConfig: false,
  rerunWithLatestVersion: null,
  allowedRunIdPattern: '^[A-Za-z0-9_.~:+-]+$',
  mostPartitions: 1_000,
  healthCheckSeconds: 30,
  testConnection: 'Disabled',
  stateRetentionDays: 30,
  multiTeam: false,
  sensitiveNames: [],
  options: {},
  providers: [],
};
