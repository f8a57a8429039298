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

/** A burst of lines is shown together. */
const gatherMs = 80;

/** The log of a try; `live` follows it while it is written. */
export function useLog(key: TryKey, live: boolean): ShownLog {
  const { dagId, runId, taskId, mapIndex, tryNumber } = key;
  const [shown, setShown] = useState(emptyLog);
  const [status, setStatus] = useState<LogStatus>('loading');
  const [error, setError] = useState<unknown>();

  useEffect(() => {
    const log = emptyLog();
    setShown(log);
    setStatus('loading');
    const waiting: LogMessage[] = [];
    let timer: number | undefined;

    function flush(): void {
      window.clearTimeout(timer);
      timer = undefined;
      for (const message of waiting.splice(0)) addMessage(log, message);
      setShown({ ...log });
    }

    const stop = (live ? followLog : fetchLog)(
      { dagId, runId, taskId, mapIndex, tryNumber },
      {
        onMessages(messages) {
          waiting.push(...messages);
          timer ??= window.setTimeout(flush, gatherMs);
        },
        onConnected: (connected) => setStatus(connected ? 'following' : 'lost'),
        onEnd() {
          flush();
          setStatus('ended');
        },
        onError(problem) {
          flush();
          setStatus('failed');
          setError(problem);
        },
      },
    );
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [dagId, runId, taskId, mapIndex, tryNumber, live]);

  return { log: shown, status, error };
}
