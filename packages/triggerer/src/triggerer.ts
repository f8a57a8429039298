import { randomUUID } from 'node:crypto';
import type { LogRecord } from '@leeward/contracts';
import {
  type Cipher,
  type Database,
  defineStatement,
  holdLiveness,
  type Liveness,
  type ProcessDescription,
} from '@leeward/database';
import type { TriggerEvent } from '@leeward/lifecycle';
import type { Runtimes } from '@leeward/runtimes';
import { triggerAnswers } from './answer-questions.ts';
import { claimTriggers, findElsewhere, releaseTriggers } from './claim.ts';
import { loadTriggers } from './load-triggers.ts';
import type { RunTrigger, TriggerStateChanges, WireEvent } from './messages.ts';
import { createRestarts } from './restarts.ts';
import { startRunner } from './runner.ts';
import { createRunners, type Runners } from './runners.ts';
import { createEventStore, type SpokenEvent } from './store-events.ts';
import { type AppendLog, createTriggerLogs } from './trigger-logs.ts';

/** Hides secrets in log records. */
interface LogMask {
  add(value: unknown, name: string | null): void;
  record(record: LogRecord): LogRecord;
}

export interface TriggererOptions {
  database: Database;
  cipher: Cipher;
  runtimes: Runtimes;
  process: Omit<ProcessDescription, 'kind'>;
  /** `[triggerer] capacity`: how many triggers this process takes. */
  capacity: number;
  /** Triggers that name one of these queues; null: those that name none. */
  queues: readonly string[] | null;
  /** Folders from which triggers may be imported, besides Python's own. */
  importFolders: readonly string[];
  /** `[triggerer] runner_health_check_threshold`. */
  silenceSeconds: number;
  appendLog: AppendLog;
  mask: LogMask;
  onEvent(event: TriggererEvent): void;
  /** How long a trigger may hold up the others before it is given a process of its own. */
  blockedSeconds?: number;
  /** Looks again without being told: what a lost notification missed, triggers of dead triggerers. */
  sweepSeconds?: number;
  /** How long Python stays without a trigger. */
  idleSeconds?: number;
}

export type TriggererEvent =
  | { kind: 'taken'; count: number; running: number }
  /** `count` task instances went on, or so many events of assets were recorded. */
  | { kind: 'fired'; triggerId: number; as: TriggerEvent['kind']; count: number }
  | { kind: 'watcherFailed'; triggerId: number; assets: readonly string[]; problem: string; restSeconds: number }
  | { kind: 'processStarted'; pid: number; isAlone: boolean }
  | { kind: 'processEnded'; triggerCount: number; blamed: number | undefined; end: string }
  /** A record of the Python process that belongs to no task. */
  | { kind: 'record'; triggerId: number | undefined; record: LogRecord }
  | { kind: 'problem'; what: string; error: Error };

export interface Triggerer {
  start(): Promise<void>;
  /** Looks at all triggers now: after notifications may have been missed. */
  lookAtEverything(): void;
  /** Ends the Python processes and gives the triggers back. */
  stop(): Promise<void>;
}

const defaults = { blockedSeconds: 5, sweepSeconds: 30, idleSeconds: 60 };
const mostAtOnce = 50;

const findJobId = defineStatement<[string], { jobId: number }>(
  'triggerer_job_id',
  'select job_id as "jobId" from process where id = $1',
);

/**
 * Runs the triggers of deferred tasks and of watchers of assets in Python processes that start with the first trigger. Any number of
 * triggerers share the triggers; those of a dead one are taken over. A watcher's starts anew when it ends.
 */
export function createTriggerer(options: TriggererOptions): Triggerer {
  const { blockedSeconds, sweepSeconds, idleSeconds } = { ...defaults, ...options };
  const { database, cipher, onEvent } = options;
  // Beside other processes of the control plane in one operating system process, a triggerer is one of its own.
  const self: Database = { ...database, processId: randomUUID() };
  const logs = createTriggerLogs(options.appendLog, ({ path }, error) =>
    onEvent({ kind: 'problem', what: `the trigger log ${path} was not written`, error }),
  );
  const onQuestion = triggerAnswers(database, cipher, options.mask.add);
  const events = createEventStore({
    database,
    onStored: (triggerId, as, count) => onEvent({ kind: 'fired', triggerId, as, count }),
    onProblem: (what, error) => onEvent({ kind: 'problem', what, error }),
  });
  const restarts = createRestarts(look);
  /** The names of the assets by the watcher's trigger. */
  const watchers = new Map<number, string[]>();
  const runners: Runners = createRunners({
    async start(isAlone) {
      const runner = await startRunner({
        runtimes: options.runtimes,
        importFolders: options.importFolders,
        blockedSeconds: isAlone ? null : blockedSeconds,
        silenceSeconds: options.silenceSeconds,
        onChanges: takeChanges,
        onOver: settle,
        onQuestion,
        onLog: writeLog,
      });
      onEvent({ kind: 'processStarted', pid: runner.pid, isAlone });
      return runner;
    },
    onFailed: (id, traceback) =>
      fail(id, traceback, true).catch((error: Error) =>
        onEvent({ kind: 'problem', what: `trigger ${id} could not be failed`, error }),
      ),
    onLost(ids, error) {
      onEvent({ kind: 'problem', what: 'the triggers could not be run', error });
      void giveBack(ids);
    },
    onDeath: ({ blamed, exitCode, signal }, triggerCount) =>
      onEvent({ kind: 'processEnded', triggerCount, blamed, end: signal ?? `exit code ${exitCode}` }),
    idleSeconds,
  });
  let liveness: Liveness | undefined;
  let jobId = 0;
  let unsubscribe = () => {};
  let sweep: NodeJS.Timeout | undefined;
  let isStopping = false;
  let isWanted = false;
  let looking: Promise<void> | undefined;
  let isWatcherOver = false;

  function look(): void {
    isWanted = true;
    if (isStopping) return;
    looking ??= lookUntilDone().finally(() => {
      looking = undefined;
      if (isWanted) look();
    });
  }

  async function lookUntilDone(): Promise<void> {
    while (isWanted && !isStopping) {
      isWanted = false;
      await reconcile().catch((error: Error) => onEvent({ kind: 'problem', what: 'triggers were not taken', error }));
    }
    isWanted = false;
  }

  /** Takes triggers, starts those that are new here and ends those that nobody needs any more. */
  async function reconcile(): Promise<void> {
    const before = runners.ids;
    const room = Math.min(mostAtOnce, Math.max(0, options.capacity - before.length));
    const queues = options.queues === null ? null : [...options.queues];
    const mine = (await database.run(claimTriggers, self.processId, queues, room)).map(({ id }) => id);
    const fresh = mine.filter((id) => !runners.has(id) && !restarts.isResting(id));
    await endUnneeded(before.filter((id) => !mine.includes(id)));
    for (const id of [...watchers.keys()].filter((each) => !mine.includes(each) && !runners.has(each))) {
      watchers.delete(id);
      restarts.forget(id);
    }
    if (fresh.length === 0) return;
    const loaded = await loadTriggers(database, cipher, fresh, jobId);
    const workloads: RunTrigger[] = [];
    for (const trigger of loaded) {
      if (trigger.kind === 'broken') {
        await fail(trigger.id, [trigger.problem]);
        continue;
      }
      const { workload, log } = trigger;
      if (log !== null) logs.open(workload.id, log);
      if (workload.watched_assets !== null) watchers.set(workload.id, Object.keys(workload.watched_assets));
      if (restarts.endsProcesses(workload.id)) void runners.startAlone(workload);
      else workloads.push(workload);
    }
    void runners.start(workloads);
    onEvent({ kind: 'taken', count: fresh.length, running: runners.ids.length });
    if (fresh.length >= room) isWanted = true;
  }

  /**
   * A trigger that another triggerer has taken goes on there: its on_kill must not run here. Whoever fires first counts. Of a watcher
   * every event counts, so it must not go on here as well.
   */
  async function endUnneeded(ids: number[]): Promise<void> {
    if (ids.length === 0) return;
    const elsewhere = new Set((await database.run(findElsewhere, ids, self.processId)).map(({ id }) => id));
    runners.cancel(ids.filter((id) => !elsewhere.has(id) || watchers.has(id)));
  }

  async function takeChanges(changes: TriggerStateChanges): Promise<void> {
    // A task goes on only after its trigger's log is written, which ends before the task's own goes on.
    if (changes.events !== null || changes.failures !== null) await logs.flush();
    for (const [id, event] of changes.events ?? []) await fire(id, readEvent(event));
    for (const [id, traceback] of changes.failures ?? []) await fail(id, traceback);
    for (const id of changes.finished ?? []) logs.close(id);
    if (watchers.size === 0) return;
    for (const id of [...(changes.finished ?? []), ...(changes.failures ?? []).map(([id]) => id)])
      if (watchers.delete(id)) isWatcherOver = true;
  }

  function settle(): void {
    runners.settle();
    if (isWatcherOver || runners.ids.length >= options.capacity - mostAtOnce) look();
    isWatcherOver = false;
  }

  async function fire(triggerId: number, event: SpokenEvent): Promise<void> {
    if (!watchers.has(triggerId)) return events.ofTask(triggerId, event);
    await events.ofWatcher(triggerId, event);
    restarts.forget(triggerId);
  }

  async function fail(triggerId: number, traceback: string[] | null, endsProcesses = false): Promise<void> {
    const assets = watchers.get(triggerId);
    if (assets === undefined) return events.ofTask(triggerId, { kind: 'failure', traceback });
    const problem = traceback?.join('') ?? 'It ended without an event.';
    const restSeconds = restarts.failed(triggerId, endsProcesses);
    onEvent({ kind: 'watcherFailed', triggerId, assets, problem, restSeconds });
  }

  function writeLog(triggerId: number | undefined, record: LogRecord): void {
    const safe = options.mask.record(record);
    if (triggerId === undefined || !logs.write(triggerId, safe)) onEvent({ kind: 'record', triggerId, record: safe });
  }

  async function giveBack(ids: number[] | null): Promise<void> {
    await database
      .transaction('trigger_release', async (tx) => {
        const released = await tx.run(releaseTriggers, self.processId, ids);
        // Not told of what could not run here: this process would take it again at once.
        if (ids === null && released.length > 0) tx.emit({ kind: 'triggers_changed' });
      })
      .catch((error: Error) => onEvent({ kind: 'problem', what: 'triggers were not given back', error }));
  }

  return {
    async start() {
      liveness = await holdLiveness(self, { kind: 'triggerer', ...options.process });
      jobId = (await database.run(findJobId, self.processId))[0]!.jobId;
      unsubscribe = database.bus.subscribe((event) => {
        if (event.kind === 'triggers_changed') look();
      });
      sweep = setInterval(look, sweepSeconds * 1_000);
      look();
    },
    lookAtEverything: look,
    async stop() {
      isStopping = true;
      unsubscribe();
      clearInterval(sweep);
      restarts.stop();
      await looking;
      await runners.stop();
      await events.stop();
      await logs.flush();
      await giveBack(null);
      await liveness?.end();
    },
  };
}

function readEvent(event: WireEvent): SpokenEvent {
  if ('task_instance_state' in event) return { kind: 'end', state: event.task_instance_state, xcoms: event.xcoms };
  return { kind: 'event', payload: event.payload };
}
