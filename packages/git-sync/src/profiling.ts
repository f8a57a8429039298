import { Session } from 'node:inspector/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const longestSeconds = 300;

/** A CPU profile of this process over some seconds, in V8's format (a .cpuprofile file). */
export async function recordCpuProfile(seconds: number): Promise<string> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.start');
    await sleep(Math.min(Math.max(seconds, 1), longestSeconds) * 1000);
    const { profile } = await session.post('Profiler.stop');
    return JSON.stringify(profile);
  } finally {
    session.disconnect();
  }
}
