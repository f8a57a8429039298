/** What the executor tells its operators; pino's logger fits. */
export interface Log {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Names are Airflow's (providers/cncf/kubernetes): `kubernetes_executor.pod_creation` and so on. */
export interface Metrics {
  count(name: string): void;
  observeMs(name: string, milliseconds: number): void;
}
