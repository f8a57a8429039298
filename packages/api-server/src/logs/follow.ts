import type { ControlPlaneEvent } from '@leeward/contracts';
import type { Database } from '@leeward/database';
import { createBell } from '../bell.ts';
import { type AttemptLine, type LogPositions, readAttemptLineBlocks, readBytes } from './attempt-lines.ts';
import { findAttemptById, type LoggedAttempt, mayLogMore } from './attempt-lookup.ts';
import type { LogStore } from './log-store.ts';

/** After an attempt's end its worker may still deliver its last chunk. */
const lastChunkMs = 1_000;
/** The log of a pod whose worker ships none comes after its end. */
const wholeLogMs = 10_000;
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
  const bell = createBell(database.bus, signal, (event) => concerns(event, attempt));
  try {
    let positions = from;
    let isEmpty = readBytes({}, from) === 0;
    let endsAtMs: number | undefined;
    while (!signal.aborted) {
      let isNew = false;
      for await (const lines of readAttemptLineBlocks(logStore, attempt.path, positions)) {
        positions = lines.at(-1)!.positions;
        isNew = true;
        isEmpty = false;
        yield lines;
        if (signal.aborted) return;
      }
      if (!isNew && endsAtMs !== undefined && performance.now() >= endsAtMs) return;
      const now = await findAttemptById(database, attempt.attemptId);
      const isOver = now === undefined || !mayLogMore(now.state) || now.tryNumber !== attempt.tryNumber;
      if (!isOver) endsAtMs = undefined;
      else if (isNew || endsAtMs === undefined) endsAtMs = performance.now() + (isEmpty ? lateMs(now) : lastChunkMs);
      await bell.wait(endsAtMs === undefined ? lookAgainMs : Math.max(0, endsAtMs - performance.now()));
    }
  } finally {
    bell.close();
  }
}

/** How long to wait for the first line of an attempt that is over. */
function lateMs(attempt: LoggedAttempt | undefined): number {
  const sinceEndMs = attempt === undefined ? wholeLogMs : Date.now() - attempt.updatedAt.getTime();
  return Math.max(lastChunkMs, wholeLogMs - sinceEndMs);
}

function concerns(event: ControlPlaneEvent, attempt: LoggedAttempt): boolean {
  if (event.kind === 'log_appended') return event.attemptId === attempt.attemptId;
  if (event.kind !== 'run_changed' || event.dagRunId !== attempt.dagRunId) return false;
  return event.taskIds === undefined || event.taskIds.includes(attempt.taskId);
}
