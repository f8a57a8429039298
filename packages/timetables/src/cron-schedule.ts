/** A cron expression in a time zone: the arithmetic of Airflow's CronMixin (timetables/_cron.py), on instants in milliseconds. */
import type { Zone } from 'luxon';
import { type CronExpression, parseCron } from './cron-expression.ts';
import { nextMatch, previousMatch } from './cron-search.ts';
import type { Schedule } from './schedule.ts';
import { instantOf, wallClockAt, type ZoneName, zoneOf } from './wall-clock.ts';

/** The expression has no date that it could mean, such as 30 February. */
export class NoSuchDate extends Error {
  constructor(expression: string) {
    super(`The cron expression "${expression}" has no date within 50 years.`);
    this.name = 'NoSuchDate';
  }
}

export class CronSchedule implements Schedule {
  readonly #expression: string;
  readonly #cron: CronExpression;
  readonly #zone: Zone;

  /** Throws InvalidCron, or a RangeError for an unknown zone. */
  constructor(expression: string, zone: ZoneName) {
    this.#expression = expression;
    this.#cron = parseCron(expression);
    this.#zone = zoneOf(zone);
  }

  next(instant: number): number {
    return this.#move(instant, nextMatch);
  }

  previous(instant: number): number {
    return this.#move(instant, previousMatch);
  }

  alignToNext(instant: number): number {
    const next = this.next(instant);
    return this.previous(next) === instant ? instant : next;
  }

  alignToPrevious(instant: number): number {
    const previous = this.previous(instant);
    return this.next(previous) === instant ? instant : previous;
  }

  /** On an hourly schedule the distance on the wall clock is gone in real time, so that an hour that occurs twice has runs twice. */
  #move(instant: number, search: (cron: CronExpression, from: number) => number | null): number {
    const from = wallClockAt(this.#zone, instant);
    const found = search(this.#cron, from);
    if (found === null) throw new NoSuchDate(this.#expression);
    return this.#cron.coversEveryHour ? instant + (found - from) : instantOf(this.#zone, found);
  }
}
