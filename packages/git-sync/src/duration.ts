/** Reads and writes Go's duration syntax ("1m30s", "100ms"), the one git-sync's flags use. */

const unitMs: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

const wholePattern = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/;
const partPattern = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g;

/** Milliseconds of a Go duration; undefined where the text is not one. "0" alone needs no unit. */
export function parseDurationMs(text: string): number | undefined {
  if (/^[+-]?0$/.test(text)) return 0;
  if (!wholePattern.test(text)) return undefined;
  let totalMs = 0;
  for (const [, amount, unit] of text.matchAll(partPattern)) totalMs += Number(amount) * unitMs[unit!]!;
  return text.startsWith('-') ? -totalMs : totalMs;
}

/** "1h2m3.5s" for a number of milliseconds, as Go prints it. */
export function formatDurationMs(durationMs: number): string {
  if (durationMs < 1000) return durationMs === 0 ? '0s' : `${durationMs}ms`;
  const hours = Math.floor(durationMs / unitMs.h!);
  const minutes = Math.floor((durationMs % unitMs.h!) / unitMs.m!);
  const seconds = (durationMs % unitMs.m!) / 1000;
  return `${hours > 0 ? `${hours}h` : ''}${hours > 0 || minutes > 0 ? `${minutes}m` : ''}${seconds}s`;
}

const longestTimerMs = 2 ** 31 - 1;

/** A duration as timers take it: whole, and no longer than the 24.8 days past which they end at once or throw. */
export function timerMs(durationMs: number): number {
  return Math.min(Math.max(Math.ceil(durationMs), 0), longestTimerMs);
}
