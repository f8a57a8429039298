import type { UiGrid, UiGridRun } from '@leeward/contracts/ui-api';
import { expect, test } from 'vitest';
import { stateIn, tasksIn, withRun } from './grid-states.ts';

const tasks = (...ids: string[]) => ids.map((task_id) => ({ task_id, task_display_name: task_id }));
const run = (run_id: string, states: string, task_set: number | null, mapped_states = {}) =>
  ({ run_id, states, task_set, mapped_states }) as UiGridRun;
const grid: UiGrid = {
  dag_id: 'd',
  task_sets: [tasks('a', 'b'), tasks('a')],
  runs: [run('new', 'la', 0, { m: 'e' }), run('old', 'm', 1)],
};

test('a state is found by the set of tasks that the run has, that of a mapped task by its name', () => {
  const [newest, oldest] = grid.runs as [UiGridRun, UiGridRun];
  expect(stateIn(grid, newest, 'b')).toBe('failed');
  expect(stateIn(grid, newest, 'm')).toBe('running');
  expect(stateIn(grid, oldest, 'a')).toBe('skipped');
  expect(stateIn(grid, oldest, 'b')).toBeUndefined();
  expect(tasksIn(grid, newest).map(({ task_id }) => task_id)).toEqual(['a', 'b', 'm']);
});

test('a run that was read again takes the set of tasks that the grid has already, or brings its own', () => {
  const same = withRun(grid, { ...grid, task_sets: [tasks('a', 'b')], runs: [run('new', 'll', 0)] });
  expect(same.task_sets).toBe(grid.task_sets);
  expect(stateIn(same, same.runs[0]!, 'b')).toBe('success');
  const other = withRun(grid, { ...grid, task_sets: [tasks('c')], runs: [run('old', 'a', 0)] });
  expect(other.task_sets).toHaveLength(3);
  expect(stateIn(other, other.runs[1]!, 'c')).toBe('failed');
  expect(withRun(grid, { ...grid, runs: [] })).toBe(grid);
});
