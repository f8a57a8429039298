import type { DagFile } from './parse-file.ts';

const firstDelayMs = 30_000;
const longestDelayMs = 900_000;

interface Unsettled {
  fingerprint: string;
  tries: number;
  dueAtMs: number;
}

export interface UnsettledFiles {
  /** Whether the file is to be parsed now: it is not known here, it has changed, or it has waited long enough. */
  isDue(file: Pick<DagFile, 'relativePath' | 'fingerprint'>, nowMs: number): boolean;
  /** Keeps in mind how a parse ended. */
  note(file: Pick<DagFile, 'relativePath' | 'fingerprint'>, isSettled: boolean, nowMs: number): void;
}

/**
 * Files whose parse did not come to an end, by a timeout or a killed child. Each is tried again after twice the time of before: a file that
 * hangs must not take a parsing process of the others at every refresh.
 */
export function createUnsettledFiles(): UnsettledFiles {
  const files = new Map<string, Unsettled>();
  return {
    isDue({ relativePath, fingerprint }, nowMs) {
      const known = files.get(relativePath);
      return known === undefined || known.fingerprint !== fingerprint || nowMs >= known.dueAtMs;
    },
    note({ relativePath, fingerprint }, isSettled, nowMs) {
      const known = files.get(relativePath);
      if (isSettled) {
        files.delete(relativePath);
        return;
      }
      const tries = known?.fingerprint === fingerprint ? known.tries + 1 : 0;
      const dueAtMs = nowMs + Math.min(longestDelayMs, firstDelayMs * 2 ** tries);
      files.set(relativePath, { fingerprint, tries, dueAtMs });
    },
  };
}
