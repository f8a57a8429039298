import type { UiGridRun, UiStructure } from '@leeward/contracts/ui-api';
import { describe, expect, test } from 'vitest';
import type { GridData } from '../../api/grid-states.ts';
import { filteredRows, gridRows, groupState } from './grid-rows.ts';

const task = (task_id: string, group_id: string | null = null) => ({
  task_id,
  task_display_name: task_id,
  label: task_id.split('.').at(-1),
  group_id,
  operator: 'X',
});
const structure = {
  tasks: [task('a'), task('g.b', 'g'), task('g.h.c', 'g.h'), task('d'), task('g.e', 'g')],
  groups: [
    { group_id: 'g', label: 'G', parent_group_id: null },
    { group_id: 'g.h', label: 'H', parent_group_id: 'g' },
  ],
} as unknown as UiStructure;
const noRuns = { task_sets: [], runs: [] };

const outline = (grid: GridData, closed: string[] = []) =>
  gridRows(structure, grid, new Set(closed)).map(({ id, depth }) => `${'  '.repeat(depth)}${id}`);

describe('the lines of the grid', () => {
  test('hold each group once, where its first task stands', () => {
    expect(outline(noRuns)).toEqual(['a', 'g', '  g.b', '  g.h', '    g.h.c', '  g.e', 'd']);
  });

  test('leave out what is in a closed group', () => {
    expect(outline(noRuns, ['g'])).toEqual(['a', 'g', 'd']);
    expect(outline(noRuns, ['g.h'])).toEqual(['a', 'g', '  g.b', '  g.h', '  g.e', 'd']);
  });

  test('end with tasks that only runs have', () => {
    const run = { task_set: 0, states: 'll', mapped_states: { older: 'l' } } as unknown as UiGridRun;
    const task_sets = [['a', 'old'].map((task_id) => ({ task_id, task_display_name: task_id }))];
    expect(outline({ task_sets, runs: [run, run] }).slice(-2)).toEqual(['old', 'older']);
    expect(outline({ task_sets, runs: [run, run] })).toHaveLength(9);
  });

  test('name a task within its group, and whole where a filter leaves the groups out', () => {
    const rows = gridRows(structure, noRuns, new Set());
    expect(rows.find(({ id }) => id === 'g.h.c')).toMatchObject({ label: 'c', name: 'g.h.c', depth: 2 });
    expect(filteredRows(rows, 'G.')).toMatchObject([
      { label: 'g.b', depth: 0 },
      { label: 'g.h.c', depth: 0 },
      { label: 'g.e', depth: 0 },
    ]);
  });

  test('know all tasks of a group, those of inner groups too', () => {
    const group = gridRows(structure, noRuns, new Set()).find(({ id }) => id === 'g');
    expect(group).toMatchObject({ kind: 'group', taskIds: ['g.b', 'g.h.c', 'g.e'] });
  });
});

test('a group is in the state that matters most', () => {
  expect(groupState(['success', 'running', 'failed'])).toBe('failed');
  expect(groupState(['success', 'none', undefined])).toBe('none');
  expect(groupState([])).toBeUndefined();
});
