import type { LogRecord } from '@leeward/contracts';

/** The log of a trigger, beside those of the attempt that waits for it. */
export interface TriggerLog {
  readonly attemptId: string;
  /** In the log store. */
  readonly path: string;
}

/** Adds records at the end of a log of the log store. */
export type AppendLog = (log: TriggerLog, records: readonly LogRecord[]) => Promise<void>;

/** The logs of triggers beside those of their tasks, written a moment after they come, in their order. */
export interface TriggerLogs {
  open(triggerId: number, log: TriggerLog): void;
  /** False where the trigger has no log of its own. */
  write(triggerId: number, record: LogRecord): boolean;
  /** Everything written so far is on its way when this resolves; its last lines may still come. */
  flush(): Promise<void>;
  close(triggerId: number): void;
}

const gatherMs = 200;

export function createTriggerLogs(append: AppendLog, onProblem: (log: TriggerLog, error: Error) => void): TriggerLogs {
  const logs = new Map<number, TriggerLog>();
  let waiting = new Map<TriggerLog, LogRecord[]>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const batch = waiting;
    waiting = new Map();
    writing = writing.then(async () => {
      for (const [log, records] of batch) {
        await append(log, records).catch((error: Error) => onProblem(log, error));
      }
    });
    return writing;
  }

  return {
    open(triggerId, log) {
      logs.set(triggerId, log);
    },
    write(triggerId, record) {
      const log = logs.get(triggerId);
      if (log === undefined) return false;
      const records = waiting.get(log);
      if (records === undefined) waiting.set(log, [record]);
      else records.push(record);
      timer ??= setTimeout(flush, gatherMs);
      return true;
    },
    flush,
    close(triggerId) {
      logs.delete(triggerId);
    },
  };
}
