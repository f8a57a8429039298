import type { LogRecord } from '@leeward/contracts';
import type { MessageHandler, ProcessEnd, Runtimes } from '@leeward/runtimes';
import type { RunTrigger, TriggerStateChanges, TriggerStateSync } from './messages.ts';

/** What a process of triggers tells. Each is told until it resolves; a rejection ends the process, and its triggers start anew. */
interface RunnerEvents {
  onChanges(changes: TriggerStateChanges): Promise<void>;
  /** Triggers are over and no longer among the runner's. */
  onOver(): void;
  onQuestion: MessageHandler;
  /** `triggerId` undefined: the process speaks for itself. */
  onLog(triggerId: number | undefined, record: LogRecord): void;
}

export interface RunnerOptions extends RunnerEvents {
  runtimes: Runtimes;
  importFolders: readonly string[];
  /** Null for a trigger that has the process for itself. */
  blockedSeconds: number | null;
  /** A process that has not reported for so long hangs as a whole and is killed. Not for one trigger alone. */
  silenceSeconds: number;
}

export interface RunnerEnd extends ProcessEnd {
  /** The trigger that held up the others. */
  blamed: number | undefined;
}

/** One Python process that runs triggers. */
export interface Runner {
  readonly pid: number;
  /** It came up and has asked for triggers. */
  readonly hasReported: boolean;
  /** The triggers that it was given and that are not over, by id. */
  readonly triggers: ReadonlyMap<number, RunTrigger>;
  give(triggers: readonly RunTrigger[]): void;
  /** Ends triggers that nobody needs any more: their on_kill runs. */
  cancel(ids: readonly number[]): void;
  /** Ends the process; triggers clean up and are not cancelled. */
  stop(): void;
  readonly ended: Promise<RunnerEnd>;
}

const stopGraceMs = 3_000;

export async function startRunner(options: RunnerOptions): Promise<Runner> {
  const triggers = new Map<number, RunTrigger>();
  const waiting: RunTrigger[] = [];
  const cancelling = new Set<number>();
  let blamed: number | undefined;
  let hasReported = false;
  let silence: NodeJS.Timeout | undefined;

  async function sync(changes: TriggerStateChanges): Promise<TriggerStateSync> {
    hasReported = true;
    await options.onChanges(changes);
    for (const id of changes.finished ?? []) {
      triggers.delete(id);
      cancelling.delete(id);
    }
    for (const [id] of changes.failures ?? []) triggers.delete(id);
    if (changes.finished !== null || changes.failures !== null) options.onOver();
    const persisted = (changes.events ?? []).flatMap(([, , seq]) => (seq === null ? [] : [seq]));
    return {
      type: 'TriggerStateSync',
      to_create: waiting.splice(0),
      to_cancel: [...cancelling],
      events_persisted: persisted.length > 0 ? persisted : null,
    };
  }

  function watchSilence(): void {
    if (options.blockedSeconds === null) return;
    silence = setTimeout(() => child.kill('SIGKILL'), options.silenceSeconds * 1_000).unref();
  }

  const child = await options.runtimes.startTriggers({
    importFolders: options.importFolders,
    blockedSeconds: options.blockedSeconds,
    async onMessage(message, context) {
      // The time that an answer takes is not the process's.
      clearTimeout(silence);
      try {
        if (message.type === 'TriggerStateChanges')
          return await (sync(message as unknown as TriggerStateChanges) as never);
        return await options.onQuestion(message, context);
      } finally {
        watchSilence();
      }
    },
    onLog(record) {
      if (typeof record.blocking_trigger_id === 'number') blamed = record.blocking_trigger_id;
      const { trigger_id: id, ...rest } = record;
      options.onLog(typeof id === 'number' ? id : undefined, rest as LogRecord);
    },
  });

  return {
    pid: child.pid,
    get hasReported() {
      return hasReported;
    },
    triggers,
    give(more) {
      for (const trigger of more) triggers.set(trigger.id, trigger);
      waiting.push(...more);
    },
    cancel(ids) {
      for (const id of ids) if (triggers.has(id)) cancelling.add(id);
    },
    stop() {
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), stopGraceMs).unref();
    },
    ended: child.exited
      .catch((): ProcessEnd => ({ exitCode: null, signal: 'SIGKILL' }))
      .then((end) => {
        clearTimeout(silence);
        return { ...end, blamed };
      }),
  };
}
