/** Slows down the guessing of passwords: after some failures in a while, a name or an address must wait. */
export interface LoginLimiter {
  /** Seconds to wait before another try, 0 where none. */
  waitSeconds(keys: readonly string[], now: number): number;
  failed(keys: readonly string[], now: number): void;
  succeeded(keys: readonly string[]): void;
}

const freeFailures = 5;
const longestWaitSeconds = 300;
const forgetAfterMs = 15 * 60_000;
const remembered = 10_000;

interface Failures {
  count: number;
  lastAt: number;
}

/** `now` is in milliseconds. The wait doubles with every failure past the free ones. */
export function createLoginLimiter(): LoginLimiter {
  const failures = new Map<string, Failures>();

  function waitOf(key: string, now: number): number {
    const past = failures.get(key);
    if (past === undefined || past.count < freeFailures || now - past.lastAt > forgetAfterMs) return 0;
    const wait = Math.min(2 ** (past.count - freeFailures), longestWaitSeconds);
    return Math.max(0, Math.ceil(wait - (now - past.lastAt) / 1_000));
  }

  return {
    waitSeconds: (keys, now) => Math.max(0, ...keys.map((key) => waitOf(key, now))),
    failed(keys, now) {
      for (const key of keys) {
        const past = failures.get(key);
        const count = past === undefined || now - past.lastAt > forgetAfterMs ? 1 : past.count + 1;
        failures.delete(key);
        failures.set(key, { count, lastAt: now });
      }
      while (failures.size > remembered) failures.delete(failures.keys().next().value!);
    },
    succeeded(keys) {
      for (const key of keys) failures.delete(key);
    },
  };
}
