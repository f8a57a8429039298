import type { ClearTaskInstancesBody } from '@leeward/contracts/rest-api';
import { type SqlBool, sql } from 'kysely';
import { bodyRefused } from '../../http/body-refused.ts';
import { exactBody } from '../../http/exact-body.ts';
import { HttpError } from '../../http/http-error.ts';
import type { RestApiContext } from '../context.ts';
import { type Condition, equals, oneOf } from '../filters/conditions.ts';
import type { RegisterOperation } from '../operations.ts';
import { presentTaskInstances } from '../present/task-instance.ts';
import { clearRows, placeOf, sameTaskInstances, takesLatestVersion, taskInstancesWhere } from '../queries/clear.ts';
import { dagOf } from '../queries/dag-graphs.ts';
import { writeNotes } from '../queries/notes.ts';
import { type TaskTarget, targetsAre, targetsToClear } from '../queries/task-targets.ts';
import { taskInstanceCollection } from './task-instance-lists.ts';

/** Task instances of one run, or of all runs between two dates, that are to run again. */
export function clearTaskInstanceRoutes(operation: RegisterOperation, context: RestApiContext): void {
  const { database } = context;

  operation('post_clear_task_instances', {
    access: ['PUT', 'dag'],
    audited: true,
    async handle({ path, body, user, request }) {
      requireSound(exactBody<Partial<ClearTaskInstancesBody>>(request));
      const newest = await dagOf(context, path.dag_id);
      const runId = body.dag_run_id ?? null;
      const place = runId === null ? between(body) : await inOrAroundRun(path.dag_id, runId, body);
      const { graph } = runId === null ? newest : await dagOf(context, path.dag_id, runId);
      const rows = await taskInstancesWhere(context, [
        equals('ti.dag_id', path.dag_id),
        ...place,
        targetsOf(body, (targets, relatives) => targetsToClear(graph, targets, relatives)),
        statesOf(body),
      ]);
      if (body.dry_run !== false) return taskInstanceCollection(await presentTaskInstances(context, rows));
      const runOnLatestVersion = takesLatestVersion(context, body.run_on_latest_version, newest.graph.dag);
      const places = rows.map(placeOf);
      await database.transaction('clear task instances', async (tx) => {
        const options = {
          resetRuns: body.reset_dag_runs !== false,
          preventRunning: body.prevent_running_task ?? false,
        };
        await clearRows(tx, context, rows, { ...options, runOnLatestVersion });
        if ((body.note ?? null) !== null) await writeNotes(tx, places, body.note!, user.username);
      });
      const after = await sameTaskInstances(context, places);
      return taskInstanceCollection(await presentTaskInstances(context, after));
    },
  });

  async function inOrAroundRun(dagId: string, runId: string, body: ClearTaskInstancesBody): Promise<Condition[]> {
    const run = await database.apiKysely
      .selectFrom('dag_run')
      .select(['id', 'logical_date'])
      .where('dag_id', '=', dagId)
      .where('run_id', '=', runId)
      .executeTakeFirst();
    if (run === undefined) throw new HttpError(404, `Dag Run id ${runId} not found in dag ${dagId}`);
    if (!body.include_past && !body.include_future) return [equals('ti.dag_run_id', run.id)];
    if (run.logical_date === null) {
      throw new HttpError(
        400,
        'Cannot use include_past or include_future with no logical_date(e.g. manually or asset-triggered).',
      );
    }
    const date = run.logical_date as unknown as string;
    return between({ ...body, start_date: date, end_date: date });
  }
}

/** Past and future leave an end open. */
function between(body: ClearTaskInstancesBody): Condition[] {
  const start = body.include_past ? null : (body.start_date ?? null);
  const end = body.include_future ? null : (body.end_date ?? null);
  return [
    start === null ? undefined : sql<SqlBool>`dag_run.logical_date >= ${start}::timestamptz`,
    end === null ? undefined : sql<SqlBool>`dag_run.logical_date <= ${end}::timestamptz`,
  ];
}

function targetsOf(
  body: ClearTaskInstancesBody,
  relate: (targets: TaskTarget[], relatives: { upstream: boolean; downstream: boolean }) => TaskTarget[],
): Condition {
  if (body.task_ids === null || body.task_ids === undefined) return undefined;
  const targets = body.task_ids.map((each): TaskTarget => {
    if (typeof each === 'string') return { taskId: each, mapIndex: null };
    const [taskId, mapIndex] = each as [string, number];
    return { taskId, mapIndex };
  });
  const relatives = { upstream: body.include_upstream ?? false, downstream: body.include_downstream ?? false };
  return targetsAre(relate(targets, relatives));
}

/** Both kinds together where both are asked for: `only_failed` is so where it is left out. */
function statesOf({ only_failed, only_running }: ClearTaskInstancesBody): Condition {
  const failed = only_failed === false ? [] : ['failed', 'upstream_failed'];
  return oneOf('ti.state', only_running ? [...failed, 'running'] : failed);
}

/** Looks at what was given only, without the defaults: airflow/api_fastapi/core_api/datamodels/task_instances.py. */
function requireSound(given: Partial<ClearTaskInstancesBody>): void {
  const sentence = contradictionOf(given);
  if (sentence !== undefined) throw bodyRefused(sentence, given);
}

function contradictionOf({ start_date, end_date, ...body }: Partial<ClearTaskInstancesBody>): string | undefined {
  if (body.only_failed && body.only_running) return 'only_failed and only_running both are set to True';
  if (start_date && end_date && Date.parse(start_date) > Date.parse(end_date))
    return 'end_date is sooner than start_date';
  if (body.dag_run_id && start_date && end_date)
    return 'Exactly one of dag_run_id or (start_date and end_date) must be provided';
  if (body.dag_run_id && start_date) return 'Exactly one of dag_run_id or start_date must be provided';
  if (body.dag_run_id && end_date) return 'Exactly one of dag_run_id or end_date must be provided';
  if (body.task_ids?.length === 0) return 'task_ids list should have at least 1 element.';
  return undefined;
}
