"""One task for every state that a task can end in."""

from __future__ import annotations

import time
from datetime import datetime, timedelta, timezone

from airflow.providers.standard.operators.hitl import HITLOperator
from airflow.providers.standard.operators.python import ShortCircuitOperator
from airflow.sdk import DAG, BaseOperator
from airflow.sdk.exceptions import (
    AirflowFailException,
    AirflowRescheduleException,
    AirflowSkipException,
    TaskDeferred,
)


class Ends(BaseOperator):
    """Ends in the way that it is told."""

    template_fields = ("how",)

    def __init__(self, how: str, **kwargs):
        super().__init__(**kwargs)
        self.how = how

    def execute(self, context):
        print(f"ending: {self.how}")
        match self.how:
            case "success":
                context["ti"].xcom_push(key="seen/with slash", value={"nested": [1, None, "ü"]})
                return {"answer": 42}
            case "raise":
                raise RuntimeError("told to fail")
            case "fail_without_retry":
                raise AirflowFailException("told to fail at once")
            case "skip":
                raise AirflowSkipException("told to skip")
            case "reschedule":
                raise AirflowRescheduleException(datetime.now(timezone.utc) + timedelta(minutes=5))
            case "sleep":
                time.sleep(60)
            case "defer":
                from airflow.providers.standard.triggers.temporal import TimeDeltaTrigger

                raise TaskDeferred(
                    trigger=TimeDeltaTrigger(timedelta(seconds=1)),
                    method_name="resumed",
                    kwargs={"since": datetime(2026, 11, 20, tzinfo=timezone.utc)},
                    timeout=timedelta(minutes=10),
                )

    def resumed(self, context, event=None, since=None):
        return {"event": event, "since": since.isoformat()}


with DAG("every_end", schedule=None, start_date=datetime(2026, 1, 1, tzinfo=timezone.utc)):
    Ends(task_id="success", how="success")
    Ends(task_id="failed", how="raise")
    Ends(task_id="up_for_retry", how="raise", retries=1)
    Ends(task_id="fail_without_retry", how="fail_without_retry", retries=1)
    Ends(task_id="skipped", how="skip")
    Ends(task_id="up_for_reschedule", how="reschedule")
    Ends(task_id="deferred", how="defer")
    Ends(task_id="timeout", how="sleep", execution_timeout=timedelta(seconds=1))
    Ends(task_id="killed", how="sleep")
    HITLOperator(task_id="awaiting_input", subject="Go on?", options=["yes", "no"])
    ShortCircuitOperator(task_id="short_circuit", python_callable=lambda: False) >> Ends(task_id="left_out", how="success")
