import { spawn } from 'node:child_process';
import type { Duplex, Readable } from 'node:stream';
import { signalGroup } from '../child.ts';
import type { OrphanGuard } from '../orphan-guard.ts';
import { type ParseOutcome, type ParseWork, parseIn } from '../parse.ts';
import { Session } from '../session.ts';
import { started } from '../spawned.ts';
import { type RunningTask, type TaskEnd, type TaskWork, taskEnd, workOf } from '../task.ts';
import { treeStamp } from './tree-stamp.ts';

export interface NodeOptions {
  /** The program that runs beside author code: comms on fd 3, JSON log lines on fd 4 (packages/sdk, child/). */
  readonly childEntry: string;
  /** By default the Node that runs this. */
  readonly executable?: string;
  readonly execArgv?: readonly string[];
}

export interface NodeLimits {
  readonly idleMs: number;
  /** How many idle children may be kept that have served a bundle version. */
  readonly idleLimit: number;
  /** Whether a child is started for the next use whenever one is taken. */
  readonly startsAhead: boolean;
}

export interface NodeBundle {
  readonly bundlePath: string;
  readonly bundleName: string;
  readonly bundleVersion: string | null;
}

/** A child that has served a bundle version to a clean end. */
interface IdleChild {
  readonly session: Session;
  readonly bundle: string;
  /** What the bundle's files were when the child was first given work; a version needs none. */
  readonly stamp: string | null;
  readonly timer: NodeJS.Timeout;
}

/** Final messages after which the process is as good as new. */
const cleanEnds = new Set(['SucceedTask', 'DeferTask', 'RescheduleTask', 'AwaitInputTask']);

/**
 * A child ends so when its last attempt left something running in it. A StartupDetails sent to it after that attempt's end has not
 * been read (packages/sdk, child/exit-codes.ts).
 */
const notReusableExitCode = 75;

/** As many as start at once on a small machine without taking the processor from what runs. */
const mostSpares = 2;
const soonMs = 500;

/**
 * Node children: some are started ahead while any are in use, and one that came to a clean end is used again for the same bundle version.
 */
export class NodeRuntime {
  readonly #options: NodeOptions;
  readonly #limits: NodeLimits;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #guard: OrphanGuard;
  readonly #live = new Set<Session>();
  #idle: IdleChild[] = [];
  /** Started ahead, the one that started first in front. */
  #spares: Promise<Session>[] = [];
  #sparesWanted = 1;
  #spareTimer: NodeJS.Timeout | undefined;
  #lastTakenAt = Number.NEGATIVE_INFINITY;
  #isClosed = false;

  constructor(
    options: NodeOptions,
    limits: NodeLimits,
    environment: Readonly<Record<string, string>>,
    guard: OrphanGuard,
  ) {
    this.#options = options;
    this.#limits = limits;
    this.#environment = environment;
    this.#guard = guard;
  }

  async parse(work: ParseWork, env: Readonly<Record<string, string>>): Promise<ParseOutcome> {
    return parseIn(await this.#unused(env), work);
  }

  /** @param fresh take a child that no other attempt has used, and use it once. */
  async startTask(
    bundle: NodeBundle,
    work: TaskWork,
    env: Readonly<Record<string, string>>,
    fresh: boolean,
  ): Promise<RunningTask> {
    const name = [bundle.bundlePath, bundle.bundleName, bundle.bundleVersion].join('\0');
    const isShared = !fresh && Object.keys(env).length === 0;
    const stamp = isShared && bundle.bundleVersion === null ? await treeStamp(bundle.bundlePath) : null;
    const used = isShared ? this.#takeIdle(name, stamp) : undefined;
    let session = used ?? (await this.#unused(env));
    let isOver = false;
    // The child has no bundles of its own: it is told where this one lies.
    const first = { ...work.startup, bundle_path: bundle.bundlePath };
    const run = async (): Promise<TaskEnd> => {
      const done = await session.runToFinal({ ...workOf(work), first });
      if (done.kind === 'ended') {
        if (session !== used || done.end.exitCode !== notReusableExitCode) return taskEnd(done.end, null);
        session = await this.#unused(env);
        return run();
      }
      isOver = true;
      if (isShared && cleanEnds.has(done.finalMessage.type)) this.#keep(session, name, stamp);
      else await session.hangUp();
      return taskEnd({ exitCode: 0, signal: null }, done.finalMessage);
    };
    return {
      get pid() {
        return session.child.pid;
      },
      kill: (signal) => {
        if (!isOver) session.child.kill(signal);
      },
      exited: run(),
    };
  }

  /** Starts the child that the next attempt or parse will take. */
  async prepare(): Promise<void> {
    await this.#startSpares();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#spareTimer);
    await Promise.allSettled(this.#spares);
    for (const { timer } of this.#idle.splice(0)) clearTimeout(timer);
    await Promise.all(
      [...this.#live].map((session) => {
        session.child.kill('SIGKILL');
        return session.ended.catch(() => undefined);
      }),
    );
  }

  /** A child that has done nothing yet. One that is asked for soon after another makes it likely that more are: then two are kept ahead. */
  async #unused(env: Readonly<Record<string, string>>): Promise<Session> {
    if (Object.keys(env).length > 0) return this.#start(env);
    const now = performance.now();
    if (now - this.#lastTakenAt < soonMs) this.#sparesWanted = mostSpares;
    this.#lastTakenAt = now;
    const spare = this.#spares.shift();
    const session = (await spare?.catch(() => undefined)) ?? (await this.#start({}));
    if (this.#limits.startsAhead) this.#startSpares().catch(() => {});
    return session;
  }

  async #startSpares(): Promise<void> {
    if (this.#isClosed) return;
    while (this.#spares.length < this.#sparesWanted) this.#startSpare();
    clearTimeout(this.#spareTimer);
    this.#spareTimer = setTimeout(() => {
      this.#sparesWanted = 1;
      for (const spare of this.#spares.splice(0)) spare.then((session) => session.hangUp()).catch(() => undefined);
    }, this.#limits.idleMs);
    this.#spareTimer.unref();
    await Promise.all(this.#spares);
  }

  #startSpare(): void {
    const spare = this.#start({});
    this.#spares.push(spare);
    const forget = () => {
      this.#spares = this.#spares.filter((each) => each !== spare);
    };
    spare.then((session) => session.ended).then(forget, forget);
  }

  #takeIdle(bundle: string, stamp: string | null): Session | undefined {
    const taken = this.#idle.find((child) => child.bundle === bundle && child.stamp === stamp);
    if (taken === undefined) return undefined;
    clearTimeout(taken.timer);
    this.#idle = this.#idle.filter((child) => child !== taken);
    return taken.session;
  }

  #keep(session: Session, bundle: string, stamp: string | null): void {
    if (this.#isClosed || !this.#live.has(session)) return;
    const timer = setTimeout(() => this.#release(session), this.#limits.idleMs);
    timer.unref();
    this.#idle.push({ session, bundle, stamp, timer });
    // The oldest goes: it is the one whose bundle version is least likely to be asked for again.
    if (this.#idle.length > this.#limits.idleLimit) this.#release((this.#idle[0] as IdleChild).session);
  }

  #release(session: Session): void {
    for (const child of this.#idle) if (child.session === session) clearTimeout(child.timer);
    this.#idle = this.#idle.filter((child) => child.session !== session);
    session.hangUp().catch(() => undefined);
  }

  async #start(env: Readonly<Record<string, string>>): Promise<Session> {
    const { executable = process.execPath, execArgv = [], childEntry } = this.#options;
    const spawned = spawn(executable, [...execArgv, childEntry], {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
      env: { ...this.#environment, ...env },
      detached: true,
    });
    const { pid, ended } = await started(spawned, this.#guard);
    const [, stdout, stderr, comms, logs] = spawned.stdio as unknown as [null, Readable, Readable, Duplex, Readable];
    const session = new Session({ pid, ended, comms, logs, stdout, stderr, kill: signalGroup(pid, ended) });
    this.#live.add(session);
    session.ended
      .catch(() => undefined)
      .then(() => {
        this.#live.delete(session);
        this.#idle = this.#idle.filter((child) => child.session !== session);
      });
    return session;
  }
}
