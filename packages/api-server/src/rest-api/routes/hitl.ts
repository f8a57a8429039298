import { answerInput } from '@leeward/lifecycle';
import { type SqlBool, sql } from 'kysely';
import { anonymousAdmin } from '../../auth/session.ts';
import { exactBody } from '../../http/exact-body.ts';
import { HttpError } from '../../http/http-error.ts';
import type { RestApiContext } from '../context.ts';
import {
  type Condition,
  equals,
  equalsText,
  every,
  instantWithin,
  matches,
  oneOf,
  startsWith,
} from '../filters/conditions.ts';
import { columnsOf, type Ordering } from '../filters/order.ts';
import { type Query, readPage } from '../filters/page.ts';
import { paging } from '../filters/paging.ts';
import { taskInstanceStatesOf } from '../filters/task-instance-conditions.ts';
import type { RegisterOperation } from '../operations.ts';
import { isoInstant } from '../present/instants.ts';
import { pythonText } from '../present/python-text.ts';
import { presentTaskInstances, presentTries } from '../present/task-instance.ts';
import { taskInstancesWhere } from '../queries/clear.ts';
import { type HitlRow, hitlDetail, selectHitlDetails } from '../queries/hitl.ts';
import { selectTries, type TryRow } from '../queries/task-instances.ts';
import { conditionsOf, type TaskPlace, unknownTaskInstance } from './task-instances.ts';

const ordering: Ordering = {
  names: {
    ...columnsOf('h', ['subject', 'responded_at', 'created_at']),
    ...columnsOf('ti', ['dag_id', 'run_id']),
    ti_id: 'h.task_instance_id',
    responded_by_user_id: sql`h.responded_by ->> 'id'`,
    responded_by_user_name: sql`h.responded_by ->> 'name'`,
    task_display_name: sql`coalesce(ti.task_display_name, ti.task_id)`,
    run_after: 'dag_run.run_after',
    rendered_map_index: 'ti.rendered_map_index',
    task_instance_operator: 'ti.operator',
    task_instance_state: 'ti.state',
  },
  key: { name: 'ti_id', column: 'h.task_instance_id' },
};

type Place = TaskPlace & { map_index: number };

/** Questions of tasks to people, and their answers. */
export function hitlRoutes(operation: RegisterOperation, context: RestApiContext): void {
  const { database, config } = context;

  operation('get_hitl_details', {
    access: ['GET', 'dag'],
    async handle({ path, query }) {
      const received = query.response_received ?? null;
      const conditions: Condition[] = [
        path.dag_id === '~' ? undefined : equals('ti.dag_id', path.dag_id),
        path.dag_run_id === '~' ? undefined : equals('ti.run_id', path.dag_run_id),
        matches('ti.dag_id', query.dag_id_pattern),
        startsWith('ti.dag_id', query.dag_id_prefix_pattern),
        equalsText('ti.task_id', query.task_id),
        matches('ti.task_id', query.task_id_pattern),
        startsWith('ti.task_id', query.task_id_prefix_pattern),
        equals('ti.map_index', query.map_index),
        oneOf('ti.state', taskInstanceStatesOf(query.state)),
        received === null ? undefined : sql<SqlBool>`(h.responded_at is not null) = ${received}`,
        respondedBy('id', query.responded_by_user_id),
        respondedBy('name', query.responded_by_user_name),
        matches('h.subject', query.subject_search),
        matches('h.body', query.body_search),
        instantWithin('h.created_at', query, 'created_at'),
      ];
      const details = (selectHitlDetails(database) as Query<HitlRow>)
        .innerJoin('task_instance as ti', 'ti.id', 'h.task_instance_id')
        .innerJoin('dag_run', 'dag_run.id', 'ti.dag_run_id') as unknown as Query<HitlRow>;
      const { rows, total } = await readPage(details, { conditions, ...paging(query, ordering, config) });
      const ids = rows.map((row) => row.task_instance_id);
      const found = ids.length === 0 ? [] : await taskInstancesWhere(context, [oneOf('ti.id', ids)]);
      const byId = new Map((await presentTaskInstances(context, found)).map((each) => [each.id, each]));
      const hitl_details = rows.flatMap((row) => {
        const task_instance = byId.get(row.task_instance_id);
        return task_instance === undefined ? [] : [{ ...hitlDetail(row), task_instance }];
      });
      return { hitl_details, total_entries: total };
    },
  });

  operation('get_hitl_detail', {
    access: ['GET', 'dag'],
    async handle({ path }) {
      const [row] = await presentAt(path);
      if (row === undefined) throw unknownTaskInstance(path, path.map_index);
      const detail = await detailOf(row.id);
      return { ...hitlDetail(detail), task_instance: (await presentTaskInstances(context, [row]))[0]! };
    },
  });

  operation('get_hitl_detail_try_detail', {
    access: ['GET', 'dag'],
    async handle({ path }) {
      const where = [...placeOf(path), equals('ti.try_number', path.try_number)];
      const earlier = (await (selectTries(database) as unknown as Query<TryRow>)
        .where(every(where))
        .execute()) as TryRow[];
      const row: TryRow | undefined = earlier[0] ?? (await taskInstancesWhere(context, where))[0];
      if (row === undefined) throw unknownTaskInstance(path, path.map_index);
      const detail = await detailOf(row.id);
      return { ...hitlDetail(detail), task_instance: (await presentTries(context, [row]))[0]! };
    },
  });

  operation('update_hitl_detail', {
    access: ['PUT', 'dag'],
    audited: true,
    async handle({ path, body, user, request }) {
      const { params_input: paramsInput = {} } = exactBody<typeof body>(request);
      const [row] = await presentAt(path);
      if (row === undefined) throw unknownTaskInstance(path, path.map_index);
      const detail = await detailOf(row.id);
      const by = { id: user.username, name: user.username };
      if (detail.responded_at !== null) throw answeredBefore(row.id);
      requireRespondent(detail, by);
      requireAllowed(detail, body.chosen_options);
      const answer = { chosenOptions: body.chosen_options, paramsInput, respondedBy: by };
      const outcome = await database.transaction('answer', (tx) => answerInput(tx, row.id, answer));
      if (outcome.kind === 'answered_before') throw answeredBefore(row.id);
      if (outcome.kind === 'missing') throw unknownTaskInstance(path, path.map_index);
      return {
        responded_by: by,
        responded_at: isoInstant(outcome.respondedAt)!,
        chosen_options: body.chosen_options,
        params_input: paramsInput,
      };
    },
  });

  const placeOf = (place: Place) => [...conditionsOf(place), equals('ti.map_index', place.map_index)];
  const presentAt = (place: Place) => taskInstancesWhere(context, placeOf(place));

  async function detailOf(attemptId: string): Promise<HitlRow> {
    const row = await selectHitlDetails(database).where('h.task_instance_id', '=', attemptId).executeTakeFirst();
    if (row !== undefined) return row as HitlRow;
    throw new HttpError(404, `Human-in-the-loop detail does not exist for Task Instance with id ${attemptId}`);
  }
}

function respondedBy(field: 'id' | 'name', values: readonly string[] | undefined): Condition {
  if (values === undefined || values.length === 0) return undefined;
  return sql<SqlBool>`h.responded_by ->> ${sql.lit(field)} in (${sql.join(values)})`;
}

function answeredBefore(attemptId: string): HttpError {
  return new HttpError(
    409,
    `Human-in-the-loop detail has already been updated for Task Instance with id ${attemptId} ` +
      'and is not allowed to write again.',
  );
}

/** Who was not asked may not answer; where everybody is an admin, everybody may. */
function requireRespondent({ assignees }: HitlRow, by: { id: string; name: string }): void {
  if (assignees === null || assignees.length === 0 || by.id === anonymousAdmin.username) return;
  if (assignees.some((assignee) => assignee.id === by.id)) return;
  throw new HttpError(403, `User=${by.name} (id=${by.id}) is not a respondent for the task.`);
}

function requireAllowed({ options, multiple }: HitlRow, chosen: readonly string[]): void {
  const invalid = chosen.filter((option) => !options.includes(option));
  if (invalid.length > 0) {
    const allowed = pythonText([...options].sort());
    throw new HttpError(400, `Invalid options ${pythonText(invalid.sort())}; allowed options are ${allowed}.`);
  }
  if (multiple || chosen.length <= 1) return;
  throw new HttpError(400, 'Multiple options chosen but this Human-in-the-loop task accepts only a single option.');
}
