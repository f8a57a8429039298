import { readSerializedDag } from '@leeward/contracts/serialized-dag-reader';
import { expect, test } from 'vitest';
import { buildDagGraph } from '../graph/dag-graph.ts';
import { serializedDag } from '../testing/serialized-dag.ts';
import { clearedAlong } from './related-tasks.ts';

const tasks = [
  { id: 'outer', is_setup: true },
  { id: 'inner', after: ['outer'], is_setup: true },
  { id: 'a', after: ['inner'] },
  { id: 'b', after: ['a'] },
  { id: 'undo_inner', after: ['inner', 'b'], is_teardown: true },
  { id: 'undo_outer', after: ['outer', 'undo_inner'], is_teardown: true },
  { id: 'outside', after: ['b', 'inner'] },
  { id: 'apart' },
];
const graph = buildDagGraph(readSerializedDag(serializedDag({ tasks })));

test.each([
  [['a'], ['outer', 'inner', 'undo_inner', 'undo_outer']],
  [
    ['a', 'inner'],
    ['outer', 'undo_inner', 'undo_outer'],
  ],
  [['inner'], ['undo_inner']],
  [['undo_inner'], []],
  [['outside'], []],
  [['apart', 'gone'], []],
])('clearing %j clears %j along', (ids, expected) => {
  expect(clearedAlong(graph, ids).toSorted()).toEqual(expected.toSorted());
});
