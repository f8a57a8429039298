import { defineStatement } from '@leeward/database';
import { newTaskInstanceColumns, newTaskInstanceRecord, newTaskInstanceValues } from '../runs/new-task-instances.ts';

/** Adds task instances to a run that is locked: expansions, tasks that came with another version. Those that are there stay. */
export const insertTaskInstances = defineStatement<[dagRunId: number, rows: string], never>(
  'task_instance_insert',
  `insert into task_instance ${newTaskInstanceColumns}
   select ${newTaskInstanceValues}
     from dag_run r, jsonb_to_recordset($2::jsonb) as ${newTaskInstanceRecord}
    where r.id = $1
       on conflict (dag_run_id, task_id, map_index) do nothing`,
);

export const deleteTaskInstances = defineStatement<[dagRunId: number, taskIds: string[], mapIndexes: number[]], never>(
  'task_instance_delete',
  `delete from task_instance ti using unnest($2::text[], $3::int[]) as t(task, map)
    where ti.dag_run_id = $1 and ti.task_id = t.task and ti.map_index = t.map`,
);
