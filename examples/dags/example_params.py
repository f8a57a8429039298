"""A Dag that asks for values when it is triggered: the Python twin of example_params.ts."""

from __future__ import annotations

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, Param, get_current_context, task

GREETINGS = {"en": "Hello", "de": "Hallo", "fr": "Bonjour"}

with DAG(
    "example_params_python",
    schedule=None,
    tags=["example", "params"],
    params={
        "name": Param("world", type="string", minLength=1, description="Whom to greet."),
        "times": Param(2, type="integer", minimum=1, maximum=10, description="How often."),
        "shout": Param(False, type="boolean", description="Greet in capitals."),
        "language": Param("en", type="string", enum=["en", "de", "fr"]),
    },
):

    @task
    def greet() -> str:
        params = get_current_context()["params"]
        greeting = f"{GREETINGS[params['language']]}, {params['name']}!"
        for _ in range(params["times"]):
            print(greeting.upper() if params["shout"] else greeting)
        return greeting

    greet() >> BashOperator(
        task_id="in_bash",
        bash_command='echo "bash greets $NAME"',
        env={"NAME": "{{ params.name }}"},
        append_env=True,
    )
