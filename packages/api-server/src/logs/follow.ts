import type { ControlPlaneEvent } from '@leeward/contracts';
import type { Database } from '@leeward/database';
import { type AttemptLine, type LogPositions, readAttemptLineBlocks } from './attempt-lines.ts';
import { findAttemptById, type LoggedAttempt, mayLogMore } from './attempt-lookup.ts';
import type { LogStore } from './log-store.ts';

/** After an attempt's end its worker may still deliver its last chunk. */
const lastChunkMs = 1_000;
/** Looks again without being told, for a notification that got lost. */
const lookAgainMs = 30_000;

/**
 * The lines of an attempt's logs from some bytes on, some at once, and those that come while it runs, woken by events. Ends when the attempt
 * is over and all of its logs was given, or when `signal` aborts.
 */
export async function* followLog(
  { database, logStore }: { database: Database; logStore: LogStore },
  attempt: LoggedAttempt,
  from: LogPositions,
  signal: AbortSignal,
): AsyncGenerator<AttemptLine[]> {
  const waker = createWaker(signal);
  const unsubscribe = database.bus.subscribe((event) => {
    if (concerns(event, attempt)) waker.wake();
  });
  try {
    let positions = from;
    for (let last = false; !signal.aborted; ) {
      for await (const lines of readAttemptLineBlocks(logStore, attempt.path, positions)) {
        positions = lines.at(-1)!.positions;
        yield lines;
        if (signal.aborted) return;
      }
      if (last) return;
      const now = await findAttemptById(database, attempt.attemptId);
      last = now === undefined || !mayLogMore(now.state) || now.tryNumber !== attempt.tryNumber;
      await waker.sleep(last ? lastChunkMs : lookAgainMs);
    }
  } finally {
    unsubscribe();
  }
}

function concerns(event: ControlPlaneEvent, attempt: LoggedAttempt): boolean {
  if (event.kind === 'log_appended') return event.attemptId === attempt.attemptId;
  if (event.kind !== 'run_changed' || event.dagRunId !== attempt.dagRunId) return false;
  return event.taskIds === undefined || event.taskIds.includes(attempt.taskId);
}

/** A wake that comes while nobody sleeps is kept for the next sleep, so none is lost. */
function createWaker(signal: AbortSignal) {
  let woken = false;
  let resume: (() => void) | undefined;
  const wake = () => {
    woken = true;
    resume?.();
  };
  signal.addEventListener('abort', wake);
  return {
    wake,
    async sleep(longestMs: number): Promise<void> {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        resume = resolve;
        timer = setTimeout(resolve, longestMs);
        if (woken || signal.aborted) resolve();
      });
      clearTimeout(timer);
      resume = undefined;
      woken = false;
    },
  };
}
