// A scheduler in a process of its own that kills itself, as kill -9 does, when it comes to a point for the nth time.
// usage: killed-scheduler.ts DATABASE_URL POINT TIMES
import { setDebugHook } from '../debug-point.ts';
import { givenScheduler } from './given-scheduler.ts';

const [url, point, times] = process.argv.slice(2);
if (url === undefined || point === undefined || times === undefined) throw new Error('DATABASE_URL POINT TIMES');

let left = Number(times);
setDebugHook((reached) => {
  if (reached !== point) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
});
await givenScheduler(url);
