import type { ControlPlaneEvent, Executor, ExecutorEvents } from '@leeward/contracts';
import {
  type Database,
  heartbeatSeconds,
  holdLiveness,
  type Liveness,
  type ProcessDescription,
} from '@leeward/database';
import { GraphStore } from '@leeward/lifecycle';
import { Chores } from './chores.ts';
import { defaultConfig, type SchedulerConfig, type SchedulerContext, type SchedulerLog } from './context.ts';
import { SchedulerLoop } from './loop.ts';
import { noMetrics, type SchedulerMetrics } from './metrics.ts';
import type { EndedRun } from './queries/ended-runs.ts';
import { livingSchedulers } from './queries/living-schedulers.ts';
import { endDeadProcesses, loseSilentAttempts, recoverOrphans } from './recovery.ts';
import { ExecutorReports } from './reports.ts';
import { sweepRuns } from './sweep.ts';
import type { AttemptRow } from './workload.ts';

export interface SchedulerOptions {
  database: Database;
  /** Makes the executors that report to the given listener; the first one is the default. */
  executors(events: ExecutorEvents): readonly Executor[];
  process: Omit<ProcessDescription, 'kind'>;
  /** `[core] parallelism`: attempts that this scheduler's executors hold at once, all together. */
  parallelism?: number;
  config?: Partial<SchedulerConfig>;
  makeToken(attempt: AttemptRow): string | Promise<string>;
  /** Told of the runs that ended here; left out, nothing is read of them. */
  onRunsEnded?: ((runs: readonly EndedRun[]) => void) | undefined;
  metrics?: SchedulerMetrics;
  log?: SchedulerLog;
}

export interface Scheduler {
  /** Registers the process, recovers what dead ones left, looks at every unfinished run and every due Dag once. */
  start(): Promise<void>;
  /** Running attempts get `graceSeconds` to end; what is left then is given back to be tried again. */
  stop(graceSeconds: number): Promise<void>;
  /** To be called when events may have been lost: after the listener was connected again. */
  lookAtEverything(): void;
  /** What is done every `sweepSeconds`. */
  sweep(): Promise<void>;
}

export function createScheduler(options: SchedulerOptions): Scheduler {
  const { database } = options;
  const outstanding = new Set<string>();
  const reports = new ExecutorReports(
    () => context,
    outstanding,
    () => loop.onSlotsFreed(),
  );
  const executors = options.executors(reports);
  const [first] = executors;
  if (first === undefined) throw new Error('a scheduler needs an executor');
  const context: SchedulerContext = {
    database,
    graphs: new GraphStore(),
    executors: new Map(executors.map((executor) => [executor.name, executor])),
    defaultExecutor: first.name,
    parallelism: options.parallelism ?? Number.POSITIVE_INFINITY,
    config: { ...defaultConfig, ...options.config },
    metrics: options.metrics ?? noMetrics,
    log: options.log ?? { info() {}, error() {} },
    outstanding,
    suspects: new Set(),
    deadSuspects: new Set(),
    makeToken: (attempt) => options.makeToken(attempt),
    onRunsEnded: options.onRunsEnded,
  };
  const loop = new SchedulerLoop(context);
  const chores = new Chores(context.log);
  let liveness: Liveness | undefined;
  let unsubscribe = () => {};

  function hear(event: ControlPlaneEvent): void {
    if (event.kind !== 'stop_attempt') {
      loop.hear(event);
      return;
    }
    reports.stopping(event.attemptId);
    for (const executor of executors) executor.stop(event.attemptId, event.reason, context.config.stopGraceSeconds);
  }

  /** Finds dead processes, takes over what they left, and looks at all runs: the dead one may have been in the midst of any. */
  async function recover(): Promise<void> {
    const died = await endDeadProcesses(context);
    loop.peers.set((await database.run(livingSchedulers)).map((process) => process.id));
    if (died === 0) return;
    await recoverOrphans(context);
    loop.lookAtEverything();
  }

  async function sweep(): Promise<void> {
    await loseSilentAttempts(context);
    await recoverOrphans(context);
    await loop.undisturbed((work) => sweepRuns(context, work));
    loop.lookAtTimers();
    context.metrics.count('sweeps', 1);
  }

  return {
    async start() {
      liveness = await holdLiveness(database, { kind: 'scheduler', ...options.process });
      unsubscribe = database.bus.subscribe(hear);
      await recover();
      await recoverOrphans(context);
      loop.start();
      loop.lookAtEverything();
      chores.every(heartbeatSeconds, recover);
      chores.every(context.config.sweepSeconds, sweep);
    },
    async stop(graceSeconds) {
      await chores.stop();
      await loop.stop();
      await Promise.all(executors.map((executor) => executor.close(graceSeconds)));
      unsubscribe();
      await reports.flush();
      await liveness?.end();
    },
    lookAtEverything: () => loop.lookAtEverything(),
    sweep,
  };
}
