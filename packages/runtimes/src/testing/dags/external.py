import sys

from airflow.sdk import dag, task


@dag
def external():
    @task.external_python(python=sys.executable, expect_airflow=True)
    def another_interpreter():
        import logging

        from airflow.sdk import Variable

        logging.getLogger("outside").warning("asked from outside")
        print("printed outside")
        return Variable.get("colour")

    another_interpreter()


external()
