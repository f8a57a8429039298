import { divide } from './divide.ts';
import type { RunTrigger } from './messages.ts';
import type { Runner, RunnerEnd } from './runner.ts';

export interface RunnersOptions {
  /** @param isAlone for one trigger that must not hold up others. */
  start(isAlone: boolean): Promise<Runner>;
  /** The trigger ends every process that it is given. */
  onFailed(id: number, traceback: string[]): Promise<void>;
  /** These could not be started, or are lost with a process that could not be replaced: they run nowhere. */
  onLost(ids: number[], error: Error): void;
  /** A process died that should not have. */
  onDeath(end: RunnerEnd, triggerCount: number): void;
  /** How long the process of all triggers stays without any. */
  idleSeconds: number;
}

/** The processes that run this triggerer's triggers: one for all that behave, further ones for those that do not. */
export interface Runners {
  has(id: number): boolean;
  readonly ids: number[];
  start(triggers: readonly RunTrigger[]): Promise<void>;
  /** In a process of its own. */
  startAlone(trigger: RunTrigger): Promise<void>;
  cancel(ids: readonly number[]): void;
  /** A trigger is over: a process may have become idle. */
  settle(): void;
  stop(): Promise<void>;
}

export function createRunners(options: RunnersOptions): Runners {
  const running = new Set<Runner>();
  /** Not in a process at this moment, and yet in hand. */
  const starting = new Map<number, RunTrigger>();
  const deathsAlone = new Map<number, number>();
  let opening: Promise<Runner> | undefined;
  let shared: Runner | undefined;
  let idleTimer: NodeJS.Timeout | undefined;
  let isStopping = false;

  async function open(isAlone: boolean): Promise<Runner> {
    const runner = await options.start(isAlone);
    running.add(runner);
    void runner.ended.then((end) => bury(runner, end));
    if (isStopping) runner.stop();
    return runner;
  }

  async function give(to: Promise<Runner>, triggers: readonly RunTrigger[]): Promise<void> {
    for (const trigger of triggers) starting.set(trigger.id, trigger);
    try {
      (await to).give(triggers);
    } catch (error) {
      options.onLost(
        triggers.map(({ id }) => id),
        error as Error,
      );
    } finally {
      for (const { id } of triggers) starting.delete(id);
      settle();
    }
  }

  /** The process for all: opened for the first trigger, and again after its end. */
  function common(): Promise<Runner> {
    opening ??= open(false).then(
      (runner) => {
        shared = runner;
        void runner.ended.then(() => forget(runner));
        return runner;
      },
      (error) => {
        opening = undefined;
        throw error;
      },
    );
    return opening;
  }

  function forget(runner: Runner): void {
    if (shared !== runner) return;
    shared = undefined;
    opening = undefined;
  }

  async function bury(runner: Runner, end: RunnerEnd): Promise<void> {
    running.delete(runner);
    const lost = [...runner.triggers.values()];
    if (isStopping || lost.length === 0) return;
    options.onDeath(end, lost.length);
    const ids = lost.map(({ id }) => id);
    // It has not taken one yet: no trigger is at fault.
    if (!runner.hasReported)
      return options.onLost(ids, new Error(`Python ended with ${howItEnded(end)} as it started`));
    const [only] = ids;
    if (ids.length === 1) deathsAlone.set(only!, (deathsAlone.get(only!) ?? 0) + 1);
    const { groups, failed } = divide(ids, end.blamed, (id) => deathsAlone.get(id) ?? 0);
    const of = (group: readonly number[]) => lost.filter(({ id }) => group.includes(id));
    await Promise.all([
      ...groups.map((group) => give(open(group.length === 1), of(group))),
      ...of(failed).map((trigger) => fail(trigger, end)),
    ]);
  }

  async function fail(trigger: RunTrigger, end: RunnerEnd): Promise<void> {
    starting.set(trigger.id, trigger);
    deathsAlone.delete(trigger.id);
    await options.onFailed(trigger.id, [`The process that ran this trigger alone ended with ${howItEnded(end)}.`]);
    starting.delete(trigger.id);
    settle();
  }

  function settle(): void {
    clearTimeout(idleTimer);
    if (starting.size > 0) return;
    for (const runner of running) if (runner !== shared && runner.triggers.size === 0) runner.stop();
    if (shared === undefined || shared.triggers.size > 0) return;
    idleTimer = setTimeout(endIdle, options.idleSeconds * 1_000, shared);
    idleTimer.unref();
  }

  function endIdle(runner: Runner): void {
    if (starting.size > 0 || runner.triggers.size > 0) return;
    forget(runner);
    runner.stop();
  }

  return {
    has: (id) => starting.has(id) || [...running].some((runner) => runner.triggers.has(id)),
    get ids() {
      return [...starting.keys(), ...[...running].flatMap((runner) => [...runner.triggers.keys()])];
    },
    async start(triggers) {
      if (triggers.length > 0 && !isStopping) await give(common(), triggers);
    },
    async startAlone(trigger) {
      if (!isStopping) await give(open(true), [trigger]);
    },
    cancel(ids) {
      for (const runner of running) runner.cancel(ids);
    },
    settle,
    async stop() {
      isStopping = true;
      clearTimeout(idleTimer);
      await opening?.catch(() => {});
      const ends = [...running].map((runner) => runner.ended);
      for (const runner of running) runner.stop();
      await Promise.all(ends);
    },
  };
}

function howItEnded({ exitCode, signal }: RunnerEnd): string {
  return signal === null ? `exit code ${exitCode}` : `signal ${signal}`;
}
