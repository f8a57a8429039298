import { pathToFileURL } from 'node:url';
import { errors } from './errors.ts';
import type { PodJson } from './merge-pods.ts';

/** Changes the pod that it is given, or answers another one. */
export type PodMutationHook = (pod: PodJson) => PodJson | undefined;

const expected = 'the path of a JavaScript or TypeScript module that exports a function podMutationHook(pod)';

/**
 * The function of the operator's module, with which Airflow's `pod_mutation_hook` of a Python module is replaced. It runs in the scheduler.
 * @throws {LeewardError} LW_KUBERNETES_SETTING where there is no such module or function.
 */
export async function loadPodMutationHook(file: string | null): Promise<PodMutationHook | undefined> {
  if (file === null) return undefined;
  const refuse = (why: string, cause?: unknown) =>
    errors.LW_KUBERNETES_SETTING({ key: 'pod_mutation_hook', value: `${file} (${why})`, expected }, { cause });
  let loaded: { readonly podMutationHook?: unknown };
  try {
    loaded = await import(pathToFileURL(file).href);
  } catch (error) {
    throw refuse((error as Error).message, error);
  }
  const { podMutationHook: hook } = loaded;
  if (typeof hook !== 'function') throw refuse('it exports no such function');
  return (pod) => {
    const answer: unknown = hook(pod);
    if (answer === undefined || answer === null) return undefined;
    if (typeof answer === 'object' && !('then' in answer)) return answer as PodJson;
    throw new TypeError('podMutationHook must change the pod or answer one, at once');
  };
}
