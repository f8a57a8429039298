import { connectKubernetes } from '@leeward/executors/kubernetes';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { joinCluster } from '../harness/cluster.ts';
import { eventually } from '../support.ts';
import { attempt, type Bench, held, idOf, setUpBench } from './bench.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await setUpBench(await joinCluster(inject('kubeconfig')));
});

afterAll(() => bench.tearDown());

test('no pod waits for its Secret, and each Secret belongs to its pod', async () => {
  const executor = bench.executor();
  const all = Array.from({ length: 10 }, () => attempt(held));
  for (const queued of all) executor.start(queued);
  for (const queued of all) {
    const name = await bench.running(idOf(queued));
    const secret = JSON.parse(await bench.kubectl('get', 'secret', name, '-o', 'json')) as {
      immutable: boolean;
      metadata: { labels: Record<string, string>; ownerReferences: object[] };
    };
    expect(secret.immutable).toBe(true);
    expect(secret.metadata.ownerReferences).toMatchObject([{ kind: 'Pod', name }]);
    expect(secret.metadata.labels['leeward.dev/attempt-id']).toBe(idOf(queued));
    expect(secret.metadata.labels).not.toHaveProperty('leeward.dev/without-pod');
  }
  const failed = await bench.kubectl('get', 'events', '--field-selector', 'reason=FailedMount', '-o', 'name');
  expect(failed).toBe('');
  await Promise.all(all.map((queued) => bench.release(idOf(queued))));
  for (const queued of all) await bench.hasNoPod(idOf(queued));
});

test('what cannot become a pod leaves no Secret', async () => {
  const executor = bench.executor();
  const refused = attempt('true', { resources: { limits: { cpu: 'much' } } });
  executor.start(refused);
  expect((await bench.endOf(idOf(refused))).reason.code).toBe('pod_refused');
  const quota = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'none' }, spec: { hard: { pods: '0' } } };
  await bench.apply(quota);
  await eventually('the quota counts', 30, async () => {
    const hard = await bench.kubectl('get', 'resourcequota', 'none', '-o', 'jsonpath={.status.hard.pods}');
    return hard === '0' ? hard : undefined;
  });
  const waiting = attempt('true');
  executor.start(waiting);
  await bench.noteOf(idOf(waiting), 'quota');
  await eventually('no Secret is left', 10, async () => {
    const left = await bench.kubectl('get', 'secrets', '-o', 'name');
    return left.trim() === '' ? true : undefined;
  });
  await bench.kubectl('delete', 'resourcequota', 'none');
  expect((await bench.endOf(idOf(waiting), 90)).reason.code).toBe('completed');
});

test('a Secret whose maker died before it was given to its pod is found by the next executor', async () => {
  const first = bench.executor();
  const queued = attempt('true', { resources: { requests: { cpu: '900' } } });
  first.start(queued);
  await bench.noteOf(idOf(queued), 'unschedulable');
  await first.close(30);
  const name = (await bench.acceptedAs(idOf(queued))).split('/')[1] ?? '';
  const before = { metadata: { ownerReferences: null, labels: { 'leeward.dev/without-pod': 'True' } } };
  await bench.kubectl('patch', 'secret', name, '--type=merge', '-p', JSON.stringify(before));
  const api = connectKubernetes(bench.settings.connection);
  const [listed, ...others] = await api.listSecrets(bench.namespace, 'leeward.dev/without-pod');
  expect(others).toEqual([]);
  expect(listed).toMatchObject({ kind: 'PartialObjectMetadata', metadata: { name } });
  expect(listed).not.toHaveProperty('data');
  const stale = { uid: listed?.metadata.uid ?? '', resourceVersion: '1' };
  await expect(api.deleteSecret(bench.namespace, name, stale)).rejects.toMatchObject({ status: 409 });
  expect(await api.listSecrets(bench.namespace, 'no-such-label')).toEqual([]);
  await api.close();
  const second = bench.executor();
  expect(await second.adopt([queued])).toEqual(new Set([idOf(queued)]));
  await eventually('the pod owns it', 30, async () => {
    const owner = await bench.kubectl('get', 'secret', name, '-o', 'jsonpath={.metadata.ownerReferences[0].name}');
    return owner === name ? true : undefined;
  });
  second.stop(idOf(queued), 'enough', 0);
  await bench.endOf(idOf(queued));
});
