import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import type { WatchdogData } from './watchdog.ts';

const { state, waitMs, comms, logs, frame, logLine } = workerData as WatchdogData;

if (Atomics.wait(state, 0, 0, waitMs) === 'timed-out') {
  writeSync(logs, logLine);
  writeSync(comms, frame);
  process.kill(process.pid, 'SIGKILL');
}
