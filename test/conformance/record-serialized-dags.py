"""Records how Airflow serialises its own example Dags, and what it then reads out of them.

usage: AIRFLOW_HOME=$(mktemp -d) PYTHON record-serialized-dags.py OUTPUT.json
PYTHON is that of an environment with apache-airflow-core and apache-airflow-providers-standard.
"""

from __future__ import annotations

import json
import os
import sys
from types import SimpleNamespace

CHOSEN = """
asset_alias_example_alias_producer asset_consumes_1_and_2 conditional_asset_and_time_based_timetable
consume_1_or_both_2_and_3_with_asset_expressions daily_inference example_asset_with_watchers example_bash_operator
example_branch_labels example_branch_operator example_complex example_dag_decorator example_display_name
example_dynamic_task_mapping example_dynamic_task_mapping_with_no_taskflow_operators example_external_task_marker_parent
example_failed_dag example_kubernetes_executor example_nested_branch_dag example_params_ui_tutorial example_sensors
example_setup_teardown example_setup_teardown_taskflow example_short_circuit_operator example_skip_dag example_task_group
example_task_group_mapping example_task_mapping_second_order example_time_delta_sensor_async example_xcom latest_only_with_trigger
tutorial
""".split()


def seconds(value):
    return None if value is None else value.timestamp()


def plain(value):
    """The default of a param; an unset one is told apart from null."""
    return "<unset>" if type(value).__name__ == "ArgNotSet" else value


def read(dag):
    """What Airflow's own reader makes of a serialised Dag, as far as a scheduler needs it."""
    from airflow.models.dagrun import DagRun
    from airflow.models.taskinstance import TaskInstance

    restriction = dag._time_restriction
    tis = [SimpleNamespace(task_id=task_id, state=None) for task_id in dag.task_ids]
    leaves = []
    for ti in tis:
        if DagRun._tis_for_dagrun_state(None, dag=dag, tis=_Hashed([ti])):
            leaves.append(ti.task_id)
    tasks = {}
    for task in dag.tasks:
        rule = getattr(task, "weight_rule")
        tasks[task.task_id] = {
            "upstream": sorted(task.upstream_task_ids),
            "downstream": sorted(task.downstream_task_ids),
            "priorityWeight": rule.get_weight(SimpleNamespace(task=task)),
            "triggerRule": str(getattr(task.trigger_rule, "value", task.trigger_rule)),
            "retries": task.retries,
            "retryDelaySeconds": task.retry_delay.total_seconds(),
            "pool": task.pool,
            "queue": task.queue,
            "owner": task.owner,
            "displayName": task.task_display_name,
            "operatorName": task.operator_name,
            "isSetup": task.is_setup,
            "isTeardown": task.is_teardown,
            "dependsOnPast": task.depends_on_past,
            "canRunInline": not TaskInstance.is_task_schedulable(task),
            "isMapped": task.is_mapped,
            "mappedGroups": [group.group_id for group in task.iter_mapped_task_groups()][::-1],
            "startDate": seconds(task.start_date),
        }
    return {
        "earliest": seconds(restriction.earliest),
        "latest": seconds(restriction.latest),
        "roots": sorted(task.task_id for task in dag.roots),
        "decidingLeaves": sorted(leaves),
        "groups": sorted(dag.task_group_dict),
        "params": {name: plain(dag.params[name]) for name in dag.params},
        "tasks": tasks,
    }


class _Hashed(list):
    """Simple task instances, each hashable, as DagRun puts them into a set."""

    def __iter__(self):
        for item in super().__iter__():
            yield _Ti(item)


class _Ti:
    def __init__(self, item):
        self.task_id = item.task_id
        self.state = item.state


def main(output):
    import airflow.example_dags
    import airflow.providers.standard.example_dags as standard
    from airflow.dag_processing.dagbag import DagBag
    from airflow.serialization.serialized_objects import DagSerialization

    recorded = {}
    for folder in [os.path.dirname(airflow.example_dags.__file__), list(standard.__path__)[0]]:
        for dag_id, dag in DagBag(folder).dags.items():
            if dag_id not in CHOSEN:
                continue
            serialized = DagSerialization.to_dict(dag)
            for place in ("fileloc", "relative_fileloc"):
                serialized["dag"][place] = os.path.basename(serialized["dag"][place])
            serialized["dag"]["_processor_dags_folder"] = None
            for part in [serialized["dag"], *(task["__var"] for task in serialized["dag"]["tasks"])]:
                part.pop("doc_md", None)
            expected = read(DagSerialization.from_dict(serialized))
            recorded[dag_id] = {"serialized": serialized, "expected": expected}
    missing = set(CHOSEN) - recorded.keys()
    if missing:
        raise SystemExit(f"not found among the example Dags: {sorted(missing)}")
    lines = [f"{json.dumps(dag_id)}: {json.dumps(recorded[dag_id], sort_keys=True)}" for dag_id in sorted(recorded)]
    lines = [line.replace(sys.executable, "/usr/bin/python3") for line in lines]
    with open(output, "w", encoding="utf-8") as file:
        file.write("{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main(sys.argv[1])
