"""
Records what Airflow's own Execution API answers to cases.json, as recorded.json beside it.

    python record.py        with a Python that has apache-airflow-core 3.3.2 and its Task SDK

The server runs inside this process over a SQLite file in a temporary folder. Ids of attempts are written as {ti:NAME}.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

here = Path(__file__).parent
spec = json.loads((here / "cases.json").read_text())
home = tempfile.mkdtemp(prefix="airflow-conformance-")
os.environ.update(
    AIRFLOW_HOME=home,
    AIRFLOW__CORE__LOAD_EXAMPLES="false",
    AIRFLOW__CORE__UNIT_TEST_MODE="false",
    AIRFLOW__API_AUTH__JWT_SECRET="a secret of at least sixty-four bytes, so that nothing warns of its length",
    AIRFLOW__LOGGING__LOGGING_LEVEL="CRITICAL",
)

from airflow.utils.db import initdb  # noqa: E402

initdb()

import uuid  # noqa: E402
from datetime import datetime, timezone  # noqa: E402

from fastapi.testclient import TestClient  # noqa: E402
from sqlalchemy import select, update  # noqa: E402

from airflow.api_fastapi.auth.tokens import JWTGenerator, get_signing_args  # noqa: E402
from airflow.api_fastapi.common.dagbag import create_dag_bag  # noqa: E402
from airflow.api_fastapi.execution_api.app import create_task_execution_api_app  # noqa: E402
from airflow.models.dag import DagModel  # noqa: E402
from airflow.models.dagbundle import DagBundleModel  # noqa: E402
from airflow.models.serialized_dag import SerializedDagModel  # noqa: E402
from airflow.models.taskinstance import TaskInstance  # noqa: E402
from airflow.providers.standard.operators.empty import EmptyOperator  # noqa: E402
from airflow.sdk import DAG  # noqa: E402
from airflow.serialization.serialized_objects import DagSerialization, LazyDeserializedDAG  # noqa: E402
from airflow.utils.session import create_session  # noqa: E402
from airflow.utils.state import DagRunState  # noqa: E402
from airflow.utils.types import DagRunTriggeredByType, DagRunType  # noqa: E402


def seed() -> dict[str, str]:
    wanted = spec["seed"]
    logical_date = datetime.fromisoformat(wanted["logical_date"])
    with DAG(wanted["dag_id"], schedule=None, start_date=datetime(2026, 1, 1, tzinfo=timezone.utc)) as dag:
        for task_id in wanted["tasks"]:
            EmptyOperator(task_id=task_id)
    with create_session() as session:
        session.add(DagBundleModel(name="test-bundle"))
        session.flush()
        session.add(DagModel(dag_id=dag.dag_id, bundle_name="test-bundle", is_paused=False, is_stale=False))
        session.commit()
        SerializedDagModel.write_dag(LazyDeserializedDAG.from_dag(dag), bundle_name="test-bundle", session=session)
        session.commit()
        serialized = DagSerialization.from_dict(DagSerialization.to_dict(dag))
        run = serialized.create_dagrun(
            run_id=wanted["run_id"],
            logical_date=logical_date,
            data_interval=(logical_date, logical_date),
            run_after=logical_date,
            run_type=DagRunType.MANUAL,
            triggered_by=DagRunTriggeredByType.TEST,
            state=DagRunState.RUNNING,
            start_date=datetime(2026, 11, 20, 0, 0, 1, 500000, tzinfo=timezone.utc),
            session=session,
        )
        session.flush()
        ids = {}
        for ti in session.scalars(select(TaskInstance).where(TaskInstance.run_id == run.run_id)):
            given = wanted["tasks"][ti.task_id]
            ids[ti.task_id] = str(ti.id)
            values = dict(state=given["state"], max_tries=given["max_tries"], try_number=1)
            if given["state"] == "running":
                values |= dict(spec["worker"], start_date=logical_date)
            session.execute(update(TaskInstance).where(TaskInstance.id == ti.id).values(**values))
    ids["unknown"] = str(uuid.uuid4())
    return ids


def main() -> None:
    ids = seed()
    generator = JWTGenerator(valid_for=600, audience="urn:airflow.apache.org:task", **get_signing_args())

    def token(name: str) -> str:
        if name == "broken":
            return "broken"
        scope, _, task = name.rpartition(":")
        return generator.generate(extras={"sub": ids[task], "scope": scope or "execution"})

    def filled(text: str) -> str:
        for name, ti_id in ids.items():
            text = text.replace(f"{{ti:{name}}}", ti_id)
        return text

    def named(text: str) -> str:
        for name, ti_id in ids.items():
            text = text.replace(ti_id, f"{{ti:{name}}}")
        return text

    app = create_task_execution_api_app()
    app.state.dag_bag = create_dag_bag()
    recorded = {}
    with TestClient(app, raise_server_exceptions=False) as client:
        for case in spec["cases"]:
            headers = {"content-type": "application/json"}
            if case["token"] is not None:
                headers["authorization"] = f"Bearer {token(case['token'])}"
            if "version" in case:
                headers["airflow-api-version"] = case["version"]
            content = case.get("raw")
            if "body" in case:
                content = filled(json.dumps(case["body"]))
            response = client.request(case["method"], filled(case["path"]), headers=headers, content=content)
            answer = {"status": response.status_code}
            if response.content:
                answer["body"] = json.loads(named(response.text))
            kept = {
                name: response.headers[name]
                for name in ("content-type", "content-range", "airflow-api-version")
                if name in response.headers
            }
            answer["headers"] = kept | (
                {"refreshed-api-token": True} if "refreshed-api-token" in response.headers else {}
            )
            recorded[case["name"]] = answer
    (here / "recorded.json").write_text(json.dumps(recorded, indent=2, ensure_ascii=False) + "\n")


main()
