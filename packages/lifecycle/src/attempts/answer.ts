import type { ControlPlaneEvent, TaskInstanceState, TaskInstanceStateOrNull } from '@leeward/contracts';
import { type Database, defineStatement } from '@leeward/database';
import type { AttemptOutcome } from './outcome.ts';

/** What every statement that moves an attempt answers: nothing where there is no such attempt. */
export interface MoveRow {
  previousState: TaskInstanceStateOrNull;
  dagRunId: number;
  dagId: string;
  runId: string;
  taskId: string;
  moved: boolean;
}

/** The select list of MoveRow over the CTEs `target` and `moved`. */
export const moveColumns = `target.state as "previousState", target.dag_run_id as "dagRunId", target.dag_id as "dagId",
       target.run_id as "runId", target.task_id as "taskId", exists (select from moved) as moved`;

const findArchived = defineStatement<[string], { state: TaskInstanceStateOrNull }>(
  'attempt_find_archived',
  'select state from task_instance_history where id = $1',
);

/** Tells a missing attempt's fate and reads a move's row: moved, a repetition of what is already so, or refused. */
export async function moveOutcome(
  database: Database,
  attemptId: string,
  row: MoveRow | undefined,
  to: TaskInstanceState,
): Promise<AttemptOutcome> {
  if (row?.moved) return { kind: 'moved' };
  if (row !== undefined) {
    return row.previousState === to ? { kind: 'repeated' } : { kind: 'refused', state: row.previousState };
  }
  const [archived] = await database.run(findArchived, attemptId);
  if (archived?.state === to) return { kind: 'repeated' };
  return { kind: 'missing', archived: archived !== undefined };
}

/** Whether an attempt id that is not in use any more once was. */
export async function isArchived(database: Database, attemptId: string): Promise<boolean> {
  return (await database.run(findArchived, attemptId)).length > 0;
}

export function runChanged(row: MoveRow, ...more: ControlPlaneEvent[]): ControlPlaneEvent[] {
  const { dagRunId, dagId, runId, taskId } = row;
  return [{ kind: 'run_changed', dagRunId, dagId, runId, taskIds: [taskId] }, ...more];
}
