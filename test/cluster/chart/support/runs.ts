import type { DAGRunResponse } from '@leeward/contracts/rest-api';
import type { UiAttempts } from '@leeward/contracts/ui-api';
import type { Api } from '../../../end-to-end/support/api.ts';
import { eventually } from '../../support.ts';
import { type Pod, type Release, taskPods } from './release.ts';

export const minutes = 60;

export const isOver = ({ state }: DAGRunResponse) => state === 'success' || state === 'failed';

/** Waits until a run is over, and answers it. */
export function runIsOver(api: Api, dagId: string, runId: string): Promise<DAGRunResponse> {
  return eventually(`run ${runId} of ${dagId} is over`, 10 * minutes, async () =>
    (await runsOf(api, dagId)).find((run) => run.dag_run_id === runId && isOver(run)),
  );
}

/** The runs as the API has them; none while it is away. */
async function runsOf(api: Api, dagId: string): Promise<DAGRunResponse[]> {
  return api.runs(dagId).catch(() => []);
}

/** Waits until a Dag has been parsed. */
export async function dagIsThere(api: Api, dagId: string): Promise<Record<string, unknown>> {
  return eventually(`${dagId} is there`, 3 * minutes, () => api.get(`/dags/${dagId}`).catch(() => undefined));
}

/** Waits until the Dag that a new run would get is of a commit. */
export async function dagIsOf(api: Api, dagId: string, commit: string): Promise<void> {
  await eventually(`${dagId} is of commit ${commit}`, 3 * minutes, async () => {
    const dag = await api.get(`/dags/${dagId}`).catch(() => undefined);
    return dag?.bundle_version === commit ? true : undefined;
  });
}

/** Every try of a task with its reason and what Kubernetes said, as the pages read them. */
export async function attemptsOf(
  api: Api,
  dagId: string,
  runId: string,
  taskId: string,
): Promise<UiAttempts['attempts']> {
  const run = encodeURIComponent(runId);
  return (await api.ui<UiAttempts>(`/dags/${dagId}/runs/${run}/tasks/${taskId}/attempts`)).attempts;
}

/** Looks at the task pods until `isDone` and they are gone, and answers every pod that was ever there, by its name. */
export async function watchTaskPods(release: Release, isDone: () => Promise<boolean>): Promise<Map<string, Pod>> {
  const seen = new Map<string, Pod>();
  await eventually('the runs are over and their pods are gone', 8 * minutes, async () => {
    const pods = await release.pods(taskPods);
    for (const pod of pods) seen.set(pod.name, pod);
    return pods.length === 0 && (await isDone()) ? true : undefined;
  });
  return seen;
}
