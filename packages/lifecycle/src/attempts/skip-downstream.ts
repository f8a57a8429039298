import { controlPlaneChannel } from '@leeward/contracts';
import { type Database, defineStatement } from '@leeward/database';

interface SkipRow {
  dagRunId: number;
  dagId: string;
  runId: string;
  taskIds: string[];
}

/**
 * The tasks that a branch left out → skipped, in the attempt's own run. Those that run or ended on their own stay as they are.
 * Rows are locked by id, the order every writer keeps.
 */
const statement = defineStatement<[id: string, taskIds: string[], mapIndexes: number[], sender: string], SkipRow>(
  'attempt_skip_downstream',
  `with target as (
  select id, dag_run_id, dag_id, run_id from task_instance where id = $1
),
chosen as (
  select other.id
    from target
    join unnest($2::text[], $3::integer[]) as wanted (task_id, map_index) on true
    join task_instance other on other.dag_run_id = target.dag_run_id and other.task_id = wanted.task_id
     and other.map_index = wanted.map_index and other.id <> target.id
     and (other.state is null or other.state not in ('running', 'success', 'failed', 'skipped'))
   order by other.id
     for update of other
),
skipped as (
  update task_instance set state = 'skipped', start_date = now(), end_date = now(), due_at = null, reason = null, updated_at = now()
    from chosen where task_instance.id = chosen.id
  returning task_instance.task_id
),
notified as (
  select pg_notify('${controlPlaneChannel}', json_build_object('from', $4::text, 'events', json_build_array(json_build_object(
           'kind', 'run_changed', 'dagRunId', dag_run_id, 'dagId', dag_id, 'runId', run_id)))::text)
    from target where exists (select from skipped)
)
select target.dag_run_id as "dagRunId", target.dag_id as "dagId", target.run_id as "runId",
       array(select distinct task_id from skipped) as "taskIds",
       (select count(*) from notified) as notified
  from target`,
);

/** False where there is no such attempt. `tasks` are [task id, map index]. */
export async function skipDownstream(
  database: Database,
  attemptId: string,
  tasks: readonly (readonly [taskId: string, mapIndex: number])[],
): Promise<boolean> {
  const taskIds = tasks.map(([taskId]) => taskId);
  const mapIndexes = tasks.map(([, mapIndex]) => mapIndex);
  const [row] = await database.run(statement, attemptId, taskIds, mapIndexes, database.processId);
  if (row !== undefined && row.taskIds.length > 0) database.bus.publish([{ kind: 'run_changed', ...row }]);
  return row !== undefined;
}
