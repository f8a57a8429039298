import type { LogRecord } from '@leeward/contracts';

/** Adds records at the end of a log of the log store. */
export type AppendLog = (path: string, records: readonly LogRecord[]) => Promise<void>;

/** The logs of triggers beside those of their tasks, written a moment after they come, in their order. */
export interface TriggerLogs {
  open(triggerId: number, path: string): void;
  /** False where the trigger has no log of its own. */
  write(triggerId: number, record: LogRecord): boolean;
  /** Everything written so far is on its way when this resolves; its last lines may still come. */
  flush(): Promise<void>;
  close(triggerId: number): void;
}

const gatherMs = 200;

export function createTriggerLogs(append: AppendLog, onProblem: (path: string, error: Error) => void): TriggerLogs {
  const paths = new Map<number, string>();
  let waiting = new Map<string, LogRecord[]>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const batch = waiting;
    waiting = new Map();
    writing = writing.then(async () => {
      for (const [path, records] of batch) {
        await append(path, records).catch((error: Error) => onProblem(path, error));
      }
    });
    return writing;
  }

  return {
    open(triggerId, path) {
      paths.set(triggerId, path);
    },
    write(triggerId, record) {
      const path = paths.get(triggerId);
      if (path === undefined) return false;
      const records = waiting.get(path);
      if (records === undefined) waiting.set(path, [record]);
      else records.push(record);
      timer ??= setTimeout(flush, gatherMs);
      return true;
    },
    flush,
    close(triggerId) {
      paths.delete(triggerId);
    },
  };
}
