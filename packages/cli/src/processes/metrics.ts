import type { Database } from '@leeward/database';
import type { SchedulerMetrics } from '@leeward/scheduler';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the parts of a process report; Prometheus names are those of Airflow's StatsD metrics with `airflow_` before them. */
/** Names are Airflow's, with dots: `kubernetes_executor.pod_creation`. */
interface KubernetesMetrics {
  count(name: string): void;
  observeMs(name: string, milliseconds: number): void;
}

export interface Metrics {
  readonly registry: Registry;
  fileParsed(seconds: number, errorCount: number): void;
  bundleRefreshed(bundleName: string, seconds: number): void;
  bundleNotRefreshed(bundleName: string): void;
  readonly scheduler: SchedulerMetrics;
  readonly kubernetes: KubernetesMetrics;
  watchDatabase(database: Database): void;
}

/** How often the delay of the event loop is looked at. By the library's own 10 ms an idle process would wake a hundred times a second. */
const eventLoopLookMs = 200;

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'leeward_', eventLoopMonitoringPrecision: eventLoopLookMs });
  const registers = [registry];
  const parsed = new Histogram({
    name: 'airflow_dag_processing_last_duration_seconds',
    help: 'Seconds to parse one Dag file',
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30],
    registers,
  });
  const errors = new Counter({
    name: 'airflow_dag_processing_import_errors_total',
    help: 'Import errors that parses gave',
    registers,
  });
  const refreshed = new Histogram({
    name: 'leeward_bundle_refresh_seconds',
    help: 'Seconds to bring a bundle up to date, parsing included',
    labelNames: ['bundle'],
    buckets: [0.01, 0.1, 0.5, 1, 5, 30],
    registers,
  });
  const notRefreshed = new Counter({
    name: 'leeward_bundle_refresh_failures_total',
    help: 'Looks at a bundle after which it was not known to be up to date',
    labelNames: ['bundle'],
    registers,
  });
  const steps = new Histogram({
    name: 'airflow_scheduler_scheduler_loop_duration_seconds',
    help: 'Seconds of one step of the scheduler, by step',
    labelNames: ['step'],
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
    registers,
  });
  const counts = new Counter({
    name: 'leeward_scheduler_total',
    help: 'What the scheduler did, by kind; missed_notifications stays 0 on a sound system',
    labelNames: ['kind'],
    registers,
  });
  const pods = new Counter({
    name: 'airflow_kubernetes_executor_total',
    help: "What the Kubernetes executor did, by the name of Airflow's metric",
    labelNames: ['name'],
    registers,
  });
  const podSeconds = new Histogram({
    name: 'airflow_kubernetes_executor_seconds',
    help: "Seconds that the Kubernetes executor needed, by the name of Airflow's metric",
    labelNames: ['name'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30],
    registers,
  });
  return {
    registry,
    fileParsed(seconds, errorCount) {
      parsed.observe(seconds);
      if (errorCount > 0) errors.inc(errorCount);
    },
    bundleRefreshed: (bundle, seconds) => refreshed.observe({ bundle }, seconds),
    bundleNotRefreshed: (bundle) => notRefreshed.inc({ bundle }),
    kubernetes: {
      count: (name) => pods.inc({ name }),
      observeMs: (name, milliseconds) => podSeconds.observe({ name }, milliseconds / 1_000),
    },
    scheduler: {
      timing: (step, seconds) => steps.observe({ step }, seconds),
      count: (kind, by) => counts.inc({ kind }, by),
    },
    watchDatabase({ statistics }) {
      for (const key of ['statements', 'transactions', 'retriedTransactions'] as const) {
        new Gauge({
          name: `leeward_database_${key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`,
          help: `Database ${key} since the process started`,
          registers,
          collect() {
            this.set(statistics[key]);
          },
        });
      }
    },
  };
}
