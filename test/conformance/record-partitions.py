"""Records what Airflow's partition mappers and its partitioned cron timetable answer.

usage: AIRFLOW_HOME=$(mktemp -d) PYTHON record-partitions.py OUTPUT.json
PYTHON is that of an environment with apache-airflow-core.
"""

from __future__ import annotations

import datetime
import importlib.util
import json
import pathlib
import random
import sys

SIBLING = pathlib.Path(__file__).with_name("record-timetables.py")
SPEC = importlib.util.spec_from_file_location("record_timetables", SIBLING)
timetables = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(timetables)
at, iso, Clock = timetables.at, timetables.iso, timetables.Clock

TIMES = [
    "2024-03-13T10:42:15", "2024-02-29T00:00:00", "2024-12-31T23:59:59", "2025-01-01T00:00:00", "2026-03-29T02:30:00",
    "2026-10-25T02:30:00", "2026-03-08T02:30:00", "2026-01-01T12:00:00", "2023-01-01T05:00:00", "2026-8-1T1:2:3",
    "2026-02-30T00:00:00", "2026-01-01", "", "key", " 2026-01-01T00:00:00",
]
FORMATS = [
    ("%Y-%m-%d", None, ["2024-03-13", "2024-3-1", "2024-13-01", "2026-10-25"]),
    ("%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H%z", ["2026-03-29T00:30:00+0000", "2026-03-29T00:30:00-05:30", "2026-03-29T00:30:00Z"]),
    ("%d %B %Y, %I%p", "%a %d %b %y", ["3 March 2024, 12AM", "03 march 2024, 11pm", "31 June 2024, 01PM"]),
    ("%Y%j", "%Y.%j", ["2024366", "2023366", "2024060"]),
    ("%G-W%V-%u", "%Y-%m-%d (W%V)", ["2020-W53-7", "2026-W01-1", "2021-W01-1"]),
    ("%Y week %W day %w", "%Y-%m-%d %W %U", ["2026 week 10 day 3", "2026 week 0 day 4", "2024 week 53 day 0"]),
    ("%Y-%m-%d %H:%M:%S.%f", "%Y/%m/%d %H%%", ["2026-01-01 10:20:30.123456", "2026-01-01 10:20:30.5"]),
]


def attempt(ask):
    try:
        return {"value": ask()}
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


def mappers():
    from airflow.partition_mappers.allowed_key import AllowedKeyMapper
    from airflow.partition_mappers.base import RollupMapper
    from airflow.partition_mappers.chain import ChainMapper
    from airflow.partition_mappers.fixed_key import FixedKeyMapper
    from airflow.partition_mappers.identity import IdentityMapper
    from airflow.partition_mappers.product import ProductMapper
    from airflow.partition_mappers import temporal, wait_policy, window

    periods = [getattr(temporal, f"StartOf{name}Mapper") for name in ("Hour", "Day", "Week", "Month", "Quarter", "Year")]
    hour, day, week, month, quarter, year = periods
    backward = {"direction": window.Window.Direction.BACKWARD}
    for period in periods:
        for zone in ("UTC", "Europe/Zurich", "America/New_York", "Asia/Kolkata"):
            yield period(timezone=zone), TIMES
    for input_format, output_format, keys in FORMATS:
        for zone in ("UTC", "Europe/Zurich"):
            yield day(timezone=zone, input_format=input_format, output_format=output_format), keys
            if output_format is None or "%z" in output_format:
                yield hour(timezone=zone, input_format=input_format, output_format=output_format), keys
    yield quarter(output_format="{quarter}. of %Y"), TIMES
    yield quarter(output_format="%Y"), TIMES[:2]
    yield week(output_format="%Y-W%V"), TIMES[:2]
    yield week(output_format="%d.%m.%Y"), TIMES
    yield IdentityMapper(), ["a", "", "2024-03-13"]
    yield FixedKeyMapper("all"), ["a", "b"]
    yield AllowedKeyMapper(["us", "eu"]), ["us", "asia"]
    yield ProductMapper(IdentityMapper(), day()), ["us|2024-03-13T10:42:15", "us", "us|2024-03-13", "a|b|c"]
    yield ProductMapper(day(), hour(), IdentityMapper(), delimiter="::"), ["2024-03-13T10:42:15::2024-03-13T10:42:15::x"]
    yield ProductMapper(AllowedKeyMapper(["us"]), FixedKeyMapper("k")), ["us|1", "eu|1"]
    yield ChainMapper(hour(), day(input_format="%Y-%m-%dT%H")), TIMES[:3]
    yield ChainMapper(day(), FixedKeyMapper("x")), TIMES[:1]
    windows = {
        hour: window.HourWindow, day: window.DayWindow, week: window.WeekWindow, month: window.MonthWindow,
        quarter: window.QuarterWindow, year: window.YearWindow,
    }
    for period, cls in windows.items():
        for options in ({}, backward):
            for zone in ("UTC", "Europe/Zurich"):
                yield RollupMapper(upstream_mapper=period(timezone=zone), window=cls(**options)), [TIMES[0], TIMES[4]]
    for count in (2, -1, -9, 100):
        policy = wait_policy.MinimumCount(count)
        yield RollupMapper(upstream_mapper=week(), window=window.WeekWindow(), wait_policy=policy), TIMES[:1]
    segments = window.SegmentWindow(["us", "eu", "apac"])
    yield RollupMapper(upstream_mapper=FixedKeyMapper("all"), window=segments), ["us", "mars"]
    yield RollupMapper(upstream_mapper=week(), window=window.MonthWindow()), TIMES[:1]
    for period, cls in list(windows.items())[1:]:
        for options in ({}, backward):
            yield temporal.FanOutMapper(upstream_mapper=period(), window=cls(**options)), TIMES[:5]
    yield temporal.FanOutMapper(upstream_mapper=hour(), window=window.HourWindow(), downstream_mapper=IdentityMapper()), TIMES[:1]
    yield temporal.FanOutMapper(upstream_mapper=FixedKeyMapper("all"), window=segments, downstream_mapper=IdentityMapper()), ["x"]
    yield temporal.FanOutMapper(upstream_mapper=day(), window=window.DayWindow(), max_downstream_keys=5), TIMES[:1]
    yield ChainMapper(temporal.FanOutMapper(upstream_mapper=week(), window=window.WeekWindow()), FixedKeyMapper("x")), TIMES[:1]


def satisfaction(mapper, downstream):
    """Whether all of the window, all but one, two and none of it are enough."""
    def answer():
        expected = sorted(mapper.to_upstream(downstream))
        samples = [expected, expected[1:], expected[:2], [*expected[:1], "elsewhere"], []]
        results = []
        for sample in samples:
            result = mapper.wait_policy.is_satisfied_by_keys(matched=set(sample), expected=set(expected))
            results.append({"arrived": sample, "enough": result.satisfied and not result.unreachable})
        return results
    return attempt(answer)


def mapped(mapper, key):
    from airflow.partition_mappers.base import is_rollup

    answer = attempt(lambda: mapper.to_downstream(key))
    case = {"key": key, "downstream": answer}
    keys = answer.get("value", [])
    keys = [keys] if isinstance(keys, str) else sorted(keys)
    if "value" in answer:
        answer["value"] = keys
    case["dates"] = [attempt(lambda: iso(mapper.to_partition_date(each))) for each in keys[:3]]
    if is_rollup(mapper):
        case["satisfaction"] = [satisfaction(mapper, each) for each in keys[:1]]
    return case


def cron_timetables():
    from airflow.timetables.trigger import CronPartitionTimetable

    for expression, zone, offset, key_format in [
        ("0 0 * * *", "UTC", None, None), ("0 0 * * *", "Asia/Taipei", -1, None), ("30 2 * * *", "Europe/Zurich", 2, None),
        ("0 * * * *", "America/New_York", 0, "%Y-%m-%dT%H"), ("0 0 * * 1", "UTC", 0, "%G-W%V-%u"), ("0 0 1 * *", "Europe/Zurich", -3, "%Y-%m"),
        ("*/20 * * * *", "Asia/Kolkata", 1, "%Y%m%d%H%M"),
    ]:
        options = {} if key_format is None else {"key_format": key_format}
        yield CronPartitionTimetable(expression, timezone=zone, run_offset=offset, **options)
    yield CronPartitionTimetable("0 0 * * *", timezone="UTC", run_immediately=True)


def info(value):
    return value and {"runAfter": iso(value.run_after), "date": iso(value.partition_date), "key": value.partition_key}


def cron_cases(timetable, chance):
    from airflow.timetables.base import DagRunInfo, TimeRestriction

    hour = datetime.timedelta(hours=1)
    for now in timetables.INSTANTS:
        catchup = chance.random() < 0.5
        earliest = chance.choice([None, iso(at(now) - 50 * hour), iso(at(now) + 30 * hour)])
        latest = chance.choice([None, None, iso(at(now) + 10 * hour), iso(at(now) - 20 * hour)])
        last = chance.choice([None, iso(at(now) - 24 * hour), iso(at(now) - 700 * hour)])
        known = last and DagRunInfo(run_after=at(last), data_interval=None, partition_date=None, partition_key=None)
        with Clock(at(now)):
            answer = timetable.next_dagrun_info_v2(last_dagrun_info=known, restriction=TimeRestriction(earliest and at(earliest), latest and at(latest), catchup))
        yield {"now": now, "catchup": catchup, "earliest": earliest, "latest": latest, "last": last, "next": info(answer)}


def main(output):
    from airflow.serialization.encoders import encode_partition_mapper

    chance = random.Random(20261128)
    mapping = []
    for mapper, keys in mappers():
        spec = json.loads(json.dumps(encode_partition_mapper(mapper)))
        mapping.append({"mapper": spec, "cases": [mapped(mapper, key) for key in keys]})
    crons = []
    for timetable in cron_timetables():
        crons.append({
            "timetable": timetables.serialized(timetable),
            "cases": list(cron_cases(timetable, chance)),
            "between": [
                {"from": start, "to": end, "runs": [info(each) for each in timetable.iter_partition_dagrun_infos(earliest=at(start), latest=at(end))]}
                for start, end in [("2026-03-27T00:00:00Z", "2026-03-30T12:00:00Z"), ("2026-10-25T00:00:00Z", "2026-10-25T03:00:00Z")]
            ],
            "dates": [
                {"key": key, "date": attempt(lambda: iso(timetable.resolve_partition_date(key)))}
                for key in ["2026-03-29T02:30:00", "2026-03-29T02", "2026-W14-1", "2026-03", "202603290220", "key"]
            ],
        })
    lines = [",\n".join(json.dumps(entry) for entry in entries) for entries in (mapping, crons)]
    with open(output, "w", encoding="utf-8") as file:
        file.write(f'{{"mappers": [\n{lines[0]}\n], "crons": [\n{lines[1]}\n]}}\n')


if __name__ == "__main__":
    main(sys.argv[1])
