import { expect, test } from 'vitest';
import { outcomeOf } from './bulk-outcome.ts';

test('a bulk answer says of each run whether it was done, and why not', () => {
  const errors = [
    { error: 'cannot be deleted in running state', status_code: 409 },
    { error: 'were not found', status_code: 404 },
  ];
  expect(
    outcomeOf('a.dag', ['one', 'two', 'three', 'a.dag.two'], { success: ['a.dag.one', 'a.dag.three'], errors }),
  ).toEqual({
    done: ['one', 'three'],
    refused: [
      { runId: 'two', reason: 'cannot be deleted in running state' },
      { runId: 'a.dag.two', reason: 'were not found' },
    ],
  });
});
