import { defineErrors } from '@leeward/contracts';

export const cliErrors = defineErrors({
  LW_DAG_UNKNOWN: {
    status: 404,
    exitCode: 3,
    sentence: 'There is no Dag {dagId}; "leeward dags list" shows those there are.',
  },
  LW_RUN_UNKNOWN: {
    status: 404,
    exitCode: 3,
    sentence: 'Dag {dagId} has no run {runId}; "leeward dags list-runs {dagId}" shows its runs.',
  },
  LW_TASK_UNKNOWN: { status: 404, exitCode: 3, sentence: 'Run {runId} of Dag {dagId} has no task instance {taskId}.' },
  LW_ARGUMENT: { status: 400, exitCode: 2, sentence: '{argument}: {problem}.' },
  LW_PORT_TAKEN: {
    status: 500,
    exitCode: 3,
    sentence: 'Port {port} on {host} is taken; choose another with --port or [api] port.',
  },
});
