import type {
  DAGDetailsResponse,
  DAGRunResponse,
  ImportErrorCollectionResponse,
  TaskInstanceResponse,
} from '@leeward/contracts/rest-api';
import type { UiBundles, UiDagCollection, UiEvent, UiGrid, UiRun } from '@leeward/contracts/ui-api';
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { coalesce } from './coalesce.ts';
import { withRun } from './grid-states.ts';
import { keys } from './keys.ts';

/** Reads again what is in view, each at a bearable pace. */
export interface Readers {
  read(key: QueryKey): void;
  /** A run of a Dag's grids. */
  readRun(dagId: string, runId: string): void;
  stop(): void;
}

export type ReadGridRun = (dagId: string, runId: string) => Promise<UiGrid>;

const paceMs = 300;

/** `readGridRun` asks for one run in the shape of a grid. */
export function createReaders(client: QueryClient, readGridRun: ReadGridRun): Readers {
  const readers = new Map<string, ReturnType<typeof coalesce>>();
  const start = (name: string, task: () => Promise<void>) => {
    let reader = readers.get(name);
    if (reader === undefined) {
      reader = coalesce(task, paceMs);
      readers.set(name, reader);
    }
    reader();
  };
  return {
    read: (key) => start(JSON.stringify(key), () => readAgain(client, key)),
    readRun: (dagId, runId) =>
      start(JSON.stringify(['run of grids', dagId, runId]), () => readRunOfGrids(client, readGridRun, dagId, runId)),
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

/** A run that every grid in view has is read alone; a new one, or one that is gone, moves the others. */
async function readRunOfGrids(
  client: QueryClient,
  readGridRun: ReadGridRun,
  dagId: string,
  runId: string,
): Promise<void> {
  const queryKey = keys.grid(dagId);
  const grids = client.getQueryCache().findAll({ queryKey, type: 'active' });
  const isKnown = grids.every(({ state }) =>
    (state.data as UiGrid | undefined)?.runs.some((run) => run.run_id === runId),
  );
  if (!isKnown || grids.some(({ state }) => state.fetchStatus === 'fetching')) return readAgain(client, queryKey);
  if (grids.length === 0) return;
  const answer = await readGridRun(dagId, runId);
  if (answer.runs.length === 0) return readAgain(client, queryKey);
  client.setQueriesData<UiGrid>({ queryKey }, (grid) => grid && withRun(grid, answer));
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
    case 'bundles':
      client.setQueryData<UiBundles>(keys.bundles, { bundles: event.bundles });
      return;
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
  readers.read(keys.assets);
  if (dag === null || dag.last_parsed_time !== known?.last_parsed_time) readers.read(['structure', dagId]);
}

function applyRun(client: QueryClient, readers: Readers, event: UiEvent & { kind: 'run' }): void {
  const { dag_id: dagId, run_id: runId, run } = event;
  if (run === null || !isListed(client, run)) readers.read(keys.dags);
  if (run === null) readers.read(keys.run(dagId, runId));
  if (run !== null) {
    client.setQueryData<DAGRunResponse>(keys.run(dagId, runId), run);
    client.setQueriesData<UiGrid>(
      { queryKey: keys.grid(dagId) },
      (grid) => grid && { ...grid, runs: patchRuns(grid.runs, run) },
    );
    client.setQueriesData<UiDagCollection>({ queryKey: keys.dags }, (list) => list && patchList(list, run));
  }
  for (const instance of event.task_instances) applyTaskInstance(client, readers, instance);
  readers.readRun(dagId, runId);
  readers.read(keys.cells(dagId, runId));
  readers.read(keys.runs(dagId));
  readers.read(keys.backfills(dagId));
  readers.read(keys.auditOf(dagId));
  readers.read(keys.assets);
  readers.read(keys.questions);
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
  // What hangs on it: its tries, its XCom, its question and the answer, its mapped siblings.
  for (const part of ['tries', 'xcom', 'attempts', 'question']) readers.read([...key, part]);
  readers.read(keys.taskInstance(dag_id, dag_run_id, task_id, -1).concat('mapped'));
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
