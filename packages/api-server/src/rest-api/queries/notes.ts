import { defineStatement, type Transaction } from '@leeward/database';
import type { ClearedTaskInstance } from '@leeward/lifecycle';

const write = defineStatement<[places: string, note: string | null, by: string], RunOfNote>(
  'rest_task_instance_notes',
  `update task_instance ti
      set note = $2, note_by = $3, updated_at = now()
     from jsonb_to_recordset($1::jsonb) as p("dagRunId" bigint, "taskId" text, "mapIndex" int)
    where ti.dag_run_id = p."dagRunId" and ti.task_id = p."taskId" and ti.map_index = p."mapIndex"
   returning ti.dag_run_id as "dagRunId", ti.dag_id as "dagId", ti.run_id as "runId", ti.task_id as "taskId"`,
);

interface RunOfNote {
  dagRunId: number;
  dagId: string;
  runId: string;
  taskId: string;
}

/** Notes of task instances; an empty one takes it away. Pages are told, schedulers have nothing to do with it. */
export async function writeNotes(
  tx: Transaction,
  places: readonly ClearedTaskInstance[],
  note: string | null,
  by: string,
): Promise<void> {
  const changed = await tx.run(write, JSON.stringify(places), note === '' ? null : note, by);
  for (const { taskId, ...run } of changed) tx.emit({ kind: 'run_changed', ...run, taskIds: [taskId], settled: true });
}
