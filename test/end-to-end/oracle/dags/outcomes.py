"""Dags of which every run ends alike in Airflow, about what no example Dag shows."""
from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.sdk import DAG, task_group


def fails(task_id):
    return BashOperator(task_id=task_id, bash_command="exit 1")


def empty(task_id, rule="all_success"):
    return EmptyOperator(task_id=task_id, trigger_rule=rule)


with DAG("outcome_of_the_shorter_way", schedule=None):
    bad = fails("bad")
    skipped, failed = empty("skipped", "all_skipped"), empty("failed")
    skipped_later, failed_later = empty("skipped_later"), empty("failed_later")
    bad >> [skipped, failed]
    skipped >> skipped_later
    failed >> failed_later
    [skipped, failed_later] >> empty("skip_first")
    [skipped_later, failed] >> empty("failure_first")

with DAG("outcome_of_lists", schedule=None):
    bad = fails("bad")

    @task_group
    def group(x):
        empty("a") >> empty("b", "one_success")

    bad >> BashOperator.partial(task_id="each").expand(bash_command=["true", "true"]) >> empty("after", "all_failed")
    bad >> group.expand(x=[1, 2])

with DAG("outcome_of_a_failed_source", schedule=None):
    source = fails("source")

    @task_group
    def group(x):
        empty("a") >> [empty("all_skipped", "all_skipped"), empty("one_done", "one_done")]

    group.expand(x=source.output)

with DAG("outcome_in_a_setup_scope", schedule=None):
    setup, work = fails("setup").as_setup(), empty("work")
    teardown = empty("teardown").as_teardown(setups=setup)
    setup >> work >> [empty("always", "always"), empty("all_done", "all_done")] >> teardown

with DAG("outcome_of_fail_fast", schedule=None, fail_fast=True):
    setup, work, after = empty("setup").as_setup(), fails("work"), empty("after")
    teardown = empty("teardown").as_teardown(setups=setup)
    setup >> work >> after >> teardown
    after >> empty("outside")
