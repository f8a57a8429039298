from __future__ import annotations
import datetime
from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG, TaskGroup, task, Param
with DAG("conformance", schedule=None, start_date=datetime.datetime(2026, 1, 1), tags=["b", "a"], description="A Dag to compare with", params={"x": Param(3, type="integer")}, doc_md="# Doc") as dag:
    first = EmptyOperator(task_id="first", retries=2, retry_delay=datetime.timedelta(seconds=90))
    with TaskGroup("group") as group:
        inner = EmptyOperator(task_id="inner")
    @task
    def decorated():
        return 1
    first >> group >> decorated()
