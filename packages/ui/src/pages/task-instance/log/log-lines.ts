import { tracebackLines } from '@leeward/contracts/traceback';
import { withoutAnsi } from './ansi.ts';

/** One message of a log as the server sends it. */
export interface LogMessage {
  timestamp?: string | null;
  event: string;
  level?: unknown;
  [field: string]: unknown;
}

export const levels = ['debug', 'info', 'warning', 'error', 'critical'] as const;
export type Level = (typeof levels)[number];

/** A line as it is shown. */
export interface LogLine {
  /** From 1, as a link names it. */
  number: number;
  /** Null in the further lines of a message. */
  at: string | null;
  level: Level | null;
  /** With its escape sequences. */
  raw: string;
  /** Without them, for the search. */
  text: string;
  /** Further fields of the message, `name=value`. */
  extra: string;
  /** The group that it heads. */
  heads: number | null;
  /** The groups that it is in, the outermost first. */
  groups: readonly number[];
}

/** A log being read: lines are added at its end; of a very long one the first are dropped. */
export interface LogText {
  lines: LogLine[];
  /** Lines in each group, its head not counted. */
  groupSizes: number[];
  open: readonly number[];
  /** Lines that came first and were dropped, for a browser has only so much room. */
  dropped: number;
}

/** So many lines are kept, and a part is dropped at once. */
const mostLines = 200_000;
const droppedAtOnce = 20_000;

export function emptyLog(): LogText {
  return { lines: [], groupSizes: [], open: [], dropped: 0 };
}

const groupStart = /^\s*(?:::group::|##\[group\])(.*)$/;
const groupEnd = /^\s*(?:::endgroup::|##\[endgroup\])/;

/** Adds a message's lines to the log. */
export function addMessage(log: LogText, message: LogMessage): void {
  const level = levelOf(message.level);
  const extra = extraOf(message);
  const rows = [...message.event.split(/\r?\n/), ...tracebackLines(message.error_detail)];
  if (rows.length > 1 && rows.at(-1) === '') rows.pop();
  rows.forEach((raw, at) => {
    addRow(log, { raw, level, at: at === 0 ? (message.timestamp ?? null) : null, extra: at === 0 ? extra : '' });
  });
}

function addRow(log: LogText, row: Pick<LogLine, 'raw' | 'level' | 'at' | 'extra'>): void {
  const plain = withoutAnsi(row.raw);
  if (groupEnd.test(plain)) {
    log.open = log.open.slice(0, -1);
    return;
  }
  if (log.lines.length >= mostLines) {
    // Another array: what is shown at the moment counts its lines in the one before.
    log.lines = log.lines.slice(droppedAtOnce);
    log.dropped += droppedAtOnce;
  }
  const number = log.dropped + log.lines.length + 1;
  for (const group of log.open) log.groupSizes[group]! += 1;
  const start = groupStart.exec(plain);
  if (start === null) {
    log.lines.push({ ...row, number, text: plain, heads: null, groups: log.open });
    return;
  }
  const group = log.groupSizes.push(0) - 1;
  const name = start[1]!.trim();
  log.lines.push({ ...row, raw: name, text: name, number, heads: group, groups: log.open });
  log.open = [...log.open, group];
}

export interface Visibility {
  /** Groups that a person unfolded; the others are folded. */
  unfolded: ReadonlySet<number>;
  /** Shows what is in folded groups too, as a search needs. */
  unfoldAll: boolean;
  least: Level | null;
}

/** Which lines are shown, as indices into the log's lines. */
export function visibleLines({ lines }: LogText, { unfolded, unfoldAll, least }: Visibility): number[] {
  const leastRank = least === null ? -1 : levels.indexOf(least);
  const shown: number[] = [];
  lines.forEach(({ groups, level, heads }, at) => {
    if (!unfoldAll && !groups.every((group) => unfolded.has(group))) return;
    if (leastRank >= 0 && (heads !== null || level === null || levels.indexOf(level) < leastRank)) return;
    shown.push(at);
  });
  return shown;
}

/** Where among the shown lines the text occurs, in whatever case. */
export function matchesIn({ lines }: LogText, shown: readonly number[], wanted: string): number[] {
  if (wanted === '') return [];
  const pattern = patternOf(wanted);
  const found: number[] = [];
  shown.forEach((index, at) => {
    if (pattern.test(lines[index]!.text)) found.push(at);
  });
  return found;
}

/** A text as it stands, in whatever case. */
export function patternOf(wanted: string, flags = 'i'): RegExp {
  return new RegExp(`(${wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')})`, flags);
}

function levelOf(value: unknown): Level | null {
  if (typeof value !== 'string') return null;
  const level = value.toLowerCase();
  if (level === 'warn') return 'warning';
  if (level === 'fatal') return 'critical';
  return (levels as readonly string[]).includes(level) ? (level as Level) : null;
}

/** Fields that have a place of their own or that say where in the runtime a message came from. */
const placed = new Set([
  'timestamp',
  'event',
  'level',
  'logger',
  'error_detail',
  'filename',
  'lineno',
  'func_name',
  'loc',
  'chan',
  'ti_id',
  'dag_id',
  'run_id',
  'task_id',
  'try_number',
  'map_index',
  'exception',
]);

function extraOf(message: LogMessage): string {
  return Object.entries(message)
    .filter(([name, value]) => !placed.has(name) && value !== null && value !== undefined)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
}
