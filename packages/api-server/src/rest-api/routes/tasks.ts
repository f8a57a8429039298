import type { Task } from '@leeward/contracts';
import type { TaskResponse } from '@leeward/contracts/rest-api';
import { HttpError } from '../../http/http-error.ts';
import { isRecord } from '../audit/mask.ts';
import type { RestApiContext } from '../context.ts';
import type { RegisterOperation } from '../operations.ts';
import { isoInstant, timeDelta } from '../present/instants.ts';
import { dagOf } from '../queries/dag-graphs.ts';
import { type RawDag, serializedOf } from '../queries/serialized-dags.ts';

const sortable = [
  'task_id',
  'task_display_name',
  'owner',
  'start_date',
  'end_date',
  'trigger_rule',
  'depends_on_past',
  'wait_for_downstream',
  'retries',
  'queue',
  'pool',
  'pool_slots',
  'execution_timeout',
  'retry_delay',
  'retry_exponential_backoff',
  'priority_weight',
  'weight_rule',
  'ui_color',
  'ui_fgcolor',
  'operator_name',
] as const;

/** The tasks of a Dag's newest version. */
export function taskRoutes(operation: RegisterOperation, context: RestApiContext): void {
  operation('get_tasks', {
    access: ['GET', 'dag'],
    async handle({ path, query }) {
      const order = String(query.order_by);
      const { tasks, respond } = await tasksOf(path.dag_id);
      const name = order.replace(/^-+/, '');
      if (!(sortable as readonly string[]).includes(name)) {
        throw new HttpError(400, `Ordering with '${name}' is disallowed or the attribute does not exist on the model`);
      }
      const sorted = [...tasks.values()].map(respond).sort(by(name as (typeof sortable)[number]));
      if (order.startsWith('-')) sorted.reverse();
      return { tasks: sorted, total_entries: sorted.length };
    },
  });

  operation('get_task', {
    access: ['GET', 'dag'],
    async handle({ path }) {
      const { tasks, respond } = await tasksOf(path.dag_id);
      const task = tasks.get(String(path.task_id));
      if (task === undefined) throw new HttpError(404, `Task with id ${path.task_id} was not found`);
      return respond(task);
    },
  });

  async function tasksOf(dagId: string) {
    const { graph, versionId } = await dagOf(context, dagId);
    const raw = await serializedOf(context.database, versionId);
    return { tasks: graph.dag.tasks, respond: (task: Task) => taskResponse(task, raw) };
  }
}

/** What there is not comes last. */
function by(name: (typeof sortable)[number]): (a: TaskResponse, b: TaskResponse) => number {
  const comparable = (task: TaskResponse): string | number | null => {
    const value = task[name];
    if (isRecord(value)) return (value.days as number) * 86_400 + (value.seconds as number);
    return typeof value === 'boolean' ? Number(value) : (value as string | number | null);
  };
  return (a, b) => {
    const [left, right] = [comparable(a), comparable(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return left < right ? -1 : left > right ? 1 : 0;
  };
}

function taskResponse(task: Task, raw: RawDag): TaskResponse {
  const fields = raw.task(task.taskId);
  return {
    task_id: task.taskId,
    task_display_name: task.displayName,
    owner: task.owner,
    start_date: isoInstant(task.startDate),
    end_date: isoInstant(task.endDate),
    trigger_rule: task.triggerRule,
    depends_on_past: task.dependsOnPast,
    wait_for_downstream: task.waitForDownstream,
    retries: task.retries,
    queue: task.queue,
    pool: task.pool,
    pool_slots: task.poolSlots,
    execution_timeout: task.executionTimeoutSeconds === null ? null : timeDelta(task.executionTimeoutSeconds),
    retry_delay: timeDelta(task.retryDelaySeconds),
    retry_exponential_backoff: task.retryExponentialBackoff,
    priority_weight: task.ownPriorityWeight,
    weight_rule: task.weightRule,
    ui_color: text(fields.ui_color) ?? '#fff',
    ui_fgcolor: text(fields.ui_fgcolor) ?? '#000',
    template_fields: Array.isArray(fields.template_fields) ? fields.template_fields : [],
    downstream_task_ids: [...task.downstream].sort(),
    doc_md: task.docMd,
    operator_name: task.operatorName,
    params: paramValues(fields.params),
    class_ref: { module_path: task.module, class_name: task.operator },
    is_mapped: task.expansion !== null,
    extra_links: Object.keys(isRecord(fields._operator_extra_links) ? fields._operator_extra_links : {}),
  };
}

const text = (value: unknown) => (typeof value === 'string' ? value : null);

/** A task's params are pairs of a name and a serialized param. */
function paramValues(params: unknown): Record<string, unknown> {
  if (!Array.isArray(params)) return {};
  return Object.fromEntries(
    params.flatMap((entry): [string, unknown][] => {
      const [name, param] = Array.isArray(entry) ? entry : [];
      if (typeof name !== 'string' || !isRecord(param)) return [];
      const { default: value = null, description = null, schema = {}, source = null } = param;
      return [
        [name, { value: plain(value), description: plain(description), schema: plain(schema), source: plain(source) }],
      ];
    }),
  );
}

/** A serialized value without its wrapping: dicts lie in `__var`. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isRecord(value)) return value;
  const fields = value.__type === 'dict' && isRecord(value.__var) ? value.__var : value;
  return Object.fromEntries(Object.entries(fields).map(([key, each]) => [key, plain(each)]));
}
