import { AttemptEnd } from '@leeward/contracts';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Cluster, isOwnCluster, joinCluster } from '../harness/cluster.ts';
import { nodeName } from '../harness/components.ts';
import { eventually } from '../support.ts';
import { attempt, type Bench, idOf, setUpBench } from './bench.ts';

describe.runIf(isOwnCluster(inject('kubeconfig')))('on a machine of ours', () => {
  let cluster: Cluster;
  let bench: Bench;

  beforeAll(async () => {
    cluster = await joinCluster(inject('kubeconfig'));
    bench = await setUpBench(cluster);
  });

  afterAll(() => bench.tearDown());

  test('a node that is gone is the reason of the attempts on it, and once it is back it takes pods again', async () => {
    const executor = bench.executor();
    const lost = attempt('sleep 600');
    executor.start(lost);
    await bench.running(idOf(lost));
    await cluster.components?.kill('kubelet');
    try {
      await cluster.kubectl(['delete', 'node', nodeName]);
      const { end, reason } = await bench.endOf(idOf(lost), 150);
      expect(end).toBe(AttemptEnd.Infrastructure);
      expect(reason.code).toBe('node_lost');
      expect(reason.message).toMatch(new RegExp(`on node ${nodeName} was removed because its node no longer exists`));
    } finally {
      await cluster.components?.start('kubelet');
    }
    await eventually('the node is ready', 60, async () => {
      const path = 'jsonpath={.status.conditions[?(@.type=="Ready")].status}';
      const ready = await cluster.kubectl(['get', 'node', nodeName, '-o', path]).catch(() => '');
      return ready === 'True' ? true : undefined;
    });
    const next = attempt('true');
    executor.start(next);
    expect((await bench.endOf(idOf(next), 90)).reason.code).toBe('completed');
  });
});
