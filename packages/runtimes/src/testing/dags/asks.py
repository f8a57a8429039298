"""A Dag file that needs its supervisor while it is parsed."""

from datetime import datetime, timezone

from airflow.sdk import DAG, Variable, task

colour = Variable.get("colour")

with DAG("asks", start_date=datetime(2026, 1, 1, tzinfo=timezone.utc), schedule=None):

    @task
    def tell():
        return colour

    tell()
