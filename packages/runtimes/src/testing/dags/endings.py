"""One task for every way in which an attempt can end."""

import ctypes
import os
import subprocess
import sys
import time
from datetime import datetime, timedelta, timezone

from airflow.providers.standard.operators.bash import BashOperator
from airflow.providers.standard.triggers.temporal import TimeDeltaTrigger
from airflow.sdk import DAG, BaseOperator, BaseSensorOperator, task
from airflow.sdk.exceptions import AirflowSkipException
from leeward_test_helper import greeting


class Deferring(BaseOperator):
    def execute(self, context):
        self.defer(trigger=TimeDeltaTrigger(timedelta(days=1)), method_name="resume")

    def resume(self, context, event):
        return event


class Waiting(BaseSensorOperator):
    def poke(self, context):
        return False


with DAG("endings", start_date=datetime(2026, 1, 1, tzinfo=timezone.utc), schedule=None):

    @task
    def succeed():
        return greeting

    @task
    def fail():
        raise ValueError("the author's own error")

    @task
    def skip():
        raise AirflowSkipException("not today")

    @task
    def print_lines(count):
        for number in range(count):
            print("line", number)
        print("to stderr", file=sys.stderr)

    @task
    def segfault():
        ctypes.string_at(0)

    @task
    def exit_abruptly():
        os._exit(7)

    @task
    def ask_variable():
        from airflow.sdk import Variable

        return Variable.get("colour")

    @task
    def show_environment():
        return {"own": os.environ.get("LEEWARD_TEST_OWN"), "secret": os.environ.get("LEEWARD_TEST_SECRET")}

    @task
    def leave_processes(file):
        child = subprocess.Popen(["sleep", "600"], start_new_session=True)
        with open(file, "w") as pids:
            pids.write(f"{os.getpid()} {child.pid}")
        time.sleep(600)

    @task
    def take_no_notice():
        print("begun", flush=True)
        while True:
            time.sleep(600)

    @task(run_as_user="nobody")
    def other_user():
        import getpass

        return [os.geteuid() == 65534, getpass.getuser()]

    @task
    def random_numbers():
        import random

        return random.random()

    succeed()
    fail()
    skip()
    print_lines(20000)
    segfault()
    exit_abruptly()
    ask_variable()
    show_environment()
    leave_processes(os.environ.get("LEEWARD_TEST_PIDS", "/dev/null"))
    random_numbers()
    take_no_notice()
    other_user()
    Deferring(task_id="defer")
    Waiting(task_id="wait", mode="reschedule", poke_interval=60)
    BashOperator(task_id="bash", bash_command="sleep 600")
