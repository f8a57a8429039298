"""Records what Airflow's timetables answer, over expressions, time zones, daylight saving, catch-up and last runs.

usage: AIRFLOW_HOME=$(mktemp -d) PYTHON record-timetables.py OUTPUT.json
PYTHON is that of an environment with apache-airflow-core.
"""

from __future__ import annotations

import datetime
import json
import random
import sys
from unittest import mock

import pendulum
from dateutil.relativedelta import FR, MO, relativedelta

UTC = datetime.timezone.utc

# Instants around changes of the clock and around ends of months and years.
INSTANTS = [
    "2026-03-08T09:59:30Z", "2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z", "2026-10-25T00:30:00Z",
    "2026-10-25T01:00:00Z", "2026-10-25T01:30:00.250Z", "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z", "2026-04-04T15:45:00Z",
    "2026-10-03T15:30:00Z", "2026-02-28T23:59:59Z", "2026-12-31T23:00:00Z", "2024-02-29T12:00:00Z", "2026-06-15T00:00:00Z",
]
ZONES = ["UTC", "Europe/Zurich", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", 19800]
EXPRESSIONS = [
    "@hourly", "@daily", "@weekly", "@monthly", "@quarterly", "@yearly", "@midnight", "* * * * *", "*/5 * * * *", "30 * * * *",
    "0 */2 * * *", "30 2 * * *", "0 3 * * *", "15 1-3 * * *", "0 0 31 * *", "0 0 L * *", "0 12 L * 5", "0 0 13 * 5", "0 0 */2 * 1",
    "0 0 * * 1-5", "0 0 * * mon,wed", "0 6 * * sat-mon", "0 0 1 jan,jul *", "30 * * * 1", "0 9 * * 1#1", "0 9 * * fri#2,fri#4",
    "0 9 * * L5", "0 9 15W * *", "0 9 1W * *", "5-5 * * * *", "59/15 * * * *", "10-50/15 4 * * *", "22-2/2 4 * * *", "0 22-4/2 * * *",
    "0 0 29 2 *", "0 0 * nov-feb *", "0 0 ? * 7", "0 0 1-31 * 2", "0 0 * * 0-6", "*/20 * * * * 30", "0 4 * * * */20",
    "0 0 1 1 * 0 2027-2030",
]
INVALID = ["0 0 * *", "61 * * * *", "0 0 * * 8", "0 24 * * *", "* * * 13 *", "0 0 * * 1#6", "a b c d e", "0 0 * * 1,2#1", "*/0 * * * *"]


def iso(value):
    return None if value is None else value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def interval(value):
    return None if value is None else [iso(value.start), iso(value.end)]


def at(text):
    return pendulum.parse(text)


class Clock:
    """Airflow's now, wherever a timetable asks for it."""

    def __init__(self, now):
        self.now = now

    def __enter__(self):
        self.patches = [
            mock.patch("airflow.timetables.trigger.utcnow", lambda: self.now),
            mock.patch("airflow.timetables.interval.utcnow", lambda: self.now),
            mock.patch("airflow.timetables.simple.timezone.utcnow", lambda: self.now),
            mock.patch("airflow.timetables.events.timezone.utcnow", lambda: self.now),
            mock.patch("airflow.timetables.trigger.time.time", lambda: self.now.timestamp()),
        ]
        for patch in self.patches:
            patch.start()

    def __exit__(self, *_):
        for patch in self.patches:
            patch.stop()


def serialized(timetable):
    from airflow.serialization.encoders import encode_timetable

    return json.loads(json.dumps(encode_timetable(timetable)))


def ask(timetable, last, earliest, latest, catchup, now):
    from airflow.timetables.base import DataInterval, TimeRestriction

    restriction = TimeRestriction(earliest and at(earliest), latest and at(latest), catchup)
    with Clock(at(now)):
        try:
            info = timetable.next_dagrun_info(
                last_automated_data_interval=last and DataInterval(at(last[0]), at(last[1])), restriction=restriction
            )
        except Exception as error:  # Airflow's scheduler logs it and makes no run.
            return {"error": type(error).__name__}
    return None if info is None else {"runAfter": iso(info.run_after), "dataInterval": interval(info.data_interval)}


def manual(timetable, run_after):
    try:
        return interval(timetable.infer_manual_data_interval(run_after=at(run_after)))
    except Exception:
        return None


def timetables():
    from airflow.timetables.assets import AssetOrTimeSchedule
    from airflow.timetables.events import EventsTimetable
    from airflow.timetables.interval import CronDataIntervalTimetable, DeltaDataIntervalTimetable
    from airflow.timetables.simple import ContinuousTimetable, NullTimetable, OnceTimetable
    from airflow.timetables.trigger import CronTriggerTimetable, DeltaTriggerTimetable, MultipleCronTriggerTimetable
    from airflow.serialization.definitions.assets import SerializedAsset

    def zone(name):
        return pendulum.timezone(name)

    for index, expression in enumerate(EXPRESSIONS):
        for name in (ZONES if index < 17 or expression == "30 * * * 1" else [ZONES[index % len(ZONES)]]):
            yield CronTriggerTimetable(expression, timezone=zone(name))
            yield CronDataIntervalTimetable(expression, zone(name))
    day = datetime.timedelta(days=1)
    yield CronTriggerTimetable("0 0 * * *", timezone=zone("UTC"), interval=day)
    yield CronTriggerTimetable("0 0 1 * *", timezone=zone("Europe/Zurich"), interval=relativedelta(months=1))
    yield CronTriggerTimetable("0 0 * * *", timezone=zone("UTC"), run_immediately=True)
    yield CronTriggerTimetable("0 * * * *", timezone=zone("UTC"), run_immediately=datetime.timedelta(minutes=40))
    yield MultipleCronTriggerTimetable("0 1 * * *", "30 13 * * 1-5", timezone=zone("Europe/Zurich"))
    yield MultipleCronTriggerTimetable("*/10 1 * * *", "5 1 * * *", timezone=zone("UTC"), interval=datetime.timedelta(hours=1))
    deltas = [
        datetime.timedelta(minutes=30), day, datetime.timedelta(days=2, hours=3, seconds=1.5), datetime.timedelta(weeks=1),
        relativedelta(months=1), relativedelta(months=1, day=31), relativedelta(years=1, days=-1), relativedelta(hours=36),
        relativedelta(days=1, weekday=FR), relativedelta(months=1, day=1, weekday=MO(2)),
    ]
    for delta in deltas:
        yield DeltaTriggerTimetable(delta)
        yield DeltaDataIntervalTimetable(delta)
    yield DeltaTriggerTimetable(day, interval=datetime.timedelta(hours=6))
    yield OnceTimetable()
    yield ContinuousTimetable()
    yield NullTimetable()
    dates = [at(text) for text in ("2026-03-29T01:00:00Z", "2026-01-05T10:00:00+02:00", "2026-11-01T06:30:00Z")]
    yield EventsTimetable(dates)
    yield EventsTimetable(dates, restrict_to_events=True, description="Matches")
    yield EventsTimetable([])
    asset = SerializedAsset(name="a", uri="a", group="asset", extra={}, watchers=[])
    yield AssetOrTimeSchedule(timetable=CronTriggerTimetable("0 0 * * *", timezone=zone("UTC")), assets=asset)


def cases(timetable, chance):
    """Questions that make sense together: first runs, following runs, and last runs that the schedule did not make."""
    hour = datetime.timedelta(hours=1)
    for now in chance.sample(INSTANTS, 2):
        catchup = chance.random() < 0.5
        earliest = chance.choice([None, iso(at(now) - 50 * hour), iso(at(now) - 9001 * hour / 7), iso(at(now) + 30 * hour)])
        latest = chance.choice([None, None, None, iso(at(now) + 10 * hour), iso(at(now) - 20 * hour)])
        start = at(now) - chance.choice([1, 3, 24, 25, 700]) * hour
        last = chance.choice([None, [iso(start), iso(start)], [iso(start), iso(start + chance.choice([1, 24]) * hour)]])
        for _ in range(2):
            answer = ask(timetable, last, earliest, latest, catchup, now)
            yield {
                "now": now, "catchup": catchup, "earliest": earliest, "latest": latest, "last": last, "next": answer,
                "manual": manual(timetable, now),
            }
            if answer is None or "error" in answer:
                break
            last = answer["dataInterval"]


def main(output):
    chance = random.Random(20261123)
    recorded = []
    for timetable in timetables():
        recorded.append({
            "timetable": serialized(timetable),
            "summary": timetable.summary,
            "description": timetable.description,
            "periodic": timetable.periodic,
            "canBeScheduled": timetable.can_be_scheduled,
            "activeRunsLimit": timetable.active_runs_limit,
            "cases": list(cases(timetable, chance)),
        })
    invalid = []
    for expression in INVALID:
        from airflow.timetables.trigger import CronTriggerTimetable

        try:
            CronTriggerTimetable(expression, timezone=UTC).validate()
        except Exception:
            invalid.append(expression)
    lines = ",\n".join(json.dumps(entry) for entry in recorded)
    with open(output, "w", encoding="utf-8") as file:
        file.write(f'{{"invalid": {json.dumps(invalid)}, "timetables": [\n{lines}\n]}}\n')


if __name__ == "__main__":
    main(sys.argv[1])
