/** git-sync's six metrics under its names and labels, and three of ours that answer "is it still working?". */

type Outcome = 'success' | 'error';

export interface Metrics {
  observeSync(status: Outcome | 'noop', durationMs: number): void;
  countFetch(): void;
  countAskpass(status: Outcome): void;
  countTokenRefresh(status: Outcome): void;
  countHookRun(name: string, status: Outcome): void;
  showState(state: { commit: string; consecutiveFailures: number; lastSuccessAt: Date | undefined }): void;
}

export interface ExposedMetrics extends Metrics {
  contentType: string;
  expose(): Promise<string>;
}

export const noMetrics: Metrics = {
  observeSync() {},
  countFetch() {},
  countAskpass() {},
  countTokenRefresh() {},
  countHookRun() {},
  showState() {},
};

/** Metrics to be served. The metrics library is loaded here, so that only a process that serves them pays for it. */
export async function createMetrics(): Promise<ExposedMetrics> {
  // By its default export: a CommonJS package that is bundled and loaded late has no other.
  const { Counter, Gauge, Registry, Summary } = (await import('prom-client')).default;
  const registry = new Registry();
  const registers = [registry];
  const syncDuration = new Summary({
    name: 'git_sync_duration_seconds',
    help: 'Summary of git_sync durations',
    labelNames: ['status'],
    maxAgeSeconds: 600,
    ageBuckets: 5,
    registers,
  });
  const syncCount = new Counter({
    name: 'git_sync_count_total',
    help: 'How many git syncs completed, partitioned by state (success, error, noop)',
    labelNames: ['status'],
    registers,
  });
  const fetchCount = new Counter({
    name: 'git_fetch_count_total',
    help: 'How many git fetches were run',
    registers,
  });
  const askpassCount = new Counter({
    name: 'git_sync_askpass_calls',
    help: 'How many git askpass calls completed, partitioned by state (success, error)',
    labelNames: ['status'],
    registers,
  });
  const tokenCount = new Counter({
    name: 'git_sync_refresh_github_app_token_count',
    help: 'How many times the GitHub app token was refreshed, partitioned by state (success, error)',
    labelNames: ['status'],
    registers,
  });
  const hookCount = new Counter({
    name: 'git_sync_hook_run_count_total',
    help: 'How many hook runs completed, partitioned by name and state (success, error)',
    labelNames: ['name', 'status'],
    registers,
  });
  const failures = new Gauge({
    name: 'git_sync_consecutive_failures',
    help: 'Syncs that failed since the last good one',
    registers,
  });
  const lastSuccess = new Gauge({
    name: 'git_sync_last_success_timestamp_seconds',
    help: 'When the last good sync ended, in seconds since 1970',
    registers,
  });
  const commitInfo = new Gauge({
    name: 'git_sync_commit_info',
    help: 'The published commit, as a label',
    labelNames: ['commit'],
    registers,
  });
  return {
    contentType: registry.contentType,
    expose: () => registry.metrics(),
    observeSync(status, durationMs) {
      syncDuration.observe({ status }, durationMs / 1000);
      syncCount.inc({ status });
    },
    countFetch: () => fetchCount.inc(),
    countAskpass: (status) => askpassCount.inc({ status }),
    countTokenRefresh: (status) => tokenCount.inc({ status }),
    countHookRun: (name, status) => hookCount.inc({ name, status }),
    showState({ commit, consecutiveFailures, lastSuccessAt }) {
      failures.set(consecutiveFailures);
      if (lastSuccessAt !== undefined) lastSuccess.set(lastSuccessAt.getTime() / 1000);
      if (commit === '') return;
      commitInfo.reset();
      commitInfo.set({ commit }, 1);
    },
  };
}
