"""Records how Airflow lays one pod over another and which labels it makes of ids, over random pods and texts.

usage: AIRFLOW_HOME=$(mktemp -d) PYTHON record-pods.py OUTPUT.json
PYTHON is that of an environment with apache-airflow 3.3.2 and apache-airflow-providers-cncf-kubernetes (recorded: 10.25.0).
"""

from __future__ import annotations

import json
import random
import sys

from airflow.providers.cncf.kubernetes.pod_generator import PodGenerator, make_safe_label_value
from kubernetes.client import ApiClient

RANDOM = random.Random(3302)
PODS = 80
LABELS = 150
LETTERS = "aZ09-_. ./:+é中\n~@"

api = ApiClient()


def some(fields, chance):
    """Of each field one of its values, or nothing."""
    return {name: RANDOM.choice(values) for name, values in fields.items() if RANDOM.random() < chance}


CONTAINER = {
    "image": ["i1", "i2", ""],
    "command": [[], ["a"], ["b", "c"]],
    "args": [[], ["x"]],
    "env": [[], [{"name": "A", "value": "1"}], [{"name": "A", "value": "2"}, {"name": "B", "value": ""}]],
    "envFrom": [[], [{"configMapRef": {"name": "c"}}]],
    "volumeMounts": [[], [{"name": "v", "mountPath": "/a"}], [{"name": "w", "mountPath": "/b"}]],
    "ports": [[{"containerPort": 80}], [{"containerPort": 81}]],
    "resources": [{"limits": {"cpu": "1"}}, {"limits": {"cpu": "2"}, "requests": {"memory": "1Gi"}}, {"requests": {}}],
    "securityContext": [{}, {"runAsUser": 0}, {"runAsUser": 5}, {"privileged": False}],
    "imagePullPolicy": ["Always", ""],
    "stdin": [True, False],
    "lifecycle": [{"preStop": {"exec": {"command": ["x"]}}}],
}
METADATA = {
    "labels": [{}, {"a": "1"}, {"a": "2", "b": ""}],
    "annotations": [{}, {"a": "1"}, {"b": "2"}],
    "namespace": ["n1", "n2", ""],
    "finalizers": [["f"], ["g"], []],
    "ownerReferences": [[{"apiVersion": "v1", "kind": "K", "name": "o", "uid": "u"}]],
}
SPEC = {
    "volumes": [[], [{"name": "v", "emptyDir": {}}], [{"name": "w", "configMap": {"name": "c"}}]],
    "nodeSelector": [{}, {"a": "b"}, {"c": "d"}],
    "tolerations": [[], [{"key": "a", "operator": "Exists"}]],
    "affinity": [{}, {"nodeAffinity": {}}],
    "serviceAccountName": ["s1", "s2", ""],
    "hostNetwork": [True, False],
    "priority": [0, 5],
    "terminationGracePeriodSeconds": [0, 30],
    "securityContext": [{}, {"runAsUser": 0}, {"fsGroup": 5}],
    "imagePullSecrets": [[{"name": "r"}], [{"name": "q"}]],
    "dnsConfig": [{"nameservers": ["1.1.1.1"]}],
    "restartPolicy": ["Never", "OnFailure"],
    "overhead": [{}, {"cpu": "1"}],
    "automountServiceAccountToken": [True, False],
}


def containers(names, fewest):
    chosen = RANDOM.sample(names, RANDOM.randint(fewest, len(names)))
    return [{"name": name, **some(CONTAINER, 0.25)} for name in chosen]


def pod(fewest_containers):
    spec = {**some(SPEC, 0.3), "containers": containers(["base", "side"], fewest_containers)}
    if RANDOM.random() < 0.5:
        spec["initContainers"] = containers(["i1", "i2"], 0)
    whole = {"apiVersion": "v1", "kind": "Pod", "metadata": some(METADATA, 0.5), "spec": spec}
    return whole if fewest_containers else {name: part for name, part in whole.items() if RANDOM.random() < 0.9}


def merge():
    base, override = (PodGenerator.deserialize_model_dict(pod(fewest)) for fewest in (1, 0))
    recorded = {"base": api.sanitize_for_serialization(base), "override": api.sanitize_for_serialization(override)}
    merged = PodGenerator.reconcile_pods(base, override)
    return {**recorded, "merged": api.sanitize_for_serialization(merged)}


def text():
    return "".join(RANDOM.choice(LETTERS) for _ in range(RANDOM.choice([0, 1, 2, 5, 20, 62, 63, 64, 90])))


labels = {one: make_safe_label_value(one) for one in (text() for _ in range(LABELS))}
with open(sys.argv[1], "w") as output:
    json.dump({"merges": [merge() for _ in range(PODS)], "labels": labels}, output, ensure_ascii=False)
    output.write("\n")
