# The Python half of the twins: the same Dags as in twins.ts. record.py writes what Airflow's serializer makes of them.
from __future__ import annotations

import datetime as dt
import json
from zoneinfo import ZoneInfo

from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG, CronTriggerTimetable, Param, TaskGroup, task
from airflow.timetables.interval import CronDataIntervalTimetable, DeltaDataIntervalTimetable

with DAG(
    "everything",
    schedule="0 0 * * *",
    start_date=dt.datetime(2024, 1, 1, tzinfo=dt.timezone.utc),
    end_date=dt.datetime(2025, 1, 1, tzinfo=dt.timezone.utc),
    catchup=True,
    tags=["x", "a"],
    params={"p": Param(3, type="integer", minimum=1, description="d"), "q": "v"},
    default_args={"retries": 2, "retry_delay": dt.timedelta(seconds=5), "owner": "me"},
    dagrun_timeout=dt.timedelta(minutes=60),
    doc_md="# hi",
    max_active_runs=3,
    max_active_tasks=4,
    max_consecutive_failed_dag_runs=3,
    description="desc",
    is_paused_upon_creation=False,
    owner_links={"me": "https://example.org"},
    dag_display_name="Everything",
):
    first = EmptyOperator(task_id="first")
    full = BashOperator(
        task_id="full",
        bash_command="echo {{ ds }}",
        env={"A": "b"},
        cwd="/tmp",
        append_env=True,
        pool="pp",
        pool_slots=2,
        priority_weight=5,
        weight_rule="upstream",
        trigger_rule="all_done",
        execution_timeout=dt.timedelta(seconds=30),
        depends_on_past=True,
        wait_for_downstream=True,
        ignore_first_depends_on_past=True,
        retries=0,
        doc_md="hello",
        queue="q",
        max_active_tis_per_dag=3,
        max_active_tis_per_dagrun=2,
        retry_exponential_backoff=2.0,
        max_retry_delay=dt.timedelta(hours=1),
        do_xcom_push=False,
        task_display_name="Full task",
        start_date=dt.datetime(2024, 2, 1, tzinfo=dt.timezone.utc),
        end_date=dt.datetime(2024, 3, 1, tzinfo=dt.timezone.utc),
        params={"own": 1},
    )
    with TaskGroup("g", tooltip="tt") as g:
        x = EmptyOperator(task_id="x")
        with TaskGroup("h", prefix_group_id=False) as h:
            y = EmptyOperator(task_id="y")
        x >> h
    with TaskGroup("k") as k:
        z = EmptyOperator(task_id="z", owner="other")
    first >> full >> g >> k
    last = EmptyOperator(task_id="last")
    k >> last
    with TaskGroup("m", prefix_group_id=True) as m:
        EmptyOperator(task_id="n") >> EmptyOperator(task_id="o")
    m << k
    m << last

with DAG("calls", schedule=None):

    @task
    def extract():
        return 1

    @task(multiple_outputs=True, retries=1)
    def transform(rows, region):
        return {"north": rows}

    @task.branch
    def pick(rows):
        return "big"

    @task.short_circuit
    def gate():
        return True

    @task.sensor(mode="reschedule", poke_interval=7, timeout=60)
    def ready():
        return True

    rows = extract()
    transformed = transform(rows=rows, region="us")
    picked = pick(rows=transformed["north"])
    picked >> [EmptyOperator(task_id="big"), EmptyOperator(task_id="small")]
    gate() >> EmptyOperator(task_id="behind")
    ready() >> EmptyOperator(task_id="done", on_success_callback=lambda context: None)

with DAG(
    "example_bash_operator",
    schedule="0 0 * * *",
    start_date=dt.datetime(2021, 1, 1, tzinfo=dt.timezone.utc),
    catchup=False,
    dagrun_timeout=dt.timedelta(minutes=60),
    tags=["example", "example2"],
    params={"example_key": "example_value"},
):
    run_this_last = EmptyOperator(task_id="run_this_last")
    run_this = BashOperator(task_id="run_after_loop", bash_command="echo https://airflow.apache.org/")
    run_this >> run_this_last
    for i in range(3):
        BashOperator(task_id=f"runme_{i}", bash_command='echo "{{ task_instance_key_str }}" && sleep 1') >> run_this
    BashOperator(task_id="also_run_this", bash_command='echo "ti_key={{ task_instance_key_str }}"') >> run_this_last
    describe = BashOperator(
        task_id="describe_dag_folder", bash_command="echo '{}'", multiple_outputs=True, output_processor=json.loads
    )
    show = BashOperator(
        task_id="show_dag_folder_stats",
        bash_command='echo "found $FILE_COUNT"',
        env={"FILE_COUNT": "{{ ti.xcom_pull(task_ids='describe_dag_folder', key='file_count') }}"},
        append_env=True,
    )
    describe >> show >> run_this_last
    BashOperator(task_id="this_will_skip", bash_command='echo "hello world"; exit 99;') >> run_this_last


def scheduled(dag_id, **spec):
    with DAG(dag_id, **spec):
        EmptyOperator(task_id="t")


scheduled("daily", schedule="@daily")
scheduled("quarterly", schedule="@quarterly")
scheduled("delta", schedule=dt.timedelta(hours=2))
scheduled("once", schedule="@once")
scheduled("continuous", schedule="@continuous", max_active_runs=1)
scheduled(
    "trigger",
    schedule=CronTriggerTimetable(
        "0 1 * * *", timezone="Europe/Berlin", interval=dt.timedelta(days=1), run_immediately=True
    ),
)
scheduled("interval", schedule=CronDataIntervalTimetable("@hourly", "UTC"))
scheduled("delta_interval", schedule=DeltaDataIntervalTimetable(dt.timedelta(minutes=90)))
scheduled("berlin", schedule="5 4 * * 1-5", start_date=dt.datetime(2024, 7, 1, tzinfo=ZoneInfo("Europe/Berlin")))
