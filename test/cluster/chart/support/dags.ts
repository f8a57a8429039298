/** Two tasks of a TypeScript Dag that tell which commit they are of; the first waits at a gate. */
export function twoStepsInTypeScript(says: string, gate: string): string {
  return `import { Dag } from '@leeward/sdk';
const dag = new Dag('two_steps', { schedule: null });
const first = dag.task('first', async (_: object, { log }) => {
  log.info('first says ${says}');
  await fetch('${gate}/typescript');
});
const second = dag.task('second', (_: object, { log }) => {
  log.info('second says ${says}');
});
first({}).before(second({}));
`;
}

/** The same in Python; what they say comes from a module beside the Dag file. */
export function twoStepsInPython(says: string, gate: string): Record<string, string> {
  return {
    'dags/two_steps_python.py': `import urllib.request

from airflow.sdk import DAG, task
from words import SAYS

with DAG("two_steps_python", schedule=None):

    @task
    def first():
        print("first says", SAYS, flush=True)
        urllib.request.urlopen("${gate}/python").read()

    @task
    def second():
        print("second says", SAYS)

    first() >> second()
`,
    'dags/words.py': `SAYS = "${says}"\n`,
  };
}

/** A Python Dag of one task, without retries, that waits at a gate of its own; `executorConfig` is Python, with Kubernetes' models as `k8s`. */
export function waitingDag(dagId: string, gate: string, executorConfig = 'None'): string {
  return `import urllib.request

from airflow.sdk import DAG, task
${executorConfig.includes('k8s.') ? 'from kubernetes.client import models as k8s\n' : ''}
with DAG("${dagId}", schedule=None):

    @task(executor_config=${executorConfig})
    def wait():
        print("${dagId} waits", flush=True)
        urllib.request.urlopen("${gate}/${dagId}").read()
        print("${dagId} goes on")

    wait()
`;
}

/** A Python Dag of one task that says `line 0`, `line 1` and so on. */
export function talkingDag(dagId: string, { lines, pauseSeconds }: { lines: number; pauseSeconds: number }): string {
  return `import time

from airflow.sdk import DAG, task

with DAG("${dagId}", schedule=None):

    @task
    def talk():
        for number in range(${lines}):
            print("line", number)
            time.sleep(${pauseSeconds})

    talk()
`;
}
