import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCron } from './cron-expression.ts';
import { inferManualDataInterval, nextRun, timetableFacts } from './index.ts';

type Span = [string, string];
type Case = {
  now: string;
  catchup: boolean;
  earliest: string | null;
  latest: string | null;
  last: Span | null;
  /** An error where Airflow's own timetable fails, for which there is nothing to compare. */
  next: { runAfter: string; dataInterval: Span } | { error: string } | null;
  manual: Span | null;
};
type Recorded = {
  timetable: { __type: string; __var: Record<string, unknown> };
  summary: string;
  description: string;
  periodic: boolean;
  canBeScheduled: boolean;
  activeRunsLimit: number | null;
  cases: Case[];
};
// Recorded by test/conformance/record-timetables.py.
const { timetables, invalid } = JSON.parse(
  readFileSync(new URL('../test-data/generated/timetables.json', import.meta.url), 'utf8'),
) as { timetables: Recorded[]; invalid: string[] };

function date(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

function span(value: Span | null): { start: Date; end: Date } | null {
  return value === null ? null : { start: new Date(value[0]), end: new Date(value[1]) };
}

function name({ timetable }: Recorded): string {
  const { expression, expressions, timezone, delta } = timetable.__var;
  const className = timetable.__type.slice(timetable.__type.lastIndexOf('.') + 1);
  return [className, expression ?? expressions ?? JSON.stringify(delta ?? ''), timezone ?? ''].join(' ');
}

// What Airflow says of it is broken English ("on the  Friday and Friday of the month").
const wordsOfOurOwn = ['0 9 * * fri#2,fri#4'];

describe('timetables answer as Airflow does', () => {
  it.each(timetables.map((recorded) => [name(recorded), recorded] as const))('%s', (_, recorded) => {
    const timetable = { type: recorded.timetable.__type, var: recorded.timetable.__var };
    for (const question of recorded.cases) {
      const { earliest, latest, catchup, next, manual } = question;
      const answer = nextRun({
        timetable,
        lastRun: question.last === null ? null : { dataInterval: span(question.last) },
        startDate: date(earliest),
        endDate: date(latest),
        catchup,
        now: new Date(question.now),
      });
      if (next !== null && 'error' in next) continue;
      const run = answer.kind === 'run' ? { runAfter: answer.runAfter, dataInterval: answer.dataInterval } : null;
      const expected = next === null ? null : { runAfter: date(next.runAfter), dataInterval: span(next.dataInterval) };
      expect(run, JSON.stringify(question)).toEqual(expected);
      if (manual !== null) {
        expect(inferManualDataInterval(timetable, new Date(question.now)), JSON.stringify(question)).toEqual(
          span(manual),
        );
      }
    }
  });

  const described = timetables.filter(({ summary }) => !wordsOfOurOwn.includes(summary));
  it.each(described.map((recorded) => [name(recorded), recorded] as const))('%s, in words', (_, recorded) => {
    const { summary, description, periodic, canBeScheduled, activeRunsLimit } = recorded;
    const facts = timetableFacts({ type: recorded.timetable.__type, var: recorded.timetable.__var });
    expect(facts).toEqual({ summary, description, periodic, canBeScheduled, activeRunsLimit });
  });

  it.each(invalid)('"%s" is not valid', (expression) => {
    expect(() => parseCron(expression)).toThrow('is not valid');
  });
});
