import { expect, test } from 'vitest';
import { type Claim, decideTakeover } from './claim.ts';

const shared: Claim = { owner: 'shared', binariesKey: 'k1', started: true };
const owned: Claim = { owner: { pid: 7, startedAtTicks: '1' }, binariesKey: 'k1', started: true };
const now = { ownerRuns: false, healthy: true, binariesKey: 'k1' };

test('where nothing is there a cluster is started', () => {
  expect(decideTakeover(undefined, now)).toEqual({ kind: 'start' });
});

test('a healthy shared cluster of the same versions is used', () => {
  expect(decideTakeover(shared, now)).toEqual({ kind: 'use' });
});

test('a shared cluster that is ill, half started or of other versions is started anew', () => {
  expect(decideTakeover(shared, { ...now, healthy: false })).toEqual({ kind: 'start' });
  expect(decideTakeover({ ...shared, started: false }, now)).toEqual({ kind: 'start' });
  expect(decideTakeover(shared, { ...now, binariesKey: 'k2' })).toEqual({ kind: 'start' });
});

test('the cluster of a run that died is started anew, that of a run that lives is left alone', () => {
  expect(decideTakeover(owned, now)).toEqual({ kind: 'start' });
  expect(decideTakeover(owned, { ...now, ownerRuns: true })).toMatchObject({ kind: 'refuse' });
});
