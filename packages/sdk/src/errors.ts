import { defineErrors } from '@leeward/contracts';

const wrongDefinition = { status: 422, exitCode: 1 } as const;

/** What an author can get wrong in a Dag file. Every sentence names the Dag, the task where there is one, and the field. */
export const dagErrors = defineErrors({
  LW_DAG_ID_INVALID: {
    ...wrongDefinition,
    sentence: 'Dag {dag}: the id is not valid: expected at most 250 letters, digits, dashes, dots and underscores.',
  },
  LW_DAG_ID_DUPLICATE: {
    ...wrongDefinition,
    sentence: 'Dag {dag}: this file defines the id twice: expected one Dag an id.',
  },
  LW_DAG_TASK_ID_INVALID: {
    ...wrongDefinition,
    sentence:
      'Dag {dag}, task {task}: the id is not valid: expected at most 250 letters, digits, dashes, dots and underscores.',
  },
  LW_DAG_TASK_ID_MISSING: {
    ...wrongDefinition,
    sentence:
      'Dag {dag}: a task has an anonymous handler and no id: expected a named function, or dag.task(id, handler).',
  },
  LW_DAG_TASK_ID_DUPLICATE: {
    ...wrongDefinition,
    sentence:
      'Dag {dag}, task {task}: the id is taken by another task or group: expected an id that is unique in its Dag.',
  },
  LW_DAG_GROUP_ID_INVALID: {
    ...wrongDefinition,
    sentence:
      'Dag {dag}, group {group}: the id is not valid: expected at most 200 letters, digits, dashes and underscores.',
  },
  LW_DAG_TASK_NOT_CALLED: {
    ...wrongDefinition,
    sentence:
      'Dag {dag}, task {task}: it was declared and never placed: expected one call of what dag.task() returned.',
  },
  LW_DAG_TASK_CALLED_TWICE: {
    ...wrongDefinition,
    sentence:
      'Dag {dag}, task {task}: it was placed twice: expected one call, and a dag.task() of its own for each task.',
  },
  LW_DAG_FOREIGN_REFERENCE: {
    ...wrongDefinition,
    sentence: 'Dag {dag}, {field}: {other} belongs to another Dag: expected a task or group of this Dag.',
  },
  LW_DAG_CYCLE: {
    ...wrongDefinition,
    sentence: 'Dag {dag}, task {task}: its order is a cycle: {path}. Expected tasks that can be put in a row.',
  },
  LW_DAG_FIELD_INVALID: {
    ...wrongDefinition,
    sentence: 'Dag {dag}, field {field}: {value} is not valid: expected {expected}.',
  },
  LW_DAG_TASK_FIELD_INVALID: {
    ...wrongDefinition,
    sentence: 'Dag {dag}, task {task}, field {field}: {value} is not valid: expected {expected}.',
  },
  LW_DAG_SCHEDULE_INVALID: {
    ...wrongDefinition,
    sentence: 'Dag {dag}, field schedule: {value} is not valid: {reason}.',
  },
  LW_DAG_TEMPLATE_INVALID: {
    ...wrongDefinition,
    sentence: 'Dag {dag}, task {task}, field {field}: the template {value} is not valid: {reason}.',
  },
  LW_DAG_PARAM_UNKNOWN: {
    ...wrongDefinition,
    sentence:
      'Dag {dag}, task {task}, field {field}: it uses params.{param}, which is not declared: expected one of {known}.',
  },
  LW_DAG_BRANCH_EMPTY: {
    ...wrongDefinition,
    sentence: 'Dag {dag}, task {task}: the branch has no candidate: expected then(), else() or case() with a task.',
  },
  LW_DAG_BRANCH_AWAITED: {
    ...wrongDefinition,
    sentence: 'Dag {dag}, task {task}: then() got a function: this builds a branch, it is no promise; drop the await.',
  },
});
