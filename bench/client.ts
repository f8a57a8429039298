/** Drives any server of REST API v2: triggers a Dag and measures its run as its client sees it. */
export interface RunFigures {
  dagId: string;
  state: string;
  wallSeconds: number;
  taskCount: number;
  /** From the trigger to the end of the task that ended first. */
  firstEndSeconds: number;
  gapMedianSeconds: number;
  taskMedianSeconds: number;
}

export interface BenchClient {
  /** Waits until the server has the Dag, and lets it run. */
  unpause(dagId: string): Promise<void>;
  run(dagId: string): Promise<RunFigures>;
}

const deadlineMs = 300_000;

/** @param options.lookMs between two looks at a run that goes on: each of them costs the server some statements. */
export async function connectClient(url: string, options: { lookMs?: number } = {}): Promise<BenchClient> {
  const { lookMs = 20 } = options;
  const token = ((await (await fetch(`${url}/auth/token`)).json()) as { access_token: string }).access_token;
  // biome-ignore lint/suspicious/noExplicitAny: answers are read by their contract, of whichever server.
  const call = async (method: string, path: string, body?: unknown): Promise<any> => {
    const response = await fetch(`${url}/api/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };

  async function taskInstances(
    dagId: string,
    runId: string,
  ): Promise<{ start_date: string | null; end_date: string | null }[]> {
    const rows = [];
    for (;;) {
      const path = `/dags/${dagId}/dagRuns/${encodeURIComponent(runId)}/taskInstances?limit=100&offset=${rows.length}`;
      const page = await call('GET', path);
      rows.push(...page.task_instances);
      if (rows.length >= page.total_entries) return rows;
    }
  }

  return {
    async unpause(dagId) {
      await within(deadlineMs, `Dag ${dagId} is there`, async () => {
        await call('PATCH', `/dags/${dagId}`, { is_paused: false });
        return true;
      });
    },
    async run(dagId) {
      const startedAt = performance.now();
      const triggeredAt = Date.now();
      const { dag_run_id: runId } = await call('POST', `/dags/${dagId}/dagRuns`, { logical_date: null });
      const state = await within(
        deadlineMs,
        `a run of ${dagId} ends`,
        async () => {
          const run = await call('GET', `/dags/${dagId}/dagRuns/${encodeURIComponent(runId)}`);
          return run.state === 'success' || run.state === 'failed' ? (run.state as string) : undefined;
        },
        lookMs,
      );
      const wallSeconds = (performance.now() - startedAt) / 1_000;
      const spans = (await taskInstances(dagId, runId))
        .flatMap(({ start_date, end_date }) =>
          start_date === null || end_date === null
            ? []
            : [{ start: Date.parse(start_date), end: Date.parse(end_date) }],
        )
        .sort((one, other) => one.start - other.start);
      const gaps = spans.slice(1).map((span, index) => (span.start - spans[index]!.end) / 1_000);
      const tasks = spans.map((span) => (span.end - span.start) / 1_000);
      return {
        dagId,
        state,
        wallSeconds,
        taskCount: spans.length,
        firstEndSeconds: (Math.min(...spans.map((span) => span.end)) - triggeredAt) / 1_000,
        gapMedianSeconds: median(gaps),
        taskMedianSeconds: median(tasks),
      };
    },
  };
}

export async function within<Result>(
  ms: number,
  what: string,
  look: () => Promise<Result | undefined>,
  lookMs = 20,
): Promise<Result> {
  const deadline = Date.now() + ms;
  for (;;) {
    const found = await look().catch(() => undefined);
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`it did not come to pass within ${ms / 1_000} s that ${what}`);
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
