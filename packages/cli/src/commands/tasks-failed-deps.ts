import { withDatabase } from '../processes/with-database.ts';
import { readInteger } from '../read-argument.ts';
import { findRun, findTaskInstance } from './runs.ts';

/** States in which a task instance waits for the scheduler; a null state too. */
const waitingStates = ['scheduled', 'up_for_retry', 'up_for_reschedule'];

/** As Airflow: why a task instance is not queued, by the reason that the scheduler's last pass kept. */
export async function failedDeps(
  dagId: string,
  taskId: string,
  runIdOrDate: string,
  options: { mapIndex: string },
): Promise<void> {
  const mapIndex = readInteger('--map-index', options.mapIndex, -1);
  await withDatabase(async ({ database }) => {
    const run = await findRun(database, dagId, runIdOrDate);
    const { state, reason } = await findTaskInstance(database, dagId, run, taskId, mapIndex);
    const problems: string[] = [];
    if (state !== null && !waitingStates.includes(state)) {
      problems.push(`Task Instance State: Task is in the '${state}' state.`);
    }
    const { is_paused: isPaused } = await database.kysely
      .selectFrom('dag')
      .select('is_paused')
      .where('dag_id', '=', dagId)
      .executeTakeFirstOrThrow();
    if (isPaused) problems.push(`Dag Not Paused: The Dag ${dagId} is paused.`);
    if (run.state !== 'running') problems.push(`Dagrun Running: The run ${run.run_id} is in the '${run.state}' state.`);
    if (reason !== null) problems.push(`${reason.code}: ${reason.message}`);
    console.log(
      problems.length === 0 ? 'Task instance dependencies are all met.' : 'Task instance dependencies not met:',
    );
    for (const problem of problems) console.log(problem);
  });
}
