import time

from airflow.sdk import DAG  # noqa: F401

time.sleep(600)
