import { withDatabase } from '../processes/with-database.ts';
import { findTaskInstance, type TaskInstanceName } from './runs.ts';

/** States in which a task instance waits for the scheduler; a null state too. */
const waitingStates = ['scheduled', 'up_for_retry', 'up_for_reschedule'];

/** As Airflow: why a task instance is not queued, by the reason that the scheduler's last pass kept. */
export async function failedDeps(name: TaskInstanceName): Promise<void> {
  await withDatabase(async ({ database }) => {
    const { run, taskInstance } = await findTaskInstance(database, name);
    const { state, reason } = taskInstance;
    const problems: string[] = [];
    if (state !== null && !waitingStates.includes(state)) {
      problems.push(`Task Instance State: Task is in the '${state}' state.`);
    }
    const { is_paused: isPaused } = await database.kysely
      .selectFrom('dag')
      .select('is_paused')
      .where('dag_id', '=', name.dagId)
      .executeTakeFirstOrThrow();
    if (isPaused) problems.push(`Dag Not Paused: The Dag ${name.dagId} is paused.`);
    if (run.state !== 'running') problems.push(`Dagrun Running: The run ${run.run_id} is in the '${run.state}' state.`);
    if (reason !== null) problems.push(`${reason.code}: ${reason.message}`);
    console.log(
      problems.length === 0 ? 'Task instance dependencies are all met.' : 'Task instance dependencies not met:',
    );
    for (const problem of problems) console.log(problem);
  });
}
