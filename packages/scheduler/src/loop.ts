import type { ControlPlaneEvent } from '@leeward/contracts';
import { createDueRuns, type PassResult, runPass } from '@leeward/lifecycle';
import { Alarm } from './alarm.ts';
import { freeSlots, type SchedulerContext } from './context.ts';
import { debugPoint } from './debug-point.ts';
import { handOver } from './hand-over.ts';
import { together } from './one-by-one.ts';
import { Peers } from './peers.ts';
import { endedRuns } from './queries/ended-runs.ts';
import {
  awaitedDags,
  undecidedDags,
  unfinishedAmong,
  unfinishedRuns,
  unfinishedRunsOfDag,
} from './queries/unfinished-runs.ts';
import { type Due, nextDueMs, readDue } from './timers.ts';
import { WorkList } from './work-list.ts';

const runsPerPass = 100;
/** Where many Dags are due at one instant, the tasks of the first need not wait until the last has its runs. */
const dagsBeforePass = 10;
const shortestRetryMs = 250;
const longestRetryMs = 5_000;
/** So much time has another scheduler to look at a run of its own. */
const peerDelayMs = 500;

/**
 * Does what is on the work list, one step at a time, and sleeps until an event or the next due instant puts something there. Everything
 * that comes while a step runs is done together in the next one.
 */
export class SchedulerLoop {
  readonly #context: SchedulerContext;
  readonly #work = new WorkList();
  readonly #alarm = new Alarm(() => this.lookAtTimers());
  readonly #retries = new Set<NodeJS.Timeout>();
  readonly #peers: Peers;
  /** Runs of other schedulers that something changed of a moment ago. */
  readonly #others = new Set<number>();
  /** Dags whose next runs could not be decided a moment ago. Their timers stay due meanwhile. */
  readonly #resting = new Set<string>();
  #timersAreDue = false;
  #everything = false;
  #waitsForExecutor = false;
  /** Whether an executor freed a slot after the pass under way had counted them. */
  #slotsFreed = false;
  #isStopped = true;
  #isBackingOff = false;
  #failures = 0;
  #working: Promise<void> | undefined;

  constructor(context: SchedulerContext) {
    this.#context = context;
    this.#peers = new Peers(context.database.processId);
  }

  get peers(): Peers {
    return this.#peers;
  }

  start(): void {
    this.#isStopped = false;
    this.#timersAreDue = true;
    this.#wake();
  }

  /** Resolves when the step under way is done. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#alarm.clear();
    for (const timer of this.#retries) clearTimeout(timer);
    await this.#working;
  }

  hear(event: ControlPlaneEvent): void {
    switch (event.kind) {
      case 'run_changed':
        if (event.settled) return;
        if (!this.#peers.isOwn(event.dagRunId)) {
          this.#lookLater(event.dagRunId);
          return;
        }
        this.#work.addRuns([event.dagRunId]);
        break;
      case 'slots_changed':
        if (event.fullProcessId === this.#context.database.processId) return;
        this.#work.addSlots();
        break;
      case 'dag_changed':
        if (event.settled) return;
        this.#work.addDag(event.dagId);
        break;
      case 'timer_set':
        this.#alarm.setBy(Date.parse(event.dueAt));
        return;
      default:
        return;
    }
    this.#wake();
  }

  onSlotsFreed(): void {
    this.#slotsFreed = true;
    if (!this.#waitsForExecutor) return;
    this.#work.addSlots();
    this.#wake();
  }

  /** Every unfinished run, every Dag without a decided next run, every timer. */
  lookAtEverything(): void {
    this.#everything = true;
    this.lookAtTimers();
  }

  /** What is due by the database's clock: one that jumped, or a machine that slept, makes the alarm ring late. */
  lookAtTimers(): void {
    this.#timersAreDue = true;
    this.#wake();
  }

  /** Runs the work between two steps. */
  async undisturbed(work: (list: WorkList) => Promise<void>): Promise<void> {
    while (this.#working !== undefined) await this.#working;
    this.#working = work(this.#work).finally(() => this.#done());
    await this.#working;
  }

  get #hasWork(): boolean {
    const hasSome = this.#timersAreDue || this.#everything || !this.#work.isEmpty;
    return hasSome && !this.#isStopped && !this.#isBackingOff;
  }

  #wake(): void {
    if (this.#working !== undefined || !this.#hasWork) return;
    this.#working = this.#drain().finally(() => this.#done());
  }

  #done(): void {
    this.#working = undefined;
    this.#wake();
  }

  async #drain(): Promise<void> {
    // Events of one commit come one after the other: they belong into one step.
    await Promise.resolve();
    while (this.#hasWork) {
      try {
        await this.#step();
        this.#failures = 0;
      } catch (error) {
        this.#backOff(error);
      }
    }
  }

  #backOff(error: unknown): void {
    const { log, metrics } = this.#context;
    log.error({ error }, 'a step of the scheduler failed; it is tried again');
    metrics.count('failed_steps', 1);
    this.#failures += 1;
    this.#isBackingOff = true;
    // What the step had taken may be on no list any more.
    this.#everything = true;
    this.#timersAreDue = true;
    this.#later(Math.min(shortestRetryMs * 2 ** this.#failures, longestRetryMs), () => {
      this.#isBackingOff = false;
    });
  }

  #later(ms: number, action: () => void): void {
    const timer = setTimeout(() => {
      this.#retries.delete(timer);
      action();
      this.#wake();
    }, ms);
    this.#retries.add(timer);
  }

  /** Another scheduler looks at this run first; this one makes sure that it did. */
  #lookLater(dagRunId: number): void {
    if (this.#others.has(dagRunId)) return;
    this.#others.add(dagRunId);
    this.#later(peerDelayMs, () => {
      this.#others.delete(dagRunId);
      this.#work.addRuns([dagRunId]);
    });
  }

  async #step(): Promise<void> {
    const { database } = this.#context;
    if (this.#everything) {
      this.#everything = false;
      this.#work.addRuns((await database.run(unfinishedRuns)).map((run) => run.id));
      for (const { dagId } of await database.run(undecidedDags)) this.#work.addDag(dagId);
      for (const { dagId } of await database.run(awaitedDags, null)) this.#work.addDag(dagId);
      this.#work.addSlots();
    }
    const due = this.#timersAreDue ? await this.#readTimers() : undefined;
    for (const dagId of this.#work.takeDags(dagsBeforePass)) await this.#lookAtDag(dagId);
    const dagRunIds = this.#work.takeRuns(runsPerPass);
    if (dagRunIds !== undefined) await this.#lookAtRuns(dagRunIds);
    if (due === undefined) return;
    await due.end();
    // Cleared before the timers are read: one that is set meanwhile is told by its event and may not be in what was read.
    this.#alarm.clear();
    this.#alarm.setBy(due.isMore ? Date.now() : await nextDueMs(this.#context, this.#resting));
  }

  async #readTimers(): Promise<Due> {
    this.#timersAreDue = false;
    const due = await readDue(this.#context, this.#resting);
    this.#work.addRuns(due.dagRunIds);
    for (const dagId of due.dagIds) this.#work.addDag(dagId);
    return due;
  }

  async #lookAtDag(dagId: string): Promise<void> {
    await together(
      [dagId],
      () => this.#createRuns(dagId),
      (_, error) => {
        this.#context.log.error({ error, dagId }, 'the next runs of a Dag could not be decided; it is tried again');
        this.#context.metrics.count('failed_steps', 1);
        if (this.#resting.has(dagId)) return;
        this.#resting.add(dagId);
        this.#later(longestRetryMs, () => {
          this.#resting.delete(dagId);
          this.#work.addDag(dagId);
        });
      },
    );
  }

  async #createRuns(dagId: string): Promise<void> {
    const { database, graphs, metrics } = this.#context;
    const startedAt = performance.now();
    const { created, timerAt, isBusy, isMore } = await database.transaction('create due runs', (tx) =>
      createDueRuns(tx, graphs, dagId),
    );
    await debugPoint('after_due_runs');
    metrics.count('runs_created', created.length);
    metrics.timing('due_runs', (performance.now() - startedAt) / 1_000);
    if (timerAt !== null) this.#alarm.setBy(timerAt.getTime());
    if (isMore) this.#work.addDag(dagId);
    if (isBusy) this.#later(shortestRetryMs, () => this.#work.addDag(dagId));
    this.#work.addRuns((await database.run(unfinishedRunsOfDag, dagId)).map((run) => run.id));
  }

  async #lookAtRuns(dagRunIds: readonly number[]): Promise<void> {
    await together(
      dagRunIds,
      (ids) => this.#pass(ids),
      (dagRunId, error) => {
        this.#context.log.error({ error, dagRunId }, 'a run could not be decided; it is tried again');
        this.#context.metrics.count('failed_steps', 1);
        this.#later(longestRetryMs, () => this.#work.addRuns([dagRunId]));
      },
    );
  }

  async #pass(dagRunIds: readonly number[]): Promise<void> {
    const { database, graphs, metrics, defaultExecutor, onRunsEnded } = this.#context;
    const startedAt = performance.now();
    await debugPoint('before_pass');
    this.#slotsFreed = false;
    const freeByExecutor = freeSlots(this.#context);
    const result = await database.transaction('pass', (tx) =>
      runPass(tx, graphs, {
        dagRunIds,
        freeByExecutor,
        defaultExecutor,
        processId: database.processId,
        hasPeers: this.#peers.areThere,
      }),
    );
    await debugPoint('after_pass');
    metrics.timing('pass', (performance.now() - startedAt) / 1_000);
    metrics.count('task_instances_moved', result.written.length);
    metrics.count('task_instances_queued', result.queued.length);
    this.#follow(result);
    await handOver(this.#context, result.queued);
    await this.#comeBackTo(result.untouchedRunIds);
    if (onRunsEnded !== undefined && result.endedRunIds.length > 0)
      onRunsEnded(await database.run(endedRuns, result.endedRunIds));
  }

  #follow(result: PassResult): void {
    const { nextRunIds, timerAt, waitsForExecutor } = result;
    this.#waitsForExecutor = waitsForExecutor;
    if (waitsForExecutor && this.#slotsFreed) this.#work.addSlots();
    this.#work.addRuns(nextRunIds);
    if (timerAt !== null) this.#alarm.setBy(timerAt.getTime());
  }

  /** Most have ended. One that another transaction holds may have been decided without what this pass was for. */
  async #comeBackTo(untouchedRunIds: readonly number[]): Promise<void> {
    if (untouchedRunIds.length === 0) return;
    const held = await this.#context.database.run(unfinishedAmong, untouchedRunIds);
    if (held.length > 0) this.#later(shortestRetryMs, () => this.#work.addRuns(held.map(({ id }) => id)));
  }
}
