import type { DagFile, ParseEnd } from './parse-file.ts';
import { stampOf } from './read-stamp.ts';

/** Airflow's `[dag_processor] min_file_process_interval`. */
const outsideDelayMs = 30_000;
const firstDelayMs = 30_000;
const longestDelaysMs = { unfinished: 900_000, failed: 300_000 };

type ParsedPlace = Pick<DagFile, 'relativePath' | 'fingerprint' | 'bundlePath'>;

interface Parse {
  fingerprint: string;
  /** Parses of this content, one after the other, that failed. */
  failures: number;
  dueAtMs: number;
  reads: readonly string[];
  /** Of `reads`, as they were after the parse. */
  stamp: string;
}

/**
 * What is known here of a file whose code is the one parsed last. `unseen`: another process parsed it, which may have had other packages,
 * plugins and settings, or been another version of this program. `due`: its next parse may come to something else.
 */
export const ParseStanding = { Unseen: 'unseen', Due: 'due', Current: 'current' } as const;
export type ParseStanding = (typeof ParseStanding)[keyof typeof ParseStanding];

export interface ParseHistory {
  standing(file: ParsedPlace, nowMs: number): Promise<ParseStanding>;
  /** Keeps in mind how a parse ended. */
  note(file: ParsedPlace, end: ParseEnd, nowMs: number): Promise<void>;
}

/**
 * The parses of this process. A file that asks for variables, or for what a server says, is parsed again as often as Airflow parses
 * every file; one that read other files when these change; one with an import error, or whose parse did not come to an end, after twice
 * the time of before: a file that hangs must not take a parsing process of the others at every refresh.
 */
export function createParseHistory(): ParseHistory {
  const parses = new Map<string, Parse>();
  return {
    async standing({ relativePath, fingerprint, bundlePath }, nowMs) {
      const last = parses.get(relativePath);
      if (last?.fingerprint !== fingerprint) return ParseStanding.Unseen;
      if (nowMs >= last.dueAtMs) return ParseStanding.Due;
      const isAsRead = last.reads.length === 0 || (await stampOf(bundlePath, last.reads)) === last.stamp;
      return isAsRead ? ParseStanding.Current : ParseStanding.Due;
    },
    async note({ relativePath, fingerprint, bundlePath }, end, nowMs) {
      if (end.kind === 'parsed') {
        const dueAtMs = end.looksOutside ? nowMs + outsideDelayMs : Number.POSITIVE_INFINITY;
        const stamp = await stampOf(bundlePath, end.reads);
        parses.set(relativePath, { fingerprint, failures: 0, dueAtMs, reads: end.reads, stamp });
        return;
      }
      const last = parses.get(relativePath);
      const failures = (last?.fingerprint === fingerprint ? last.failures : 0) + 1;
      const dueAtMs = nowMs + Math.min(longestDelaysMs[end.kind], firstDelayMs * 2 ** (failures - 1));
      parses.set(relativePath, { fingerprint, failures, dueAtMs, reads: [], stamp: '' });
    },
  };
}
