import { readSerializedDag } from '@leeward/contracts/serialized-dag-reader';
import { expect, test } from 'vitest';
import { buildDagGraph } from '../graph/dag-graph.ts';
import { serializedDag } from '../testing/serialized-dag.ts';
import { relatedTasks } from './related-tasks.ts';

const tasks = [
  { id: 'setup', is_setup: true },
  { id: 'a', after: ['setup'] },
  { id: 'b', after: ['a'] },
  { id: 'teardown', after: ['setup', 'b'], is_teardown: true },
  { id: 'apart' },
];
const graph = buildDagGraph(readSerializedDag(serializedDag({ tasks })));

test.each([
  [['a'], { upstream: false, downstream: false }, ['setup', 'a', 'teardown']],
  [['b'], { upstream: true, downstream: false }, ['setup', 'a', 'b', 'teardown']],
  [['a'], { upstream: false, downstream: true }, ['setup', 'a', 'b', 'teardown']],
  [['setup'], { upstream: false, downstream: false }, ['setup', 'teardown']],
  [['apart', 'gone'], { upstream: true, downstream: true }, ['apart']],
])('%j with %j is %j', (ids, include, expected) => {
  expect(relatedTasks(graph, ids, include).toSorted()).toEqual(expected.toSorted());
});
