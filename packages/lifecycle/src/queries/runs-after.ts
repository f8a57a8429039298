import { defineStatement } from '@leeward/database';

/**
 * The unfinished runs that come next after the given ones, whose tasks may wait for what happened there: the next of all and, for a Dag
 * that catches up, the next that nobody triggered. By dag_run_by_logical_date.
 */
export const runsAfter = defineStatement<[dagRunIds: number[]], { id: number; dagId: string; runId: string }>(
  'run_find_after',
  `select distinct n.id, n.dag_id as "dagId", n.run_id as "runId"
     from dag_run r
     cross join lateral (
       (select id, dag_id, run_id, state from dag_run
         where dag_id = r.dag_id and logical_date > r.logical_date
         order by logical_date limit 1)
       union all
       (select id, dag_id, run_id, state from dag_run
         where dag_id = r.dag_id and logical_date > r.logical_date and run_type <> 'manual'
         order by logical_date limit 1)) n
    where r.id = any($1) and n.state in ('queued', 'running')`,
);
