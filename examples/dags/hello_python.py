"""Three TaskFlow tasks that hand values on: the Python twin of hello_typescript.ts."""

from __future__ import annotations

import datetime

from airflow.sdk import DAG, get_current_context, task

with DAG(
    "hello_python",
    schedule="@daily",
    start_date=datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc),
    catchup=False,
    tags=["example"],
):

    @task
    def extract() -> list[dict]:
        return [{"id": 1, "amount": 301.27}, {"id": 2, "amount": 433.21}, {"id": 3, "amount": 502.22}]

    @task
    def total(orders: list[dict], currency: str) -> str:
        return f"{sum(order['amount'] for order in orders):.2f} {currency}"

    @task
    def report(text: str) -> None:
        print(f"Total of run {get_current_context()['run_id']}: {text}")

    report(total(extract(), currency="EUR"))
