import type { DagFile, ParseEnd } from './parse-file.ts';
import { stampOf } from './read-stamp.ts';

/** Airflow's `[dag_processor] min_file_process_interval`. */
const outsideDelayMs = 30_000;
const firstDelayMs = 30_000;
const longestDelaysMs = { unfinished: 900_000, failed: 300_000 };

type ParsedPlace = Pick<DagFile, 'relativePath' | 'fingerprint' | 'bundlePath'>;

interface Unsettled {
  fingerprint: string;
  tries: number;
  dueAtMs: number;
  reads: readonly string[];
  /** Of `reads`, as they were after the parse. */
  stamp: string;
}

export interface UnsettledFiles {
  /** Whether the file is to be parsed now: it is not known here, what it read has changed, or it has waited long enough. */
  isDue(file: ParsedPlace, nowMs: number): Promise<boolean>;
  /** Keeps in mind how a parse ended. */
  note(file: ParsedPlace, end: ParseEnd, nowMs: number): Promise<void>;
}

/** Only what a file and its imports say decides what its parse comes to. */
export const isSettled = (end: ParseEnd): boolean =>
  end.kind === 'parsed' && !end.looksOutside && end.reads.length === 0;

/** What is stored as the hash of a file's content when its parse is not settled. */
export const unsettled = (fingerprint: string): string => `${fingerprint}+`;

/**
 * Files whose next parse may come to something else though their code is the same. One that asks for variables, or for what a server
 * says, is parsed again as often as Airflow parses every file; one that read other files when these change; one with an import error, or
 * whose parse did not come to an end, after twice the time of before: a file that hangs must not take a parsing process of the others at
 * every refresh.
 */
export function createUnsettledFiles(): UnsettledFiles {
  const files = new Map<string, Unsettled>();
  return {
    async isDue({ relativePath, fingerprint, bundlePath }, nowMs) {
      const known = files.get(relativePath);
      if (known === undefined || known.fingerprint !== fingerprint || nowMs >= known.dueAtMs) return true;
      return known.reads.length > 0 && (await stampOf(bundlePath, known.reads)) !== known.stamp;
    },
    async note({ relativePath, fingerprint, bundlePath }, end, nowMs) {
      const known = files.get(relativePath);
      if (isSettled(end)) {
        files.delete(relativePath);
        return;
      }
      if (end.kind === 'parsed') {
        const dueAtMs = end.looksOutside ? nowMs + outsideDelayMs : Number.POSITIVE_INFINITY;
        const stamp = await stampOf(bundlePath, end.reads);
        files.set(relativePath, { fingerprint, tries: 0, dueAtMs, reads: end.reads, stamp });
        return;
      }
      const tries = known?.fingerprint === fingerprint ? known.tries + 1 : 0;
      const dueAtMs = nowMs + Math.min(longestDelaysMs[end.kind], firstDelayMs * 2 ** tries);
      files.set(relativePath, { fingerprint, tries, dueAtMs, reads: [], stamp: '' });
    },
  };
}
