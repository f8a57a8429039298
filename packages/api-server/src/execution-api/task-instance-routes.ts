import { readSerializedDag } from '@leeward/contracts/serialized-dag-reader';
import { defineStatement, instantText } from '@leeward/database';
import { sql } from 'kysely';
import { notFound } from '../http/http-error.ts';
import type { ExecutionApiContext } from './context.ts';
import type { RegisterOperation } from './operations.ts';
import { tasksOfGroup } from './task-groups.ts';

interface Filter {
  dag_id: string;
  map_index?: number | null;
  task_ids?: string[] | null;
  task_group_id?: string | null;
  logical_dates?: string[] | null;
  run_ids?: string[] | null;
}

interface PreviousQuery {
  logical_date?: string | null;
  map_index: number;
  state?: string | null;
}

const findFirstReschedule = defineStatement<[attemptId: string], { startDate: string }>(
  'task_reschedule_find_first',
  `select start_date::text as "startDate" from task_reschedule where task_instance_id = $1 order by id limit 1`,
);

const newestSerialized = defineStatement<[dagId: string], { serialized: unknown }>(
  'dag_find_newest_serialized',
  `select serialized from dag join dag_version on dag_version.id = dag.current_version_id where dag.dag_id = $1`,
);

/** What tasks ask about task instances. */
export function taskInstanceRoutes(operation: RegisterOperation, { database }: ExecutionApiContext): void {
  const kysely = database.apiKysely;

  /** `taskGroup` narrows to the pairs (task, map index) that the group has among the other filters' task instances. */
  function matching(filter: Filter) {
    let found = kysely
      .selectFrom('task_instance')
      .innerJoin('dag_run', 'dag_run.id', 'task_instance.dag_run_id')
      .where('task_instance.dag_id', '=', filter.dag_id);
    if (filter.run_ids?.length) found = found.where('task_instance.run_id', 'in', filter.run_ids);
    if (filter.logical_dates?.length) {
      const dates = filter.logical_dates.map((text) => sql<Date>`${text}::timestamptz`);
      found = found.where('dag_run.logical_date', 'in', dates);
    }
    const { map_index: mapIndex } = filter;
    if (mapIndex !== null && mapIndex !== undefined) found = found.where('task_instance.map_index', '=', mapIndex);
    return found;
  }

  async function groupTasks(dagId: string, groupId: string): Promise<string[]> {
    const [dag] = await database.run(newestSerialized, dagId);
    if (dag === undefined) throw notFound(`The Dag with ID: \`${dagId}\` was not found`);
    const tasks = tasksOfGroup(readSerializedDag(dag.serialized), groupId);
    if (tasks === undefined) throw notFound(`Task group ${groupId} not found in DAG ${dagId}`);
    return tasks;
  }

  operation<unknown, Filter & { states?: string[] | null }>('get_task_instance_count', {
    async handle({ query }) {
      let found = matching(query).select(({ fn }) => fn.countAll<number>().as('count'));
      if (query.task_ids?.length) found = found.where('task_instance.task_id', 'in', query.task_ids);
      if (query.task_group_id) {
        const tasks = await groupTasks(query.dag_id, query.task_group_id);
        // A group without task instances is asked about by its own name, as ExternalTaskSensor does.
        const known = tasks.length > 0 && (await anyOf(query, tasks));
        found = found.where('task_instance.task_id', 'in', known ? tasks : [query.task_group_id]);
      }
      if (query.states?.length) {
        const named = query.states.filter((state) => state !== 'null');
        const withNull = named.length < query.states.length;
        found = found.where(({ eb, or }) =>
          or([
            ...(named.length > 0 ? [eb('task_instance.state', 'in', named)] : []),
            ...(withNull ? [eb('task_instance.state', 'is', null)] : []),
          ]),
        );
      }
      return { status: 200, body: (await found.executeTakeFirstOrThrow()).count };
    },
  });

  async function anyOf(query: Filter, tasks: string[]): Promise<boolean> {
    const found = matching(query).where('task_instance.task_id', 'in', tasks).select('task_instance.id').limit(1);
    return (await found.executeTakeFirst()) !== undefined;
  }

  operation<unknown, Filter>('get_task_instance_states', {
    async handle({ query }) {
      const wanted = new Set(query.task_ids ?? []);
      const ofGroup = query.task_group_id ? await groupTasks(query.dag_id, query.task_group_id) : undefined;
      for (const task of ofGroup ?? []) wanted.add(task);
      let found = matching(query).select([
        'task_instance.run_id',
        'task_instance.task_id',
        'map_index',
        'task_instance.state',
      ]);
      if (wanted.size > 0) found = found.where('task_instance.task_id', 'in', [...wanted]);
      else if (ofGroup !== undefined) return { status: 200, body: { task_states: {} } };
      const states: Record<string, Record<string, string | null>> = {};
      for (const { run_id, task_id, map_index, state } of await found.execute()) {
        states[run_id] ??= {};
        states[run_id][map_index < 0 ? task_id : `${task_id}_${map_index}`] = state;
      }
      return { status: 200, body: { task_states: states } };
    },
  });

  operation<{ dag_id: string; task_id: string }, PreviousQuery>('get_previous_task_instance', {
    async handle({ path, query }) {
      let found = kysely
        .selectFrom('task_instance')
        .innerJoin('dag_run', 'dag_run.id', 'task_instance.dag_run_id')
        .select(['task_instance.task_id', 'task_instance.dag_id', 'task_instance.run_id', 'dag_run.logical_date'])
        .select([
          'task_instance.start_date',
          'task_instance.end_date',
          'task_instance.state',
          'try_number',
          'map_index',
        ])
        .select(
          sql<
            number | null
          >`extract(epoch from task_instance.end_date - task_instance.start_date)::double precision`.as('duration'),
        )
        .where('task_instance.dag_id', '=', path.dag_id)
        .where('task_instance.task_id', '=', path.task_id)
        .where('map_index', '=', query.map_index)
        .orderBy('dag_run.logical_date', 'desc')
        .limit(1);
      if (query.logical_date)
        found = found.where('dag_run.logical_date', '<', sql<Date>`${query.logical_date}::timestamptz`);
      if (query.state) found = found.where('task_instance.state', '=', query.state);
      return { status: 200, body: (await found.executeTakeFirst()) ?? null };
    },
  });

  operation<unknown, { dag_id: string; run_id: string }>('get_task_instance_breadcrumbs', {
    async handle({ query }) {
      const breadcrumbs = await kysely
        .selectFrom('task_instance')
        .select(['task_id', 'map_index', 'state', 'operator'])
        .select(sql<number | null>`extract(epoch from end_date - start_date)::double precision`.as('duration'))
        .where('dag_id', '=', query.dag_id)
        .where('run_id', '=', query.run_id)
        .where('state', 'in', ['success', 'failed', 'skipped', 'upstream_failed', 'removed'])
        .orderBy('task_id')
        .orderBy('map_index')
        .execute();
      return { status: 200, body: { breadcrumbs } };
    },
  });

  operation<{ task_instance_id: string }>('get_previous_successful_dagrun', {
    ownAttempt: true,
    async handle({ path }) {
      const run = await kysely
        .selectFrom('task_instance')
        .innerJoin('dag_run as this', 'this.id', 'task_instance.dag_run_id')
        .innerJoin('dag_run as before', 'before.dag_id', 'this.dag_id')
        .select(['before.data_interval_start', 'before.data_interval_end', 'before.start_date', 'before.end_date'])
        .where('task_instance.id', '=', path.task_instance_id)
        .where('before.state', '=', 'success')
        .whereRef('before.logical_date', '<', 'this.logical_date')
        .orderBy('before.logical_date', 'desc')
        .limit(1)
        .executeTakeFirst();
      const none = { data_interval_start: null, data_interval_end: null, start_date: null, end_date: null };
      return { status: 200, body: run ?? none };
    },
  });

  operation<{ task_instance_id: string }>('get_start_date', {
    ownAttempt: true,
    async handle({ path }) {
      const [first] = await database.run(findFirstReschedule, path.task_instance_id);
      return { status: 200, body: first === undefined ? null : instantText(first.startDate) };
    },
  });
}
