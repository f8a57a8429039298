import { type AttemptKey, logPath } from '@leeward/contracts';
import type { Database } from '@leeward/database';
import { unknownAttempt } from '../execution-api/attempt-errors.ts';
import { findAttemptById } from './attempt-lookup.ts';

/** Where the logs of attempts lie. An attempt that started here is known; of another one it is looked up once. */
export interface LogPaths {
  learn(attemptId: string, key: AttemptKey): void;
  /** Throws 404 for an attempt that there is not. */
  of(attemptId: string): Promise<string>;
}

const rememberedAttempts = 10_000;

export function createLogPaths(database: Database): LogPaths {
  const paths = new Map<string, string>();

  function remember(attemptId: string, path: string): void {
    if (paths.size >= rememberedAttempts) paths.delete(paths.keys().next().value!);
    paths.set(attemptId, path);
  }

  return {
    learn: (attemptId, key) => remember(attemptId, logPath(key)),
    async of(attemptId) {
      const known = paths.get(attemptId);
      if (known !== undefined) return known;
      const attempt = await findAttemptById(database, attemptId);
      if (attempt === undefined) throw unknownAttempt();
      remember(attemptId, attempt.path);
      return attempt.path;
    },
  };
}
