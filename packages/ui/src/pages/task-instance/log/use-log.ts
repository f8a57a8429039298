import { useEffect, useState } from 'react';
import { addMessage, emptyLog, type LogMessage, type LogText } from './log-lines.ts';
import { fetchLog, followLog, type TryKey } from './read-log.ts';

export type LogStatus = 'loading' | 'following' | 'lost' | 'ended' | 'failed';

export interface ShownLog {
  /** Another object whenever it grew; its lines are added in place. */
  log: LogText;
  status: LogStatus;
  error: unknown;
}

/** A burst of lines is shown together; a long log, which takes longer to lay out, less often. */
const gatherMs = 80;
const linesAMs = 300;
/** Lines are taken in for so long at a time, so that a page stays quick while a long log comes in. */
const sliceMs = 12;
/** More messages than these waiting hold the reader back. */
const mostWaiting = 20_000;

/** The log of a try; `live` follows it while it is written. */
export function useLog(key: TryKey, live: boolean): ShownLog {
  const { dagId, runId, taskId, mapIndex, tryNumber } = key;
  const [shown, setShown] = useState(emptyLog);
  const [status, setStatus] = useState<LogStatus>('loading');
  const [error, setError] = useState<unknown>();

  useEffect(() => {
    const show = (log: LogText) => setShown({ ...log });
    const intake = createIntake(show);
    setShown(emptyLog());
    setStatus('loading');
    const stop = (live ? followLog : fetchLog)(
      { dagId, runId, taskId, mapIndex, tryNumber },
      {
        onMessages: intake.add,
        onConnected: (connected) => setStatus(connected ? 'following' : 'lost'),
        onEnd: () => intake.whenEmpty(() => setStatus('ended')),
        onError: (problem) =>
          intake.whenEmpty(() => {
            setStatus('failed');
            setError(problem);
          }),
      },
    );
    return () => {
      stop();
      intake.stop();
    };
  }, [dagId, runId, taskId, mapIndex, tryNumber, live]);

  return { log: shown, status, error };
}

/** Takes messages into a log slice by slice and shows it now and then. */
function createIntake(show: (log: LogText) => void) {
  const log = emptyLog();
  const waiting: LogMessage[] = [];
  const whenEmpty: (() => void)[] = [];
  const whenRoom: (() => void)[] = [];
  let next = 0;
  let shownAt = 0;
  let timer: number | undefined;

  function takeIn(): void {
    timer = undefined;
    const until = performance.now() + sliceMs;
    while (next < waiting.length && performance.now() < until) addMessage(log, waiting[next++]!);
    const isEmpty = next === waiting.length;
    if (isEmpty) {
      waiting.length = 0;
      next = 0;
    }
    if (waiting.length - next < mostWaiting) for (const resolve of whenRoom.splice(0)) resolve();
    if (isEmpty || performance.now() - shownAt > Math.max(gatherMs, log.lines.length / linesAMs)) {
      shownAt = performance.now();
      show(log);
    }
    if (isEmpty) for (const done of whenEmpty.splice(0)) done();
    else timer = window.setTimeout(takeIn);
  }

  return {
    add(messages: readonly LogMessage[]): Promise<void> {
      for (const message of messages) waiting.push(message);
      timer ??= window.setTimeout(takeIn, Math.max(gatherMs, log.lines.length / linesAMs));
      return waiting.length - next < mostWaiting ? Promise.resolve() : new Promise((resolve) => whenRoom.push(resolve));
    },
    /** Does it once all that waits is taken in. */
    whenEmpty(done: () => void): void {
      whenEmpty.push(done);
      timer ??= window.setTimeout(takeIn);
    },
    stop(): void {
      window.clearTimeout(timer);
      timer = 0;
    },
  };
}
