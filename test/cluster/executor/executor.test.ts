import { AttemptEnd } from '@leeward/contracts';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { joinCluster } from '../harness/cluster.ts';
import { eventually } from '../support.ts';
import { attempt, type Bench, idOf, setUpBench } from './bench.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await setUpBench(await joinCluster(inject('kubeconfig')));
});

afterAll(() => bench.tearDown());

test('an attempt runs in a pod of its own, which is gone afterwards with its Secret', async () => {
  const executor = bench.executor();
  const queued = attempt(['sh', '-c', 'cat /run/leeward/workload/workload.json > /dev/null']);
  executor.start(queued);
  executor.start(queued);
  expect(await bench.endOf(idOf(queued))).toEqual({
    end: AttemptEnd.Exited,
    reason: { code: 'completed', message: 'The worker ended.', exitCode: 0 },
  });
  expect(await bench.acceptedAs(idOf(queued))).toMatch(
    new RegExp(`^${bench.namespace}/example-dag-group-task-1-[a-z0-9]{8}$`),
  );
  await eventually('nothing is left', 60, async () => {
    const left = await bench.kubectl('get', 'pods,secrets', '-o', 'name');
    return left.trim() === '' ? true : undefined;
  });
  expect(bench.ends.filter((id) => id === idOf(queued))).toHaveLength(1);
});
