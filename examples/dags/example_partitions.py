"""Partitions: a run for every hour, and one for a day once all of its hours are there."""

from __future__ import annotations

from airflow.sdk import (
    DAG,
    Asset,
    CronPartitionTimetable,
    DayWindow,
    PartitionedAssetTimetable,
    RollupMapper,
    StartOfDayMapper,
    get_current_context,
    task,
)

HOUR = "%Y-%m-%dT%H"
readings = Asset("example_readings", uri="example://readings")

with DAG(
    "example_partitions_hourly",
    schedule=CronPartitionTimetable("0 * * * *", timezone="UTC", key_format=HOUR),
    catchup=False,
    tags=["example", "partitions"],
):

    @task(outlets=[readings])
    def measure() -> str:
        hour = get_current_context()["dag_run"].partition_key
        print(f"readings of {hour}")
        return hour

    measure()

with DAG(
    "example_partitions_daily",
    schedule=PartitionedAssetTimetable(
        assets=readings,
        default_partition_mapper=RollupMapper(
            upstream_mapper=StartOfDayMapper(input_format=HOUR), window=DayWindow()
        ),
    ),
    tags=["example", "partitions"],
):

    @task
    def summarize() -> str:
        context = get_current_context()
        hours = sorted(event.partition_key for event in context["triggering_asset_events"][readings])
        print(f"{context['dag_run'].partition_key} has {len(hours)} hours, from {hours[0]} to {hours[-1]}")
        return context["dag_run"].partition_key

    summarize()
