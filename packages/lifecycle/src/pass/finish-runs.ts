import { defineStatement, type Transaction } from '@leeward/database';
import type { RunOutcome } from '../decide/run.ts';
import type { RunFacts } from '../decide/run-facts.ts';
import { dagRunJson } from '../queries/dag-run-json.ts';
import type { LockedRun } from '../queries/lock-runs.ts';

interface EndedRun {
  id: number;
  dag: string;
  backfill: number | null;
  state: 'success' | 'failed';
}

interface AfterFinish {
  nextRunIds: number[];
  nextRunIsDue: boolean;
}

const mostNextRuns = 50;

/**
 * What follows from runs that ended: their timers go, a deadline that was met goes, a Dag that had all its active runs may create
 * the next one now, a backfill without unfinished runs is complete. Answers with queued runs that may start.
 */
const afterFinish = defineStatement<[ended: string], AfterFinish>(
  'pass_after_finish',
  `with ended as (
     select * from jsonb_to_recordset($1::jsonb) as e(id bigint, dag text, backfill bigint, state text)
   ),
   untimed as (
     delete from timer using ended where timer.kind in ('run_timeout', 'run_due') and timer.subject = ended.id::text
   ),
   met as (
     delete from deadline using ended
      where ended.state = 'success' and deadline.dag_run_id = ended.id and not deadline.missed returning deadline.id
   ),
   no_deadline as (
     delete from timer using met where timer.kind = 'deadline' and timer.subject = met.id::text
   ),
   resumed as (
     update dag set exceeds_max_active_runs = false
      where exceeds_max_active_runs and dag_id in (select dag from ended) returning dag_id
   ),
   next_run as (
     insert into timer (kind, subject, due_at) select 'next_run', dag_id, now() from resumed
         on conflict (kind, subject) do update set due_at = least(timer.due_at, excluded.due_at)
   ),
   completed as (
     update backfill set completed_at = now(), updated_at = now()
      where completed_at is null and id in (select backfill from ended)
        and not exists (select from dag_run r where r.backfill_id = backfill.id and r.state in ('queued', 'running'))
   )
   select array(
            select q.id from (select distinct dag from ended) e
             cross join lateral (
               select id from dag_run where dag_id = e.dag and state = 'queued' and run_after <= now()
                order by run_after, id limit ${mostNextRuns}) q) as "nextRunIds",
          exists (select from resumed) as "nextRunIsDue"`,
);

/** Pauses the Dags whose last runs, as many as their limit, all failed: airflow/models/dagrun.py (_check_last_n_dagruns_failed). */
const pauseFailing = defineStatement<[dagIds: string[], limits: number[]], { dagId: string }>(
  'pass_pause_failing',
  `with asked as (select distinct on (dag_id) * from unnest($1::text[], $2::int[]) as a(dag_id, most)),
   paused as (
     update dag set is_paused = true
       from asked
      where dag.dag_id = asked.dag_id and not dag.is_paused
        and (select count(*) from (
               select state from dag_run where dag_id = asked.dag_id order by logical_date desc nulls last, id desc limit asked.most) last
              where last.state = 'failed') >= asked.most
     returning dag.dag_id, asked.most
   ),
   audited as (
     insert into log (event, dag_id, owner, extra)
     select 'paused', dag_id, 'leeward', most || ' runs failed one after the other' from paused
   )
   select dag_id as "dagId" from paused`,
);

/**
 * The Dag's own callbacks, for the Dag processor to run: airflow/models/dagrun.py (produce_dag_callback). Their context is that of the
 * task instance that ended the run: the last one that succeeded or failed, the last one that a timeout ended, one that waits for ever.
 */
const requestCallbacks = defineStatement<[requests: string], { id: string }>(
  'pass_request_callbacks',
  `insert into callback (id, kind, state, dag_id, run_id, bundle_name, bundle_version, relative_fileloc, request)
   select new_uuid(), 'dag', 'pending', r.dag_id, r.run_id, coalesce(v.bundle_name, d.bundle_name), r.bundle_version, c.fileloc,
          json_build_object('type', 'DagCallbackRequest', 'filepath', c.fileloc, 'bundle_name', coalesce(v.bundle_name, d.bundle_name),
            'bundle_version', r.bundle_version, 'msg', c.msg, 'dag_id', r.dag_id, 'run_id', r.run_id, 'is_failure_callback', c.failed,
            'context_from_server', json_build_object('dag_run', (select ${dagRunJson('')} from dag_run where dag_run.id = r.id),
              'last_ti', last.instance))
     from jsonb_to_recordset($1::jsonb) as c(id bigint, fileloc text, msg text, failed boolean)
     join dag_run r on r.id = c.id
     left join lateral (
       select json_build_object('id', t.id, 'task_id', t.task_id, 'dag_id', r.dag_id, 'run_id', r.run_id, 'try_number', t.try_number,
                'dag_version_id', r.dag_version_id, 'map_index', t.map_index, 'hostname', t.hostname, 'queue', t.queue) as instance
         from task_instance t
        where t.dag_run_id = r.id
          and t.state is not distinct from
              case c.msg when 'success' then 'success' when 'task_failure' then 'failed' when 'timed_out' then 'skipped' end
        order by case c.msg when 'timed_out' then t.start_date else t.end_date end desc nulls last limit 1) last on true
     join dag d on d.dag_id = r.dag_id
     join dag_version v on v.id = r.dag_version_id
   returning id`,
);

export interface FinishedRuns {
  nextRunIds: number[];
  nextRunIsDue: boolean;
}

/** Only runs that ended cost a statement here. */
export async function finishRuns(
  tx: Transaction,
  facts: ReadonlyMap<number, RunFacts>,
  runs: readonly LockedRun[],
  outcomes: ReadonlyMap<number, RunOutcome>,
): Promise<FinishedRuns> {
  const ended: EndedRun[] = [];
  const failing: { dagId: string; limit: number }[] = [];
  const callbacks: { id: number; fileloc: string; msg: string; failed: boolean }[] = [];
  for (const run of runs) {
    const outcome = outcomes.get(run.id);
    if (outcome?.kind !== 'finished') continue;
    ended.push({ id: run.id, dag: run.dagId, backfill: run.backfillId, state: outcome.state });
    const dag = facts.get(run.id)?.graph.dag;
    if (dag === undefined) continue;
    const failed = outcome.state === 'failed';
    const limit = dag.maxConsecutiveFailedDagRuns;
    if (failed && limit > 0) failing.push({ dagId: run.dagId, limit });
    if (failed ? dag.hasOnFailureCallback : dag.hasOnSuccessCallback) {
      callbacks.push({ id: run.id, fileloc: dag.relativeFileloc ?? dag.fileloc, msg: outcome.reason.code, failed });
    }
  }
  if (ended.length === 0) return { nextRunIds: [], nextRunIsDue: false };
  if (failing.length > 0) {
    const dagIds = failing.map(({ dagId }) => dagId);
    const limits = failing.map(({ limit }) => limit);
    for (const { dagId } of await tx.run(pauseFailing, dagIds, limits)) tx.emit({ kind: 'dag_changed', dagId });
  }
  if (callbacks.length > 0) {
    await tx.run(requestCallbacks, JSON.stringify(callbacks));
    tx.emit({ kind: 'callbacks_changed' });
  }
  const [row] = await tx.run(afterFinish, JSON.stringify(ended));
  return row ?? { nextRunIds: [], nextRunIsDue: false };
}
