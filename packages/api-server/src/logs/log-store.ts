import { defineErrors } from '@leeward/contracts';

export const logStoreErrors = defineErrors({
  LW_LOG_STORE_FULL: {
    status: 507,
    exitCode: 3,
    sentence:
      'The log of {path} cannot be written: there is no space left in the log store; the worker keeps it and tries again.',
  },
  LW_LOG_STORE_AWAY: {
    status: 503,
    exitCode: 3,
    sentence: 'The log store {place} does not answer ({problem}).',
  },
  LW_LOG_STORE_REFUSED: {
    status: 502,
    exitCode: 3,
    sentence:
      'The log store {place} refuses ({problem}); its bucket, credentials and region are those of the API server.',
  },
});

/**
 * Where the logs of attempts lie. A log is named by a relative path (`logPath` of the contracts) and is a sequence of bytes that
 * grows at its end; a local folder and an object store can both be one.
 */
export interface LogStore {
  /**
   * Stores a chunk that begins at `offset`. A chunk that is there already is acknowledged again. Resolves when no death of a process
   * can lose it any more; of the machine's own death the store says itself what it keeps. A chunk beyond the end is not stored, and
   * `size` says where the next one must begin. Throws LW_LOG_STORE_FULL.
   */
  append(path: string, offset: number, chunk: Uint8Array): Promise<{ stored: boolean; size: number }>;
  /** Bytes of a log; undefined where there is none. */
  size(path: string): Promise<number | undefined>;
  /** At most `length` bytes from `offset`; fewer at the end. */
  read(path: string, offset: number, length: number): Promise<Uint8Array>;
  /** Paths of the logs whose path begins with this one, sorted. */
  list(path: string): Promise<string[]>;
  /** Where a log lies, for people. */
  describe(path: string): string;
}
