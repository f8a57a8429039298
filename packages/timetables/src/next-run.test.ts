import type { TimetableSpec } from '@leeward/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPartitioned, nextRun, runsBetween, takesPartitionKey, timetableFacts, timetableType } from './index.ts';

function cronTrigger(expression: string, timezone = 'UTC'): TimetableSpec {
  return {
    type: 'airflow.timetables.trigger.CronTriggerTimetable',
    var: { expression, timezone, interval: 0, run_immediately: false },
  };
}

function cronInterval(expression: string, timezone: string): TimetableSpec {
  return { type: 'airflow.timetables.interval.CronDataIntervalTimetable', var: { expression, timezone } };
}

const day = 86_400_000;
const question = {
  lastRun: null,
  startDate: null,
  endDate: null,
  catchup: false,
  now: new Date('2026-06-15T12:00:00Z'),
};

const timetables = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        '* * * * *',
        '*/7 * * * *',
        '30 * * * *',
        '0 */5 * * *',
        '30 2 * * *',
        '0 0 * * 1',
        '0 0 L * *',
        '0 0 13 * 5',
        '30 * * * 6',
      ),
      fc.constantFrom('UTC', 'Europe/Zurich', 'America/New_York', 'Australia/Lord_Howe'),
    )
    .chain(([expression, zone]) => fc.constantFrom(cronTrigger(expression, zone), cronInterval(expression, zone))),
  fc.constantFrom<TimetableSpec>(
    { type: 'airflow.timetables.trigger.DeltaTriggerTimetable', var: { delta: 1_800, interval: 0 } },
    { type: 'airflow.timetables.interval.DeltaDataIntervalTimetable', var: { delta: { months: 1 } } },
    { type: 'airflow.timetables.interval.DeltaDataIntervalTimetable', var: { delta: 90_000 } },
  ),
);
const instants = fc.date({
  min: new Date('2025-01-01T00:00:00Z'),
  max: new Date('2028-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('nextRun', () => {
  it('goes forward, however often it is asked', () => {
    fc.assert(
      fc.property(timetables, instants, instants, fc.boolean(), (timetable, startDate, now, catchup) => {
        let lastRun = null;
        for (let count = 0; count < 5; count += 1) {
          const next = nextRun({ timetable, lastRun, startDate, endDate: null, catchup, now });
          if (next.kind === 'none') throw new Error(next.reason.text);
          if (next.partition !== null) throw new Error('none of these has partitions');
          expect(next.dataInterval.end.getTime()).toBeGreaterThanOrEqual(next.dataInterval.start.getTime());
          expect(next.logicalDate.getTime()).toBeGreaterThanOrEqual(startDate.getTime());
          if (lastRun !== null) expect(next.runAfter.getTime()).toBeGreaterThan(lastRun.runAfter.getTime());
          lastRun = next;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never goes back when the clock goes on', () => {
    fc.assert(
      fc.property(timetables, instants, fc.nat(40 * day), (timetable, now, later) => {
        const at = (instant: Date) =>
          nextRun({ ...question, timetable, startDate: new Date('2025-01-01T00:00:00Z'), now: instant });
        const [first, second] = [at(now), at(new Date(now.getTime() + later))];
        if (first.kind === 'none' || second.kind === 'none') throw new Error('no run');
        expect(second.runAfter.getTime()).toBeGreaterThanOrEqual(first.runAfter.getTime());
      }),
      { numRuns: 300 },
    );
  });

  it('says why there is no run', () => {
    const reason = (type: string, fields: Record<string, unknown>, more = {}) => {
      const next = nextRun({ ...question, timetable: { type, var: fields }, ...more });
      return next.kind === 'none' ? next.reason : null;
    };
    expect(reason('airflow.timetables.simple.NullTimetable', {})?.code).toBe('never');
    expect(reason('airflow.timetables.simple.AssetTriggeredTimetable', {})?.code).toBe('assets');
    expect(
      reason(
        'airflow.timetables.simple.OnceTimetable',
        {},
        { lastRun: { dataInterval: { start: question.now, end: question.now } } },
      )?.code,
    ).toBe('already-ran');
    expect(reason('my_company.Workdays', {})).toEqual({
      code: 'unsupported',
      text: 'The timetable my_company.Workdays is not supported; its runs can only be started from outside.',
    });
    expect(reason('airflow.timetables.trigger.DeltaTriggerTimetable', { delta: -1, interval: 0 })?.code).toBe(
      'invalid',
    );
    expect(
      reason('airflow.timetables.interval.CronDataIntervalTimetable', { expression: '0 0 30 2 *', timezone: 'UTC' }),
    ).toEqual({
      code: 'invalid',
      text: 'The cron expression "0 0 30 2 *" has no date within 50 years.',
    });
    expect(
      reason('airflow.timetables.interval.CronDataIntervalTimetable', {
        expression: '0 0 * * *',
        timezone: 'Mars/Base',
      })?.text,
    ).toBe('The time zone "Mars/Base" is not known.');
    const { type, var: daily } = cronTrigger('0 0 * * *');
    expect(reason(type, daily, { endDate: new Date('2026-06-01T00:00:00Z') })).toEqual({
      code: 'ended',
      text: 'The next run would be at 2026-06-16T00:00:00.000Z, after the end date 2026-06-01T00:00:00.000Z.',
    });
  });

  it('runs each of two hours that the clock shows twice, when the schedule is hourly', () => {
    const runs = runsBetween(
      cronTrigger('30 * * * *', 'Europe/Zurich'),
      new Date('2026-10-25T00:00:00Z'),
      new Date('2026-10-25T02:00:00Z'),
      question.now,
    );
    expect([...runs].map((run) => run.runAfter.toISOString())).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T01:30:00.000Z',
    ]);
  });
});

describe('runsBetween', () => {
  it('gives the runs whose logical date lies in the window, both ends included', () => {
    const runs = [
      ...runsBetween(
        cronInterval('0 0 * * *', 'UTC'),
        new Date('2026-01-01T00:00:00Z'),
        new Date('2026-01-03T00:00:00Z'),
        question.now,
      ),
    ];
    expect(runs.map((run) => run.logicalDate?.toISOString().slice(0, 10))).toEqual([
      '2026-01-01',
      '2026-01-02',
      '2026-01-03',
    ]);
    expect(runs[2]!.runAfter).toEqual(new Date('2026-01-04T00:00:00Z'));
  });

  it('ends for a timetable that follows the clock, and is empty for one that does not run by time', () => {
    const between = (name: string) => [
      ...runsBetween(
        { type: `airflow.timetables.simple.${name}`, var: {} },
        new Date('2026-01-01T00:00:00Z'),
        new Date('2026-12-31T00:00:00Z'),
        question.now,
      ),
    ];
    expect(between('ContinuousTimetable')).toHaveLength(1);
    expect(between('OnceTimetable')).toHaveLength(1);
    expect(between('NullTimetable')).toEqual([]);
  });
});

describe('timetableFacts', () => {
  it('shows the class of a timetable that is not known', () => {
    expect(timetableFacts({ type: 'my.Own', var: {} })).toMatchObject({ summary: 'Own', canBeScheduled: false });
    expect(timetableType({ type: 'my.Own', var: {} })).toBe('my.Own');
    expect(timetableType(cronTrigger('@daily'))).toBe('CronTriggerTimetable');
  });

  it('shows the cron of a timetable of partitions, and tells who gives runs their partitions', () => {
    const cron = {
      type: 'airflow.timetables.trigger.CronPartitionTimetable',
      var: { expression: '0 * * * *', timezone: 'UTC', key_format: '%Y' },
    };
    expect(timetableFacts(cron)).toMatchObject({ summary: '0 * * * *', description: 'Every hour', periodic: true });
    const atRuntime = { type: 'airflow.timetables.simple.PartitionedAtRuntime', var: {} };
    const plain = cronTrigger('@daily');
    expect([cron, atRuntime, plain].map(isPartitioned)).toEqual([true, false, false]);
    expect([cron, atRuntime, plain].map(takesPartitionKey)).toEqual([true, true, false]);
  });
});
