from airflow.sdk import DAG  # noqa: F401

raise RuntimeError("this file is broken")
