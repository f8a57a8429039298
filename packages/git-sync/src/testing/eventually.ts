import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves to the first value of the check that is neither undefined nor false; fails after the deadline. */
export async function eventually<T>(
  what: string,
  check: () => Promise<T | undefined | false> | T | undefined | false,
  deadlineMs = 30_000,
  intervalMs = 20,
): Promise<T> {
  const endsAt = Date.now() + deadlineMs;
  let lastError: unknown;
  while (Date.now() < endsAt) {
    try {
      const value = await check();
      if (value !== undefined && value !== false) return value;
    } catch (error) {
      lastError = error;
    }
    await sleep(intervalMs);
  }
  throw new Error(`not within ${deadlineMs} ms: ${what}`, { cause: lastError });
}
