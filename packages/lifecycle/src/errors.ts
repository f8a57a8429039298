import { defineErrors } from '@leeward/contracts';

/** What people can ask of runs and task instances that their state or their Dag does not allow. */
export const errors = defineErrors({
  LW_DAG_UNKNOWN: { status: 404, exitCode: 3, sentence: "Dag with dag_id: '{dagId}' not found" },
  LW_DAG_HAS_IMPORT_ERRORS: {
    status: 400,
    exitCode: 3,
    sentence: "Dag with dag_id: '{dagId}' has import errors and cannot be triggered",
  },
  LW_RUN_TYPE_NOT_ALLOWED: {
    status: 400,
    exitCode: 3,
    sentence: "Dag with dag_id: '{dagId}' does not allow {runType} runs",
  },
  LW_RUN_ID_INVALID: {
    status: 400,
    exitCode: 2,
    sentence: "The run_id provided '{runId}' does not match regex pattern '{pattern}' or '{ownPattern}'",
  },
  LW_RUN_ID_DOTS: {
    status: 400,
    exitCode: 2,
    sentence: "The run_id '{runId}' must not contain '..' to prevent path traversal",
  },
  LW_RUN_ID_RESERVED: {
    status: 400,
    exitCode: 2,
    sentence: "A manual DAG run cannot use ID '{runId}' since it is reserved for {runType} runs",
  },
  LW_RUN_ID_TOO_LONG: {
    status: 422,
    exitCode: 2,
    sentence: "The run_id that begins with '{start}' has {length} bytes; at most {most} are allowed",
  },
  LW_RUN_NOT_PARTITIONED: {
    status: 400,
    exitCode: 2,
    sentence: "Dag '{dagId}' is not a partitioned Dag and does not accept a partition_key.",
  },
  LW_PARTITION_KEY_INVALID: { status: 400, exitCode: 2, sentence: '{problem}' },
  LW_NOTE_TOO_LONG: {
    status: 422,
    exitCode: 2,
    sentence: 'The note has {length} characters; at most {most} are allowed',
  },
  LW_PARAM_INVALID: { status: 400, exitCode: 2, sentence: 'Invalid input for param {name}: {problem}' },
  LW_RUN_EXISTS: {
    status: 409,
    exitCode: 3,
    sentence: "A run of {dagId} with the run_id '{runId}' or the logical date {logicalDate} exists already",
  },
  LW_RUN_UNKNOWN: { status: 404, exitCode: 3, sentence: "The run '{runId}' of the Dag '{dagId}' was not found" },
  LW_TASK_RUNNING: {
    status: 409,
    exitCode: 3,
    sentence: 'The task instance {taskId} of the run {runId} is {state}; it was asked not to stop what runs',
  },
});
