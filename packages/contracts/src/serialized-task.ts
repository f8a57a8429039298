/** One task of a serialized Dag (airflow/serialization: definitions/baseoperator.py, mappedoperator.py, serialized_objects.py). */
import { isRecord, plainNumber } from './base-serialization.ts';
import type { StartTriggerArgs, Task } from './dag.ts';
import type { TriggerRule } from './generated/execution-api.ts';
import { readExpansion } from './serialized-expansion.ts';
import { Fields } from './serialized-fields.ts';

const triggerRules: Record<TriggerRule, true> = {
  all_success: true,
  all_failed: true,
  all_done: true,
  all_done_min_one_success: true,
  all_done_setup_success: true,
  one_success: true,
  one_failed: true,
  one_done: true,
  none_failed: true,
  none_skipped: true,
  always: true,
  none_failed_min_one_success: true,
  all_skipped: true,
};

/** What the Dag around it decides about a task. */
export type Surroundings = {
  upstream: readonly string[];
  downstream: readonly string[];
  /** By Airflow's own rules; an author's strategy has left its weights with the task. */
  ruledWeight: number;
  groupPath: readonly string[];
  mappedGroups: readonly string[];
  dagStartDate: Date | null;
  dagEndDate: Date | null;
};

/** A task's fields: those of a mapped one are in its `partial_kwargs`; below all stand the defaults of the client that wrote them. */
export function taskFields(operator: Record<string, unknown>, clientDefaults: Record<string, unknown>): Fields {
  const partial = isRecord(operator.partial_kwargs) ? [operator.partial_kwargs] : [];
  return new Fields(`dag.tasks[${String(operator.task_id)}]`, [...partial, operator, clientDefaults]);
}

export function readTask(fields: Fields, surroundings: Surroundings): Task {
  const taskId = fields.required('task_id');
  const operator = fields.string('task_type', 'BaseOperator');
  const inlets = fields.list('inlets');
  const outlets = fields.list('outlets');
  const hasOnExecuteCallback = fields.boolean('has_on_execute_callback');
  const hasOnSuccessCallback = fields.boolean('has_on_success_callback');
  const hasEffects = hasOnExecuteCallback || hasOnSuccessCallback || inlets.length > 0 || outlets.length > 0;
  const { dagStartDate, dagEndDate, ruledWeight, ...edges } = surroundings;
  return {
    ...edges,
    taskId,
    displayName: fields.string('_task_display_name') ?? fields.string('task_display_name', taskId),
    operator,
    operatorName: fields.string('_operator_name', operator),
    module: fields.string('_task_module', ''),
    owner: fields.string('owner', 'airflow'),
    docMd: fields.string('doc_md'),

    triggerRule: readTriggerRule(fields),
    isSetup: fields.boolean('is_setup'),
    isTeardown: fields.boolean('is_teardown'),
    onFailureFailDagrun: fields.boolean('on_failure_fail_dagrun') || fields.boolean('_on_failure_fail_dagrun'),

    pool: fields.string('pool', 'default_pool'),
    poolSlots: fields.number('pool_slots', 1),
    ownPriorityWeight: ownPriorityWeight(fields),
    priorityWeights: readWeights(fields, ruledWeight),
    weightRule: weightRule(fields),
    queue: fields.string('queue', 'default'),
    executor: fields.string('executor'),
    executorConfig: fields.record('executor_config'),
    runAsUser: fields.string('run_as_user'),

    retries: fields.number('retries', 0),
    retryDelaySeconds: fields.number('retry_delay', 300),
    retryExponentialBackoff: readBackoff(fields),
    maxRetryDelaySeconds: fields.number('max_retry_delay', null),
    hasRetryPolicy: fields.boolean('has_retry_policy'),
    executionTimeoutSeconds: fields.number('execution_timeout', null),
    startDate: fields.instant('start_date') ?? dagStartDate,
    endDate: fields.instant('end_date') ?? dagEndDate,

    dependsOnPast: fields.boolean('depends_on_past'),
    ignoreFirstDependsOnPast: fields.boolean('ignore_first_depends_on_past'),
    waitForDownstream: fields.boolean('wait_for_downstream'),
    waitForPastDependsBeforeSkipping: fields.boolean('wait_for_past_depends_before_skipping'),
    maxActiveTisPerDag: fields.number('max_active_tis_per_dag', null),
    maxActiveTisPerDagrun: fields.number('max_active_tis_per_dagrun', null),

    expansion: readTaskExpansion(fields, taskId),
    mapIndexTemplate: fields.string('map_index_template'),

    inlets,
    outlets,
    doXcomPush: fields.boolean('do_xcom_push', true),
    multipleOutputs: fields.boolean('multiple_outputs'),
    isSensor: fields.boolean('_is_sensor'),
    canSkipDownstream: fields.boolean('_can_skip_downstream'),
    startFromTrigger: fields.boolean('start_from_trigger'),
    startTriggerArgs: readStartTriggerArgs(fields),
    hasOnExecuteCallback,
    hasOnFailureCallback: fields.boolean('has_on_failure_callback'),
    hasOnRetryCallback: fields.boolean('has_on_retry_callback'),
    hasOnSkippedCallback: fields.boolean('has_on_skipped_callback'),
    hasOnSuccessCallback,
    canRunInline: fields.boolean('_is_empty') && !hasEffects,
  };
}

export function ownPriorityWeight(fields: Fields): number {
  return fields.number('priority_weight', 1);
}

/** What the Python bridge adds for a strategy that an author wrote (leeward_runtime/strategy_weights.py). */
function readWeights(fields: Fields, ruledWeight: number): number[] {
  const weights = fields.list('priority_weights').map(plainNumber);
  if (!weights.every((weight) => typeof weight === 'number'))
    throw fields.wrong('priority_weights', 'a list of numbers');
  return weights.length === 0 ? [ruledWeight] : weights;
}

/** Airflow's rules by their name; also by the class that a mapped task's `partial_kwargs` may name. */
export function weightRule(fields: Fields): string {
  const rule = fields.string('weight_rule', 'downstream');
  return /^airflow\.task\.priority_strategy\._(\w+)PriorityWeightStrategy$/.exec(rule)?.[1]?.toLowerCase() ?? rule;
}

function readTriggerRule(fields: Fields): TriggerRule {
  const rule = fields.string('trigger_rule', 'all_success');
  if (!Object.hasOwn(triggerRules, rule)) throw fields.wrong('trigger_rule', Object.keys(triggerRules).join(', '));
  return rule as TriggerRule;
}

/** Older clients wrote true for a factor of 2. */
function readBackoff(fields: Fields): number {
  const value = fields.raw('retry_exponential_backoff');
  if (typeof value === 'boolean') return value ? 2 : 0;
  return fields.number('retry_exponential_backoff', 0);
}

function readTaskExpansion(fields: Fields, taskId: string): Task['expansion'] {
  if (!fields.boolean('_is_mapped')) return null;
  const attribute = fields.required('_expand_input_attr');
  return readExpansion(`dag.tasks[${taskId}].${attribute}`, fields.raw(attribute));
}

function readStartTriggerArgs(fields: Fields): StartTriggerArgs | null {
  const value = fields.raw('start_trigger_args');
  if (value === undefined) return null;
  if (!isRecord(value)) throw fields.wrong('start_trigger_args', 'an object');
  const args = new Fields('start_trigger_args', [value]);
  return {
    triggerClass: args.required('trigger_cls'),
    nextMethod: args.required('next_method'),
    timeoutSeconds: args.number('timeout', null),
  };
}
