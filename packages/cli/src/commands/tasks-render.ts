import type { TaskInstanceResponse } from '@leeward/contracts/rest-api';
import { cliErrors } from '../errors.ts';
import { withLocalApi } from '../processes/local-api.ts';
import { findTaskInstance, type TaskInstanceName } from './runs.ts';

/**
 * The template fields of a task instance as its latest attempt rendered them. A template is code of the author's that only an attempt
 * runs: throws LW_REFUSED for one that has not started.
 */
export async function renderTask(name: TaskInstanceName): Promise<void> {
  await withLocalApi(async ({ ask, database }) => {
    const { run, mapIndex } = await findTaskInstance(database, name);
    const { dagId, taskId } = name;
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
