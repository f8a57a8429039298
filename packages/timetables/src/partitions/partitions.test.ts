import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nextRun, partitionDate, runsBetween } from '../index.ts';
import { InvalidPartition } from './invalid-partition.ts';
import { type MapperSpec, readMapper } from './mappers.ts';

/** An error where Airflow's own refuses the question. */
type Answer<Value> = { value: Value } | { error: string };
interface MappedKey {
  key: string;
  downstream: Answer<string[]>;
  /** Of the first three. */
  dates: Answer<string | null>[];
  /** Of the first, where the mapper rolls up. */
  satisfaction?: Answer<{ arrived: string[]; enough: boolean }[]>[];
}
type Run = { runAfter: string; date: string; key: string };
interface Cron {
  timetable: { __type: string; __var: Record<string, unknown> };
  cases: {
    now: string;
    catchup: boolean;
    earliest: string | null;
    latest: string | null;
    last: string | null;
    next: Run | null;
  }[];
  between: { from: string; to: string; runs: Run[] }[];
  dates: { key: string; date: Answer<string> }[];
}
// Recorded by test/conformance/record-partitions.py.
const { mappers, crons } = JSON.parse(
  readFileSync(new URL('../../test-data/generated/partitions.json', import.meta.url), 'utf8'),
) as { mappers: { mapper: MapperSpec; cases: MappedKey[] }[]; crons: Cron[] };

/** Whether it is refused counts, not the words. */
function answer<Value>(ask: () => Value): Answer<Value> {
  try {
    return { value: ask() };
  } catch (error) {
    if (error instanceof InvalidPartition) return { error: error.message };
    throw error;
  }
}

function expectSame<Value>(ours: Answer<Value>, theirs: Answer<Value>, of: unknown): void {
  if ('error' in theirs) expect(ours, JSON.stringify(of)).toHaveProperty('error');
  else expect(ours, JSON.stringify(of)).toEqual(theirs);
}

const instant = (date: Date | null) => date?.toISOString().replace('.000Z', 'Z') ?? null;
const date = (text: string | null) => (text === null ? null : new Date(text));
const asRun = (run: { runAfter: Date; partition: { key: string; date: Date } | null }) => ({
  runAfter: instant(run.runAfter),
  date: instant(run.partition?.date ?? null),
  key: run.partition?.key,
});

describe('partition mappers answer as Airflow does', () => {
  it.each(mappers.map(({ mapper, cases }) => [JSON.stringify(mapper), mapper, cases] as const))(
    '%s',
    (_, spec, cases) => {
      const mapper = readMapper(spec);
      for (const { key, downstream, dates, satisfaction = [] } of cases) {
        expectSame(
          answer(() => mapper.toDownstream(key).toSorted()),
          downstream,
          key,
        );
        const keys = 'value' in downstream ? downstream.value : [];
        for (const [index, expected] of dates.entries()) {
          const ours = answer(() => instant(mapper.toPartitionDate(keys[index]!)));
          expectSame(ours, expected, keys[index]);
        }
        for (const expected of satisfaction) {
          if ('error' in expected) {
            expect(
              answer(() => mapper.isSatisfied(keys[0]!, new Set())),
              key,
            ).toHaveProperty('error');
            continue;
          }
          for (const { arrived, enough } of expected.value) {
            expect(mapper.isSatisfied(keys[0]!, new Set(arrived)), JSON.stringify([key, arrived])).toBe(enough);
          }
        }
      }
    },
  );

  it('a limit that the author sets stands, whatever the mapper', () => {
    for (const { mapper } of mappers) {
      const limited = { ...mapper, __var: { ...mapper.__var, max_downstream_keys: 7 } };
      expect(readMapper(limited).maxDownstreamKeys, mapper.__type).toBe(7);
    }
  });

  it('an author has a mapper of his own: it is refused by its name', () => {
    expect(() => readMapper({ __type: 'mine.Mapper', __var: {} })).toThrow(
      'The partition mapper mine.Mapper is not supported.',
    );
  });
});

describe('partitions of a cron timetable are those of Airflow', () => {
  it.each(crons.map((cron) => [JSON.stringify(cron.timetable.__var), cron] as const))('%s', (_, cron) => {
    const timetable = { type: cron.timetable.__type, var: cron.timetable.__var };
    for (const question of cron.cases) {
      const last = date(question.last);
      const next = nextRun({
        timetable,
        lastRun: last === null ? null : { dataInterval: { start: last, end: last } },
        startDate: date(question.earliest),
        endDate: date(question.latest),
        catchup: question.catchup,
        now: new Date(question.now),
      });
      expect(next.kind === 'run' ? asRun(next) : null, JSON.stringify(question)).toEqual(question.next);
      if (next.kind === 'run') expect(next).toMatchObject({ logicalDate: null, dataInterval: null });
    }
    for (const { from, to, runs } of cron.between) {
      const ours = [...runsBetween(timetable, new Date(from), new Date(to), new Date(to))];
      expect(ours.map(asRun), from).toEqual(runs);
    }
    for (const { key, date: expected } of cron.dates) {
      expectSame(
        answer(() => instant(partitionDate(timetable, key))),
        expected,
        key,
      );
    }
  });
});
