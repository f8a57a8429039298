import { type Database, defineStatement } from '@leeward/database';
import type { GraphStore } from '../graph/graph-store.ts';
import { archive, forgetAttempt } from '../task-instances/archive-sql.ts';

export type ClearRunOutcome =
  | { kind: 'cleared' }
  | { kind: 'unknown_dag' }
  | { kind: 'import_errors' }
  | { kind: 'unknown_run' };

interface FoundRun {
  hasImportErrors: boolean;
  dagRunId: number | null;
  versionId: string | null;
  versionHash: string | null;
}

const findRun = defineStatement<[dagId: string, runId: string], FoundRun>(
  'clear_find_run',
  `select dag.has_import_errors as "hasImportErrors", dag_run.id as "dagRunId", version.id as "versionId",
          version.serialized_hash as "versionHash"
     from dag
     left join dag_run on dag_run.dag_id = dag.dag_id and dag_run.run_id = $2
     left join dag_version version on version.id = dag_run.dag_version_id
    where dag.dag_id = $1 and not dag.is_stale`,
);

/** Locked in the order of all writers: the run, then its task instances by id. */
const lockRun = defineStatement<[dagRunId: number], { id: number }>(
  'clear_lock_run',
  'select id from dag_run where id = $1 for update',
);

/**
 * Every task instance of the run begins anew (airflow/models/taskinstance.py, clear_task_instances): what ran goes to the history
 * and gets tries as if it never had run; what runs is told to stop and begins when it did. The run is queued again.
 */
const clearRun = defineStatement<[dagRunId: number, retries: string], { stopped: string[] }>(
  'clear_run',
  `with target as materialized (
  select * from task_instance where dag_run_id = $1 and state is not null order by id for update
),
retries as (
  select key as task_id, value::integer as retries from jsonb_each_text($2::jsonb)
),
archived as (
  ${archive('target', `state <> 'running' and try_number > 0`)}
),
stopped as (
  update task_instance set state = 'restarting', updated_at = now() from target
   where task_instance.id = target.id and target.state = 'running'
  returning task_instance.id
),
cleared as (
  update task_instance
     set ${forgetAttempt}, state = null, reason = null, updated_at = now(),
         max_tries = task_instance.try_number + coalesce((select retries from retries where retries.task_id = target.task_id), 0)
    from target
   where task_instance.id = target.id and target.state <> 'running'
),
requeued as (
  update dag_run set state = case when state in ('success', 'failed') then 'queued' else state end, queued_at = now(),
         start_date = case when state in ('success', 'failed') then null else start_date end, end_date = null,
         clear_number = clear_number + 1, last_scheduling_decision = null, updated_at = now()
   where id = $1
)
select array(select id from stopped) as stopped`,
);

/** A task clears a run (TriggerDagRunOperator with reset_dag_run). */
export async function clearRunByTask(
  database: Database,
  graphs: GraphStore,
  { dagId, runId }: { dagId: string; runId: string },
): Promise<ClearRunOutcome> {
  const [found] = await database.run(findRun, dagId, runId);
  if (found === undefined) return { kind: 'unknown_dag' };
  if (found.hasImportErrors) return { kind: 'import_errors' };
  const { dagRunId, versionId, versionHash } = found;
  if (dagRunId === null || versionId === null || versionHash === null) return { kind: 'unknown_run' };
  const key = { versionId, versionHash };
  const { dag } = (await graphs.load(database, [key]))(key);
  const retries = Object.fromEntries([...dag.tasks].map(([taskId, task]) => [taskId, task.retries]));
  await database.transaction('clear_run', async (tx) => {
    await tx.run(lockRun, dagRunId);
    const [row] = await tx.run(clearRun, dagRunId, JSON.stringify(retries));
    tx.emit({ kind: 'run_changed', dagRunId, dagId, runId });
    for (const attemptId of row?.stopped ?? []) tx.emit({ kind: 'stop_attempt', attemptId, reason: 'cleared' });
  });
  return { kind: 'cleared' };
}
