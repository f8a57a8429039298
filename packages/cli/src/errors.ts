import { defineErrors } from '@leeward/contracts';

export const cliErrors = defineErrors({
  LW_TASK_UNKNOWN: { status: 404, exitCode: 3, sentence: 'Run {runId} of Dag {dagId} has no task instance {taskId}.' },
  LW_ARGUMENT: { status: 400, exitCode: 2, sentence: '{argument}: {problem}.' },
  LW_REFUSED: { status: 409, exitCode: 3, sentence: '{problem}.' },
  LW_CANCELLED: { status: 409, exitCode: 1, sentence: 'Cancelled; nothing was changed.' },
  LW_FILE_UNREADABLE: { status: 400, exitCode: 2, sentence: 'The file {file} cannot be read: {problem}.' },
  LW_USER_UNKNOWN: { status: 404, exitCode: 3, sentence: 'There is no user {username}.' },
  LW_USER_EXISTS: { status: 409, exitCode: 3, sentence: 'There is a user {username} already.' },
  LW_PORT_TAKEN: {
    status: 500,
    exitCode: 3,
    sentence: 'Port {port} on {host} is taken; choose another with --port or [api] port.',
  },
});
