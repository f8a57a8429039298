import { unreachable } from '@leeward/contracts';
import type { Dag } from '../definition/dag.ts';
import type { TaskNode } from '../definition/graph.ts';
import type { TaskSpec } from '../definition/specs.ts';
import { replaceSources } from '../definition/wiring.ts';
import { encodeDate, encodeDuration, withoutDefaults } from './fields.ts';
import { encodeParams } from './params.ts';

/** The defaults of the schema's operator: what equals them is left out (airflow/serialization/schema.json). */
const schemaDefaults = {
  owner: 'airflow',
  trigger_rule: 'all_success',
  depends_on_past: false,
  ignore_first_depends_on_past: false,
  wait_for_past_depends_before_skipping: false,
  wait_for_downstream: false,
  retries: 0,
  retry_exponential_backoff: 0,
  queue: 'default',
  pool: 'default_pool',
  pool_slots: 1,
  priority_weight: 1,
  weight_rule: 'downstream',
  do_xcom_push: true,
  multiple_outputs: false,
} as const;

export interface EncodedTask {
  readonly __var: Record<string, unknown>;
  readonly __type: 'operator';
}

export function encodeTask(dag: Dag, task: TaskNode): EncodedTask {
  const downstream = [...task.downstream].map((next) => next.id).sort();
  const params = [...encodeParams(dag.spec.params ?? {}, 'dag'), ...encodeParams(task.spec.params ?? {}, 'task')];
  const byName = new Map(params);
  return {
    __var: {
      task_id: task.id,
      ...encodeTaskFields(task.spec, dag),
      ...(downstream.length > 0 && { downstream_task_ids: downstream }),
      ...(byName.size > 0 && { params: [...byName] }),
      ...encodeKind(dag, task),
      has_retry_policy: false,
      _needs_expansion: false,
    },
    __type: 'operator',
  };
}

function encodeTaskFields(spec: TaskSpec, dag: Dag): Record<string, unknown> {
  const timezone = dag.spec.timezone ?? 'UTC';
  const fields = {
    _task_display_name: spec.displayName,
    owner: spec.owner,
    retries: spec.retries,
    retry_delay: encodeDuration(spec.retryDelay ?? 300),
    retry_exponential_backoff: spec.retryExponentialBackoff === true ? 2 : spec.retryExponentialBackoff || 0,
    max_retry_delay: encodeDuration(spec.maxRetryDelay),
    execution_timeout: encodeDuration(spec.executionTimeout),
    trigger_rule: spec.triggerRule,
    depends_on_past: spec.waitForDownstream === true ? true : spec.dependsOnPast,
    ignore_first_depends_on_past: spec.ignoreFirstDependsOnPast,
    wait_for_past_depends_before_skipping: spec.waitForPastDependsBeforeSkipping,
    wait_for_downstream: spec.waitForDownstream,
    pool: spec.pool,
    pool_slots: spec.poolSlots,
    priority_weight: spec.priorityWeight,
    weight_rule: spec.weightRule,
    queue: spec.queue,
    executor: spec.executor,
    max_active_tis_per_dag: spec.maxActiveTisPerDag,
    max_active_tis_per_dagrun: spec.maxActiveTisPerDagrun,
    doc_md: spec.docMd,
    do_xcom_push: spec.doXcomPush,
    multiple_outputs: spec.multipleOutputs,
    start_date: encodeDate(spec.startDate, timezone),
    end_date: encodeDate(spec.endDate, timezone),
    ...callbackFlags(spec),
  };
  const dagDates = {
    start_date: encodeDate(dag.spec.startDate, timezone),
    end_date: encodeDate(dag.spec.endDate, timezone),
  };
  return withoutDefaults(fields, { ...schemaDefaults, ...dagDates });
}

/** Only that there is a callback is written down: the callback itself stays in the file. */
export function callbackFlags(spec: TaskSpec): Record<string, true | undefined> {
  return {
    has_on_execute_callback: spec.onExecute && true,
    has_on_failure_callback: spec.onFailure && true,
    has_on_retry_callback: spec.onRetry && true,
    has_on_skipped_callback: spec.onSkipped && true,
    has_on_success_callback: spec.onSuccess && true,
  };
}

function encodeKind(dag: Dag, task: TaskNode): Record<string, unknown> {
  const { kind } = task;
  switch (kind.kind) {
    case 'empty':
      return {
        task_type: 'EmptyOperator',
        _task_module: 'airflow.providers.standard.operators.empty',
        _is_empty: true,
        template_fields: [],
        ui_color: '#e8f7e4',
      };
    case 'bash':
      return {
        task_type: 'BashOperator',
        _task_module: 'airflow.providers.standard.operators.bash',
        template_fields: ['bash_command', 'env', 'cwd'],
        template_fields_renderers: { bash_command: 'bash', env: 'json' },
        ui_color: '#f0ede4',
        bash_command: kind.spec.command,
        ...(kind.spec.env && { env: kind.spec.env }),
        ...(kind.spec.cwd !== undefined && { cwd: kind.spec.cwd }),
      };
    case 'handler':
      return encodeHandler(dag, task, 'TypeScriptOperator', '@task');
    case 'branch':
      return { ...encodeHandler(dag, task, 'TypeScriptBranchOperator', '@task.branch'), _can_skip_downstream: true };
    case 'shortCircuit':
      return {
        ...encodeHandler(dag, task, 'TypeScriptShortCircuitOperator', '@task.short_circuit'),
        _can_skip_downstream: true,
      };
    case 'sensor':
      return {
        ...encodeHandler(dag, task, 'TypeScriptSensorOperator', '@task.sensor'),
        ui_color: '#e6f1f2',
        _is_sensor: true,
        ...(kind.spec.mode !== 'poke' && { reschedule: true }),
      };
    default:
      return unreachable(kind, 'kind of task');
  }
}

/** The handler's inputs stand where a Python TaskFlow task has them: `op_kwargs`, an upstream value as the call that pulls it. */
function encodeHandler(dag: Dag, task: TaskNode, taskType: string, operatorName: string): Record<string, unknown> {
  const inputs = Object.entries(task.inputs).map(([name, input]) => [
    name,
    replaceSources(input, (source) => pullCall(dag, source)),
  ]);
  return {
    task_type: taskType,
    _task_module: '@leeward/sdk',
    _operator_name: operatorName,
    ui_color: '#ffefeb',
    template_fields: inputs.length > 0 ? ['op_kwargs'] : [],
    ...(inputs.length > 0 && {
      template_fields_renderers: { op_kwargs: 'json' },
      op_kwargs: Object.fromEntries(inputs),
    }),
  };
}

function pullCall(dag: Dag, source: { task: { taskId: string }; key: string }): string {
  return `{{ task_instance.xcom_pull(task_ids='${source.task.taskId}', dag_id='${dag.dagId}', key='${source.key}') }}`;
}
