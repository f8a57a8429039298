"""What a runtime for one task has not imported yet works all the same."""

import sys
from datetime import datetime, timezone

from airflow.sdk import DAG, task

with DAG("postponed", start_date=datetime(2026, 1, 1, tzinfo=timezone.utc), schedule=None):

    @task
    def uses_what_was_postponed():
        from airflow.dag_processing import dagbag

        assert "libcst" not in sys.modules
        assert "airflow.serialization.serialized_objects" not in sys.modules
        stand_in = dagbag.LazyDeserializedDAG
        assert callable(stand_in.from_dag)

        from airflow.sdk.bases.decorator import remove_task_decorator
        from airflow.serialization.serialized_objects import LazyDeserializedDAG

        assert stand_in == LazyDeserializedDAG
        assert not isinstance(1, stand_in)

        class Own(stand_in): ...

        assert issubclass(Own, LazyDeserializedDAG)
        source = "@task.virtualenv()\n@other\ndef work(): ...\n"
        assert remove_task_decorator(source, "@task.virtualenv") == "@other\ndef work(): ...\n"

        import rich.console

        rich.console.Console()

    uses_what_was_postponed()
