import { Worker } from 'node:worker_threads';
import { endingOf } from './endings.ts';
import { encodeFrame } from './frames.ts';

/** What the thread needs to end a task whose own thread never comes to its timer. */
export interface WatchdogData {
  /** 0 while the task is watched, 1 when its own thread has taken over. */
  readonly state: Int32Array;
  readonly waitMs: number;
  readonly comms: number;
  readonly logs: number;
  readonly frame: Uint8Array;
  readonly logLine: string;
}

/** How much later than the timeout the thread acts: the timer of the task's own thread comes first where it can. */
const patienceMs = 1_000;
/** An id that no question of the channel has: they count from 0. */
const frameId = 0x7fff_ffff;

/**
 * Watches over a task with a timeout from another thread, because a handler that never gives its thread back keeps every timer from
 * firing. Where that happens, the thread reports the end of the task and kills the process. Call the result when the task has ended.
 */
export function watch(seconds: number, mayRetry: boolean): () => void {
  const error = new Error(`the task ran longer than its ${seconds} seconds and does not give its thread back`);
  const overdue = new Date(Date.now() + seconds * 1_000);
  const record = {
    timestamp: overdue.toISOString(),
    level: 'error',
    event: error.message,
    logger: 'task',
    error_detail: timeoutDetail(error),
  };
  const state = new Int32Array(new SharedArrayBuffer(4));
  const workerData: WatchdogData = {
    state,
    waitMs: seconds * 1_000 + patienceMs,
    comms: 3,
    logs: 4,
    frame: encodeFrame(frameId, endingOf(error, mayRetry, overdue)),
    logLine: `${JSON.stringify(record)}\n`,
  };
  const worker = new Worker(new URL('watchdog-thread.ts', import.meta.url), { workerData });
  worker.unref();
  return () => {
    Atomics.store(state, 0, 1);
    Atomics.notify(state, 0);
  };
}

function timeoutDetail(error: Error) {
  return [{ exc_type: 'TaskTimeout', exc_value: error.message, exc_notes: [], is_cause: false, frames: [] }];
}
