import type {
  ClearTaskInstanceCollectionResponse,
  ClearTaskInstancesBody,
  DAGResponse,
  DAGRunResponse,
  DagRunMutableStates,
  PatchTaskInstanceBody,
  TaskInstanceCollectionResponse,
  TriggerDAGRunPostBody,
} from '@leeward/contracts/rest-api';
import type { UiDagCollection } from '@leeward/contracts/ui-api';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { pathOf } from './base-path.ts';
import { patch, post, remove } from './client.ts';
import { keys } from './keys.ts';
import { markInstances, previewMarks, type TaskInstancesKey } from './mark-instances.ts';
import type { TaskInstanceKey } from './queries.ts';

/** Pauses or unpauses; the switch moves at once and goes back if the server refuses. */
export function usePauseDag(dagId: string) {
  const client = useQueryClient();
  const show = (paused: boolean) => {
    const change = <Dag extends { is_paused: boolean }>(dag: Dag): Dag => ({ ...dag, is_paused: paused });
    client.setQueryData<DAGResponse>(keys.dag(dagId), (dag) => dag && change(dag));
    client.setQueriesData<UiDagCollection>(
      { queryKey: keys.dags },
      (list) => list && { ...list, dags: list.dags.map((dag) => (dag.dag_id === dagId ? change(dag) : dag)) },
    );
  };
  return useMutation({
    mutationFn: (paused: boolean) => patch<DAGResponse>(pathOf`api/v2/dags/${dagId}`, { is_paused: paused }),
    onMutate: show,
    onError: (_error, paused) => show(!paused),
  });
}

/** Deletes a Dag with all that is known of it. */
export function useDeleteDag(dagId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => remove(pathOf`api/v2/dags/${dagId}`),
    onSuccess: () => readAgain(client, [keys.dags, keys.assets, keys.questions]),
  });
}

export function useTriggerDag(dagId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: TriggerDAGRunPostBody) => post<DAGRunResponse>(pathOf`api/v2/dags/${dagId}/dagRuns`, body),
    onSuccess: () => readAgain(client, [keys.dags, keys.grid(dagId)]),
  });
}

export function useMarkRun(dagId: string, runId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ state, note }: { state: DagRunMutableStates; note: string | undefined }) =>
      patch<DAGRunResponse>(pathOf`api/v2/dags/${dagId}/dagRuns/${runId}`, {
        state,
        ...withNote(note),
      }),
    onSuccess: () => readAgain(client, [keys.run(dagId, runId), keys.grid(dagId)]),
  });
}

export interface Action {
  /** Only says what would be touched. */
  dryRun: boolean;
  /** Undefined leaves the notes as they are. */
  note?: string | undefined;
}

export interface ClearRun extends Action {
  onlyFailed: boolean;
}

/** Clears the run's task instances, or says with `dryRun` which those would be. */
export function useClearRun(dagId: string, runId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ onlyFailed, dryRun, note }: ClearRun) =>
      post<ClearTaskInstanceCollectionResponse>(pathOf`api/v2/dags/${dagId}/dagRuns/${runId}/clear`, {
        dry_run: dryRun,
        only_failed: onlyFailed,
        ...withNote(note),
      }),
    onSuccess: (_answer, { dryRun }) =>
      dryRun ? undefined : readAgain(client, [keys.run(dagId, runId), keys.grid(dagId)]),
  });
}

/** What goes with a task instance. */
export interface TaskRelatives {
  includeDownstream: boolean;
  includeUpstream: boolean;
  /** The same task instances in earlier and in later runs too. */
  includePast: boolean;
  includeFuture: boolean;
}

export interface ClearTask extends TaskRelatives {
  onlyFailed: boolean;
  /** Else the version that the configuration says. */
  onNewestVersion: boolean;
}

/** The tasks of a task group in a run, those of the groups within it too. */
export interface TaskGroupKey {
  dagId: string;
  runId: string;
  groupId: string;
  taskIds: readonly string[];
}

/** What an action is on: a task instance, all or some of a mapped task together, or a task group. */
export type ActionTarget = TaskInstanceKey | TaskInstancesKey | TaskGroupKey;

const isGroup = (target: ActionTarget): target is TaskGroupKey => 'groupId' in target;

const areSome = (target: ActionTarget): target is TaskInstancesKey => 'mapIndexes' in target;

/** What the dialogs of actions call it. */
export const kindOf = (target: ActionTarget) => (isGroup(target) ? 'group' : areSome(target) ? 'chosen' : 'task');

/** Clears task instances and what goes with them, or says with `dryRun` which those would be. */
export function useClearTasks(target: ActionTarget) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ dryRun, note, ...options }: ClearTask & Action) =>
      post<ClearTaskInstanceCollectionResponse>(pathOf`api/v2/dags/${target.dagId}/clearTaskInstances`, {
        dag_run_id: target.runId,
        task_ids: taskIdsOf(target),
        ...relativesOf(options),
        dry_run: dryRun,
        only_failed: options.onlyFailed,
        run_on_latest_version: options.onNewestVersion ? true : null,
        reset_dag_runs: true,
        ...withNote(note),
      } satisfies ClearTaskInstancesBody),
    onSuccess: (_answer, { dryRun }) => (dryRun ? undefined : readTasksAgain(client, target)),
  });
}

export function useRunNote(dagId: string, runId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (note: string) =>
      patch<DAGRunResponse>(pathOf`api/v2/dags/${dagId}/dagRuns/${runId}`, { note: note === '' ? null : note }),
    onSuccess: () => readAgain(client, [keys.run(dagId, runId)]),
  });
}

export function useTaskNote(key: TaskInstanceKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (note: string) => patch<unknown>(taskPath(key), { note: note === '' ? null : note }),
    onSuccess: () => readAgain(client, [keys.taskInstances(key.dagId, key.runId)]),
  });
}

/** Marks task instances and what goes with them, or says with `dryRun` which those would be. */
export function useMarkTasks(target: ActionTarget) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ dryRun, state, note, ...options }: TaskRelatives & Action & { state: 'success' | 'failed' }) => {
      const body: PatchTaskInstanceBody = { new_state: state, ...relativesOf(options), ...withNote(note) };
      if (areSome(target)) return dryRun ? previewMarks(target, body) : markInstances(target, body);
      const path = isGroup(target) ? groupPath(target) : taskPath(target);
      return patch<TaskInstanceCollectionResponse>(dryRun ? `${path}/dry_run` : path, body);
    },
    onSuccess: (_answer, { dryRun }) => (dryRun ? undefined : readTasksAgain(client, target)),
  });
}

function taskIdsOf(target: ActionTarget): NonNullable<ClearTaskInstancesBody['task_ids']> {
  if (isGroup(target)) return [...target.taskIds];
  if (areSome(target)) return target.mapIndexes.map((mapIndex) => [target.taskId, mapIndex]);
  return [target.mapIndex < 0 ? target.taskId : [target.taskId, target.mapIndex]];
}

function readTasksAgain(client: QueryClient, { dagId, runId }: ActionTarget): Promise<unknown> {
  return readAgain(client, [keys.taskInstances(dagId, runId), keys.grid(dagId), keys.cells(dagId, runId)]);
}

function taskPath({ dagId, runId, taskId, mapIndex }: TaskInstanceKey): string {
  const task = pathOf`api/v2/dags/${dagId}/dagRuns/${runId}/taskInstances/${taskId}`;
  return mapIndex < 0 ? task : `${task}/${mapIndex}`;
}

const groupPath = ({ dagId, runId, groupId }: TaskGroupKey) =>
  pathOf`api/v2/dags/${dagId}/dagRuns/${runId}/taskGroupInstances/${groupId}`;

function relativesOf({ includeDownstream, includeUpstream, includePast, includeFuture }: TaskRelatives) {
  return {
    include_downstream: includeDownstream,
    include_upstream: includeUpstream,
    include_past: includePast,
    include_future: includeFuture,
  };
}

const withNote = (note: string | undefined) => (note === undefined ? {} : { note });

function readAgain(client: QueryClient, queryKeys: (readonly unknown[])[]): Promise<unknown> {
  return Promise.all(queryKeys.map((queryKey) => client.invalidateQueries({ queryKey })));
}
