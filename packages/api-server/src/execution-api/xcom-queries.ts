import { defineStatement } from '@leeward/database';

/** The run of an XCom by its name, and the attempt of the token: only an attempt in use writes, and only its own XComs. */
const writerOwns = `writer as (
  select task_instance.dag_run_id
    from task_instance
   where task_instance.id = $1 and task_instance.dag_id = $2 and task_instance.run_id = $3 and task_instance.task_id = $4
     and task_instance.map_index = $5
)`;

type Target = [attemptId: string, dagId: string, runId: string, taskId: string, mapIndex: number];

/** One round trip: the value, and the length that downstream tasks expand by where the worker gave one. */
export const putXcom = defineStatement<
  [...Target, key: string, value: string, dagResult: boolean, mappedLength: number | null],
  { stored: number }
>(
  'xcom_put',
  `with ${writerOwns},
mapped as (
  insert into task_map (dag_run_id, task_id, map_index, length)
  select dag_run_id, $4, $5, $9 from writer where $9::integer is not null
      on conflict (dag_run_id, task_id, map_index) do update set length = excluded.length, keys = null
)
insert into xcom (dag_run_id, task_id, map_index, key, value, dag_result)
select dag_run_id, $4, $5, $6, $7::jsonb, $8 from writer
    on conflict (dag_run_id, task_id, key, map_index)
       do update set value = excluded.value, dag_result = excluded.dag_result, created_at = now()
returning 1 as stored`,
);

export const deleteXcom = defineStatement<[...Target, key: string], { allowed: boolean }>(
  'xcom_delete',
  `with ${writerOwns},
deleted as (
  delete from xcom using writer
   where xcom.dag_run_id = writer.dag_run_id and xcom.task_id = $4 and xcom.map_index = $5 and xcom.key = $6
)
select exists (select from writer) as allowed`,
);

/** Why a write did not find its attempt: the token's attempt is not in use any more, or the XCom is another task's. */
export const findWriter = defineStatement<[attemptId: string], { live: boolean; archived: boolean }>(
  'xcom_find_writer',
  `select exists (select from task_instance where id = $1) as live,
          exists (select from task_instance_history where id = $1) as archived`,
);
