// The graph of Airflow's own example_bash_operator, in TypeScript: bash tasks, a loop, templates, several named XComs of one task.
import { Dag } from '@leeward/sdk';

// Noon, two days back: the two midnights since then are two runs, whenever today this file is read.
const startDate = new Date();
startDate.setUTCDate(startDate.getUTCDate() - 2);
startDate.setUTCHours(12, 0, 0, 0);

const dag = new Dag('example_bash_operator', {
  schedule: '0 0 * * *',
  startDate,
  catchup: true,
  dagrunTimeout: { minutes: 60 },
  tags: ['example', 'example2'],
  params: { example_key: 'example_value' },
  docMd: `
### Example bash operator

Shell commands as tasks: their order, a loop, templates, and several named XComs from one task with \`multipleOutputs\`.
`,
});

const runThisLast = dag.empty('run_this_last');

const runThis = dag.bash('run_after_loop', { command: 'echo https://airflow.apache.org/' });
runThis.before(runThisLast);

for (const index of [0, 1, 2]) {
  dag.bash(`runme_${index}`, { command: 'echo "{{ task_instance_key_str }}" && sleep 1' }).before(runThis);
}

dag.bash('also_run_this', { command: 'echo "ti_key={{ task_instance_key_str }}"' }).before(runThisLast);

const describeDagFolder = dag.bash('describe_dag_folder', {
  // The object must be the last line that the command writes: only that line becomes the task's value.
  command: `
    set -e
    dag_folder="\${AIRFLOW_HOME:-.}/dags"
    file_count=$(find "$dag_folder" -type f -name '*.py' 2>/dev/null | wc -l)
    printf '{"dag_folder": "%s", "file_count": %s}\\n' "$dag_folder" "$file_count"
  `,
  multipleOutputs: true,
  outputProcessor: JSON.parse,
});

// A value of another task reaches the command through its environment, so that the shell never reads it as a command.
dag
  .bash('show_dag_folder_stats', {
    command: 'echo "found $FILE_COUNT Dag file(s) under $DAG_FOLDER"',
    env: {
      DAG_FOLDER: "{{ ti.xcom_pull(task_ids='describe_dag_folder', key='dag_folder') }}",
      FILE_COUNT: "{{ ti.xcom_pull(task_ids='describe_dag_folder', key='file_count') }}",
    },
    appendEnv: true,
  })
  .after(describeDagFolder)
  .before(runThisLast);

dag.bash('this_will_skip', { command: 'echo "hello world"; exit 99;' }).before(runThisLast);
