"""
Evaluates priority weight strategies that an author wrote, where the author's code may run: while the Dag file is parsed.

Airflow's scheduler asks a strategy when it makes a task instance, with no try made, and when one is cleared, with the tries made so
far (airflow/models/taskinstance.py refresh_from_task). A strategy has no state, so its answers are a list by that number.
"""

from __future__ import annotations

from functools import wraps
from types import SimpleNamespace

from airflow.dag_processing import processor
from airflow.serialization.serialized_objects import DagSerialization

_tries_asked = 10
_airflow_rules = ("downstream", "upstream", "absolute")


def add_strategy_weights() -> None:
    """Have every task with such a strategy leave the parser with `priority_weights`."""
    serialize = processor._serialize_dags

    @wraps(serialize)
    def serialize_with_weights(bag, log):
        serialized, errors = serialize(bag, log)
        for dag in serialized:
            _weigh(dag.data, log)
        return serialized, errors

    processor._serialize_dags = serialize_with_weights


def _weigh(data: dict, log) -> None:
    encoded = {task["__var"]["task_id"]: task["__var"] for task in data["dag"]["tasks"] if _is_own(task["__var"])}
    if not encoded:
        return
    dag = DagSerialization.from_dict(data)
    for task_id, fields in encoded.items():
        task = dag.get_task(task_id)
        try:
            fields["priority_weights"] = _weights(task)
        except Exception:
            log.exception("The weight strategy failed; the task has its own priority weight", task_id=task_id)
            fields["priority_weights"] = [task.priority_weight]


def _is_own(fields: dict) -> bool:
    rule = fields.get("partial_kwargs", {}).get("weight_rule", fields.get("weight_rule"))
    return isinstance(rule, str) and rule not in _airflow_rules and not rule.startswith("airflow.task.priority_strategy._")


def _weights(task) -> list[int]:
    weights = [
        int(task.weight_rule.get_weight(SimpleNamespace(task=task, dag_id=task.dag_id, task_id=task.task_id, map_index=-1, try_number=tries)))
        for tries in range(_tries_asked)
    ]
    while len(weights) > 1 and weights[-1] == weights[-2]:
        weights.pop()
    return weights
