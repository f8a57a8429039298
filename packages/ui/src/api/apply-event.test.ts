import type { DAGResponse, DAGRunResponse } from '@leeward/contracts/rest-api';
import type { UiDagCollection, UiEvent, UiGrid, UiGridRun } from '@leeward/contracts/ui-api';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { applyEvent, createReaders, type ReadGridRun } from './apply-event.ts';
import { keys } from './keys.ts';

const client = new QueryClient();
const readGridRun = vi.fn<ReadGridRun>();
const readers = createReaders(client, readGridRun);
afterEach(() => client.clear());

const run = { dag_id: 'd', dag_run_id: 'r', state: 'success', end_date: '2026-01-01T00:00:00Z' } as DAGRunResponse;
const runEvent: UiEvent = { kind: 'run', dag_id: 'd', run_id: 'r', run, task_instances: [] };
const listWith = (state: string) =>
  ({
    dags: [{ dag_id: 'd', recent_runs: [{ run_id: 'r', state }] }],
    total_entries: 1,
    import_error_count: 0,
  }) as unknown as UiDagCollection;

/** Shows a query as a page does; each read is answered by hand. */
function show(queryKey: readonly unknown[]) {
  const answers: ((value: unknown) => void)[] = [];
  const read = vi.fn(() => new Promise<unknown>((resolve) => answers.push(resolve)));
  const stop = new QueryObserver(client, { queryKey, queryFn: read, retry: false }).subscribe(() => undefined);
  return { read, stop, answer: (value: unknown) => answers.at(-1)!(value) };
}

test('a first read of the grid that was under way when an event came is followed by another', async () => {
  const grid = show(keys.gridOf('d', 25));
  expect(grid.read).toHaveBeenCalledTimes(1);
  applyEvent(client, readers, runEvent);
  grid.answer({ dag_id: 'd', task_sets: [], runs: [] } satisfies UiGrid);
  await vi.waitFor(() => expect(grid.read).toHaveBeenCalledTimes(2));

  applyEvent(client, readers, runEvent);
  grid.answer({ dag_id: 'd', task_sets: [], runs: [] } satisfies UiGrid);
  await vi.waitFor(() => expect(grid.read).toHaveBeenCalledTimes(3));
  grid.answer({ dag_id: 'd', task_sets: [], runs: [] } satisfies UiGrid);
  await vi.waitFor(() =>
    expect(client.getQueryData(keys.gridOf('d', 25))).toEqual({ dag_id: 'd', task_sets: [], runs: [] }),
  );
  grid.stop();
});

test('a run that the grid has is read alone', async () => {
  const tasks = [[{ task_id: 'a', task_display_name: 'a' }]];
  const known = { run_id: 'r', states: 'e', task_set: 0, mapped_states: {} } as UiGridRun;
  const grid = show(keys.gridOf('d', 25));
  grid.answer({ dag_id: 'd', task_sets: tasks, runs: [known] } satisfies UiGrid);
  await vi.waitFor(() => expect(client.isFetching()).toBe(0));
  const before = grid.read.mock.calls.length;
  readGridRun.mockResolvedValueOnce({ dag_id: 'd', task_sets: tasks, runs: [{ ...known, states: 'l' }] });
  applyEvent(client, readers, runEvent);
  await vi.waitFor(() =>
    expect(client.getQueryData<UiGrid>(keys.gridOf('d', 25))?.runs[0]).toMatchObject({ states: 'l' }),
  );
  expect(grid.read.mock.calls.length).toBe(before);
  grid.stop();
});

test('a run of the list takes its new state at once, and the list is read again for what hangs on it', async () => {
  const key = keys.dagList({});
  client.setQueryData(key, listWith('running'));
  const list = show(key);
  list.answer(listWith('running'));
  await vi.waitFor(() => expect(client.isFetching()).toBe(0));
  const before = list.read.mock.calls.length;
  applyEvent(client, readers, runEvent);
  expect(client.getQueryData<UiDagCollection>(key)?.dags[0]?.recent_runs[0]?.state).toBe('success');
  await vi.waitFor(() => expect(list.read.mock.calls.length).toBe(before + 1));
  list.answer(listWith('success'));
  await vi.waitFor(() => expect(client.isFetching()).toBe(0));

  applyEvent(client, readers, runEvent);
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(list.read.mock.calls.length).toBe(before + 1);
  list.stop();
});

test('a Dag takes its next run from the event at once, and its graph is read again only after a parse', async () => {
  const details = { dag_id: 'd', last_parsed_time: '2026-01-01T00:00:00Z', next_dagrun_run_after: null };
  client.setQueryData(keys.dag('d'), details);
  client.setQueryData(keys.structure('d', null), {});
  const graph = show(keys.structure('d', null));
  graph.answer({});
  await vi.waitFor(() => expect(client.isFetching()).toBe(0));
  const before = graph.read.mock.calls.length;

  const moved = { ...details, next_dagrun_run_after: '2026-01-02T00:00:00Z' } as unknown as DAGResponse;
  applyEvent(client, readers, { kind: 'dag', dag_id: 'd', dag: moved });
  expect(client.getQueryData(keys.dag('d'))).toMatchObject({ next_dagrun_run_after: '2026-01-02T00:00:00Z' });
  const parsed = { ...moved, last_parsed_time: '2026-01-03T00:00:00Z' };
  expect(graph.read.mock.calls.length).toBe(before);
  applyEvent(client, readers, { kind: 'dag', dag_id: 'd', dag: parsed });
  await vi.waitFor(() => expect(graph.read.mock.calls.length).toBe(before + 1));
  graph.answer({});
  graph.stop();
});

test('import errors are written into the cache, and counted in the list', () => {
  client.setQueryData(keys.dagList({}), listWith('running'));
  applyEvent(client, readers, { kind: 'import_errors', import_errors: [], total_entries: 3 });
  expect(client.getQueryData(keys.importErrors)).toEqual({ import_errors: [], total_entries: 3 });
  expect(client.getQueryData<UiDagCollection>(keys.dagList({}))?.import_error_count).toBe(3);
});

test('how the bundles are is written into the cache', () => {
  const bundle = { name: 'b', version: null, last_refreshed_at: null, problem: 'its folder is not there' };
  applyEvent(client, readers, { kind: 'bundles', bundles: [bundle] });
  expect(client.getQueryData(keys.bundles)).toEqual({ bundles: [bundle] });
});
