import type { TaskInstanceResponse } from '@leeward/contracts/rest-api';
import { cliErrors } from '../errors.ts';
import { withLocalApi } from '../processes/local-api.ts';
import { readInteger } from '../read-argument.ts';
import { findRun, findTaskInstance } from './runs.ts';

/**
 * The template fields of a task instance as its latest attempt rendered them. A template is code of the author's that only an attempt
 * runs: throws LW_REFUSED for one that has not started.
 */
export async function renderTask(
  dagId: string,
  taskId: string,
  runIdOrDate: string,
  options: { mapIndex: string },
): Promise<void> {
  const mapIndex = readInteger('--map-index', options.mapIndex, -1);
  await withLocalApi(async ({ ask, database }) => {
    const run = await findRun(database, dagId, runIdOrDate);
    await findTaskInstance(database, dagId, run, taskId, mapIndex);
    const place = ['dags', dagId, 'dagRuns', run.run_id, 'taskInstances', taskId].map(encodeURIComponent).join('/');
    const { rendered_fields: fields = {} } = await ask<TaskInstanceResponse>('GET', `/${place}/${mapIndex}`);
    if (Object.keys(fields).length === 0) {
      const problem = `There are no rendered fields of ${taskId} in ${run.run_id}: it has none, or no attempt has started`;
      throw cliErrors.LW_REFUSED({ problem });
    }
    const rule = `# ${'-'.repeat(58)}`;
    for (const [name, value] of Object.entries(fields)) {
      console.log(
        `${rule}\n# property: ${name}\n${rule}\n${typeof value === 'string' ? value : JSON.stringify(value)}`,
      );
    }
  });
}
