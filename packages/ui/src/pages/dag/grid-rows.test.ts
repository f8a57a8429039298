import type { UiGridCell, UiGridRun, UiStructure } from '@leeward/contracts/ui-api';
import { describe, expect, test } from 'vitest';
import { gridRows, groupState } from './grid-rows.ts';

const task = (task_id: string, group_id: string | null = null) => ({
  task_id,
  label: task_id,
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
const cell = (task_id: string, state: UiGridCell['state'] = 'success') =>
  ({ task_id, task_display_name: task_id, state, is_mapped: false }) as UiGridCell;

const outline = (runs: UiGridRun[], closed: string[] = []) =>
  gridRows(structure, runs, new Set(closed)).map(({ id, depth }) => `${'  '.repeat(depth)}${id}`);

describe('the lines of the grid', () => {
  test('hold each group once, where its first task stands', () => {
    expect(outline([])).toEqual(['a', 'g', '  g.b', '  g.h', '    g.h.c', '  g.e', 'd']);
  });

  test('leave out what is in a closed group', () => {
    expect(outline([], ['g'])).toEqual(['a', 'g', 'd']);
    expect(outline([], ['g.h'])).toEqual(['a', 'g', '  g.b', '  g.h', '  g.e', 'd']);
  });

  test('end with tasks that only runs have', () => {
    const run = { cells: [cell('a'), cell('old')] } as UiGridRun;
    expect(outline([run, run]).at(-1)).toBe('old');
    expect(outline([run, run])).toHaveLength(8);
  });

  test('know all tasks of a group, those of inner groups too', () => {
    const group = gridRows(structure, [], new Set()).find(({ id }) => id === 'g');
    expect(group).toMatchObject({ kind: 'group', taskIds: ['g.b', 'g.h.c', 'g.e'] });
  });
});

test('a group is in the state that matters most', () => {
  expect(groupState([cell('a'), cell('b', 'running'), cell('c', 'failed')])).toBe('failed');
  expect(groupState([cell('a'), cell('b', null)])).toBe('none');
  expect(groupState([])).toBeUndefined();
});
