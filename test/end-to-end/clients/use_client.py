"""Uses apache-airflow-client as its users do: use_client.py BASE_URL TOKEN DAG_ID. Prints what it saw as JSON."""

from __future__ import annotations

import json
import sys
import time

import airflow_client.client
from airflow_client.client import api

base_url, token, dag_id = sys.argv[1:]
configuration = airflow_client.client.Configuration(host=base_url, access_token=token)

with airflow_client.client.ApiClient(configuration) as client:
    dags, runs, tasks = api.DAGApi(client), api.DagRunApi(client), api.TaskInstanceApi(client)
    variables, pools, connections = api.VariableApi(client), api.PoolApi(client), api.ConnectionApi(client)

    dags.patch_dag(dag_id, airflow_client.client.DAGPatchBody(is_paused=False))
    started = runs.trigger_dag_run(dag_id, airflow_client.client.TriggerDAGRunPostBody(dag_run_id="by_client", conf={"x": 1}))
    deadline = time.monotonic() + 60

    def finished():
        while (run := runs.get_dag_run(dag_id, "by_client")).state not in ("success", "failed") and time.monotonic() < deadline:
            time.sleep(0.2)
        return run

    run = finished()
    instances = tasks.get_task_instances(dag_id, "by_client").task_instances
    first = instances[0]
    log = tasks.get_log(dag_id, "by_client", first.task_id, first.try_number, accept="application/json")
    variables.post_variable(airflow_client.client.VariableBody(key="by_client", value="green"))
    pools.post_pool(airflow_client.client.PoolBody(name="by_client", slots=3))
    connections.post_connection(airflow_client.client.ConnectionBody(connection_id="by_client", conn_type="http", host="h"))
    seen = {
        "version": api.VersionApi(client).get_version().version,
        "health": api.MonitorApi(client).get_health().metadatabase.status,
        "dag": dags.get_dag(dag_id).is_paused,
        "details": dags.get_dag_details(dag_id).dag_id,
        "source": len(api.DagSourceApi(client).get_dag_source(dag_id).to_str()) > 0,
        "versions": api.DagVersionApi(client).get_dag_versions(dag_id).total_entries,
        "stats": [each.dag_id for each in api.DagStatsApi(client).get_dag_stats(dag_ids=[dag_id]).dags],
        "tasks": sorted(each.task_id for each in api.TaskApi(client).get_tasks(dag_id).tasks),
        "run": [started.run_type, run.state, run.conf],
        "instances": sorted({each.state.value for each in instances}),
        "log": len(log.content.actual_instance) > 0,
        "xcoms": api.XComApi(client).get_xcom_entries(dag_id, "by_client", "~").total_entries >= 0,
        "events": api.EventLogApi(client).get_event_logs(limit=1).total_entries > 0,
        "jobs": api.JobApi(client).get_jobs().total_entries > 0,
        "imports": api.ImportErrorApi(client).get_import_errors().total_entries >= 0,
        "variable": variables.get_variable("by_client").value,
        "pool": pools.get_pool("by_client").slots,
        "connection": connections.get_connection("by_client").host,
    }

    one = airflow_client.client.DAGRunClearBody
    many = airflow_client.client.BulkDAGRunClearBody
    named = [airflow_client.client.BulkDAGRunBody(dag_run_id="by_client")]
    # The client has no parser that takes a whole task instance here: the shape of a new task matches it too, so it is read as JSON.
    would_one = runs.clear_dag_run_without_preload_content(dag_id, "by_client", one(dry_run=True))
    would_many = runs.clear_dag_runs_without_preload_content(dag_id, many(dry_run=True, dag_runs=named))
    seen["would_clear"] = [json.loads(answer.data)["total_entries"] == len(instances) for answer in (would_one, would_many)]
    seen["no_new_task"] = runs.clear_dag_run(dag_id, "by_client", one(dry_run=True, only_new=True)).actual_instance.total_entries
    cleared = runs.clear_dag_run(dag_id, "by_client", one(dry_run=False)).actual_instance
    seen["cleared"] = [cleared.dag_run_id, finished().state]
    cleared = runs.clear_dag_runs(dag_id, many(dry_run=False, dag_runs=named)).actual_instance
    seen["cleared_many"] = [[each.dag_run_id for each in cleared.dag_runs], finished().state]

    try:
        dags.get_dag("no_such_dag")
    except airflow_client.client.exceptions.NotFoundException as error:
        seen["missing"] = json.loads(error.body)
    runs.delete_dag_run(dag_id, "by_client")
    variables.delete_variable("by_client")
    pools.delete_pool("by_client")
    connections.delete_connection("by_client")

print(json.dumps(seen))
