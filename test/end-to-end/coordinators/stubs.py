from airflow.sdk import dag, task


@dag(schedule=None)
def stubs():
    @task.stub(queue="typescript")
    def extract(): ...

    @task.stub(queue="typescript")
    def transform(extracted): ...

    @task.stub(queue="typescript")
    def breaks(): ...

    @task.stub(queue="go")
    def compiled(): ...

    transform(extract()) >> compiled()
    breaks()


stubs()
