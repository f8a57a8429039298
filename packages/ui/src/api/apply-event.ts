import type {
  DAGDetailsResponse,
  DAGRunResponse,
  ImportErrorCollectionResponse,
  TaskInstanceResponse,
} from '@leeward/contracts/rest-api';
import type { UiDagCollection, UiEvent, UiGrid, UiRun } from '@leeward/contracts/ui-api';
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { coalesce } from './coalesce.ts';
import { keys } from './keys.ts';

/** Reads again what is in view, each at a bearable pace. */
export interface Readers {
  read(key: QueryKey): void;
  stop(): void;
}

const paceMs = 300;

export function createReaders(client: QueryClient): Readers {
  const readers = new Map<string, ReturnType<typeof coalesce>>();
  return {
    read(key) {
      const name = JSON.stringify(key);
      let reader = readers.get(name);
      if (reader === undefined) {
        reader = coalesce(() => readAgain(client, key), paceMs);
        readers.set(name, reader);
      }
      reader();
    },
    stop() {
      for (const reader of readers.values()) reader.stop();
    },
  };
}

/**
 * What a read under way answers may be older than the event. An invalidation begins it anew, save for the first read of a query,
 * which it would only wait for: that one is let end before.
 */
async function readAgain(client: QueryClient, queryKey: QueryKey): Promise<void> {
  const first = client
    .getQueryCache()
    .findAll({ queryKey, fetchStatus: 'fetching', predicate: ({ state }) => state.data === undefined });
  await Promise.allSettled(first.map(({ promise }) => promise));
  await client.invalidateQueries({ queryKey });
}

/** Writes an event into the cache where it holds all that is needed, and else has the answers read again. */
export function applyEvent(client: QueryClient, readers: Readers, event: UiEvent): void {
  switch (event.kind) {
    case 'run':
      applyRun(client, readers, event);
      return;
    case 'dag':
      applyDag(client, readers, event);
      return;
    case 'import_errors': {
      const { import_errors, total_entries } = event;
      client.setQueryData<ImportErrorCollectionResponse>(keys.importErrors, { import_errors, total_entries });
      client.setQueriesData<UiDagCollection>({ queryKey: keys.dags }, (list) =>
        list === undefined ? list : { ...list, import_error_count: total_entries },
      );
      return;
    }
    case 'resync':
      readers.read([]);
      return;
  }
}

/** The graph is read again only where the Dag was parsed since. */
function applyDag(client: QueryClient, readers: Readers, { dag_id: dagId, dag }: UiEvent & { kind: 'dag' }): void {
  const known = client.getQueryData<DAGDetailsResponse>(keys.dag(dagId));
  if (dag !== null) {
    client.setQueryData<DAGDetailsResponse>(keys.dag(dagId), (details) => details && { ...details, ...dag });
    client.setQueriesData<UiDagCollection>(
      { queryKey: keys.dags },
      (list) =>
        list && { ...list, dags: list.dags.map((shown) => (shown.dag_id === dagId ? { ...shown, ...dag } : shown)) },
    );
  }
  readers.read(keys.dags);
  readers.read(keys.dag(dagId));
  if (dag === null || dag.last_parsed_time !== known?.last_parsed_time) readers.read(['structure', dagId]);
}

function applyRun(client: QueryClient, readers: Readers, event: UiEvent & { kind: 'run' }): void {
  const { dag_id: dagId, run_id: runId, run } = event;
  if (run === null || !isListed(client, run)) readers.read(keys.dags);
  if (run !== null) {
    client.setQueryData<DAGRunResponse>(keys.run(dagId, runId), run);
    client.setQueryData<UiGrid>(keys.grid(dagId), (grid) => grid && { ...grid, runs: patchRuns(grid.runs, run) });
    client.setQueriesData<UiDagCollection>({ queryKey: keys.dags }, (list) => list && patchList(list, run));
  }
  for (const instance of event.task_instances) applyTaskInstance(client, readers, instance);
  readers.read(keys.grid(dagId));
}

/** Whether the list in view already shows the run in its state; then only its tasks changed. */
function isListed(client: QueryClient, run: DAGRunResponse): boolean {
  const lists = client.getQueriesData<UiDagCollection>({ queryKey: keys.dags, type: 'active' });
  return lists.every(([, list]) => {
    const dag = list?.dags.find(({ dag_id }) => dag_id === run.dag_id);
    return (
      dag === undefined || dag.recent_runs.some((known) => known.run_id === run.dag_run_id && known.state === run.state)
    );
  });
}

function applyTaskInstance(client: QueryClient, readers: Readers, instance: TaskInstanceResponse): void {
  const { dag_id, dag_run_id, task_id, map_index } = instance;
  const key = keys.taskInstance(dag_id, dag_run_id, task_id, map_index);
  client.setQueryData<TaskInstanceResponse>(key, (known) =>
    known === undefined
      ? known
      : { ...known, ...instance, rendered_fields: instance.rendered_fields ?? known.rendered_fields ?? {} },
  );
  // What hangs on it: its tries, its XCom, its mapped siblings.
  for (const part of ['tries', 'xcom', 'details']) readers.read([...key, part]);
  readers.read(keys.taskInstance(dag_id, dag_run_id, task_id, -1).concat('mapped'));
  readers.read(keys.reason(instance.id));
}

function patchList(list: UiDagCollection, run: DAGRunResponse): UiDagCollection {
  return {
    ...list,
    dags: list.dags.map((dag) =>
      dag.dag_id === run.dag_id ? { ...dag, recent_runs: patchRuns(dag.recent_runs, run) } : dag,
    ),
  };
}

function patchRuns<Run extends UiRun>(runs: Run[], run: DAGRunResponse): Run[] {
  return runs.map((known) =>
    known.run_id === run.dag_run_id
      ? {
          ...known,
          state: run.state,
          queued_at: run.queued_at,
          start_date: run.start_date,
          end_date: run.end_date,
          note: run.note,
        }
      : known,
  );
}
