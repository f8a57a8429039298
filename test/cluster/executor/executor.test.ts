import { AttemptEnd } from '@leeward/contracts';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { joinCluster } from '../harness/cluster.ts';
import { eventually } from '../support.ts';
import { attempt, type Bench, held, idOf, setUpBench } from './bench.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await setUpBench(await joinCluster(inject('kubeconfig')));
});

afterAll(() => bench.tearDown());

test('an attempt runs in a pod of its own, which is gone afterwards with its Secret', async () => {
  const executor = bench.executor();
  const queued = attempt('cat /run/leeward/workload/workload.json > /dev/null');
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

test('the token shows in no pod, no argument and no event', async () => {
  const executor = bench.executor();
  const queued = attempt(held);
  executor.start(queued);
  const name = (await bench.acceptedAs(idOf(queued))).split('/')[1] ?? '';
  await eventually('the pod runs', 60, async () => {
    const phase = await bench.kubectl('get', 'pod', name, '-o', 'jsonpath={.status.phase}');
    return phase === 'Running' ? true : undefined;
  });
  const shown = (await bench.kubectl('get', 'pods,events', '-o', 'yaml')) + (await bench.kubectl('describe', 'pods'));
  expect(shown).toContain(name);
  expect(shown).not.toContain('secret-of-the-attempt');
  const secret = await bench.kubectl('get', 'secret', name, '-o', 'jsonpath={.data.workload\\.json}');
  expect(JSON.parse(Buffer.from(secret, 'base64').toString())).toEqual(queued.workload);
  await bench.release(idOf(queued));
});

test('a worker that ends with an error is the fault of the author, its last output is the reason', async () => {
  const executor = bench.executor();
  const queued = attempt('echo it broke; sleep 1; exit 3');
  executor.start(queued);
  const { end, reason } = await bench.endOf(idOf(queued));
  expect(end).toBe(AttemptEnd.Failed);
  expect(reason).toMatchObject({ code: 'exit_code', exitCode: 3 });
  expect(reason.message).toMatch(/ended with 3: it broke$/);
});

test('a failed pod is kept as configured, without its Secret, and looked at no more', async () => {
  const executor = bench.executor({ deleteFailedPods: false });
  const queued = attempt('exit 4');
  executor.start(queued);
  await bench.endOf(idOf(queued));
  const name = (await bench.acceptedAs(idOf(queued))).split('/')[1] ?? '';
  await eventually('it is marked as done', 30, async () => {
    const labels = await bench.kubectl('get', 'pod', name, '-o', 'jsonpath={.metadata.labels}');
    return labels.includes('"airflow_executor_done":"True"') ? true : undefined;
  });
  expect(await bench.kubectl('get', 'secrets', '-o', 'name')).not.toContain(name);
  await bench.kubectl('delete', 'pod', name);
});

test('a pod that no node takes waits with its reason, and is stopped when asked', async () => {
  const executor = bench.executor();
  const queued = attempt('true', { resources: { requests: { cpu: '900' } } });
  executor.start(queued);
  const note = await bench.noteOf(idOf(queued), 'unschedulable');
  expect(note.message).toMatch(/^No node takes pod .*Insufficient cpu/);
  expect(await bench.noteOf(idOf(queued), 'FailedScheduling')).toMatchObject({ source: 'kubernetes' });
  expect(bench.ended.has(idOf(queued))).toBe(false);
  executor.stop(idOf(queued), 'queued for too long', 0);
  expect(await bench.endOf(idOf(queued))).toEqual({
    end: AttemptEnd.Exited,
    reason: { code: 'stopped', message: 'queued for too long' },
  });
});

test('an image that cannot be had is a failed launch with its events, and the pod goes', async () => {
  const executor = bench.executor();
  const queued = attempt('true', { image: 'registry.invalid/none:1' });
  executor.start(queued);
  const { end, reason } = await bench.endOf(idOf(queued));
  expect(end).toBe(AttemptEnd.LaunchFailed);
  expect(reason.code).toBe('image_pull');
  expect(reason.message).toMatch(/^Container base cannot start \(ErrImagePull\): .*registry\.invalid\/none:1/s);
  const codes = bench.notes.get(idOf(queued))?.map((note) => note.code);
  expect(codes).toEqual(expect.arrayContaining(['Scheduled', 'Pulling', 'Failed']));
  await bench.hasNoPod(idOf(queued));
});

test('more memory than the limit is told as that', async () => {
  const executor = bench.executor();
  const hungry = attempt('exec dd if=/dev/zero of=/dev/null bs=200M count=5', {
    resources: { limits: { memory: '32Mi' } },
  });
  executor.start(hungry);
  const { end, reason } = await bench.endOf(idOf(hungry));
  expect(end).toBe(AttemptEnd.Infrastructure);
  expect(reason).toMatchObject({ code: 'oom_killed', exitCode: 137 });
  expect(reason.message).toMatch(/more memory than its limit/);
});

test('a running pod that somebody deletes is lost to the infrastructure', async () => {
  const executor = bench.executor();
  const queued = attempt('sleep 600');
  executor.start(queued);
  const name = await bench.running(idOf(queued));
  await bench.kubectl('delete', 'pod', name, '--grace-period=1', '--wait=false');
  const { end, reason } = await bench.endOf(idOf(queued));
  expect(end).toBe(AttemptEnd.Infrastructure);
  expect(reason.message).toContain(name);
  expect(reason.code).toBe('pod_deleted');
});

test('a pod that is drained from its node is evicted in words', async () => {
  const executor = bench.executor();
  const queued = attempt('sleep 600');
  executor.start(queued);
  const name = await bench.running(idOf(queued));
  const eviction = {
    apiVersion: 'policy/v1',
    kind: 'Eviction',
    metadata: { name, namespace: bench.namespace },
    deleteOptions: { gracePeriodSeconds: 1 },
  };
  const path = `/api/v1/namespaces/${bench.namespace}/pods/${name}/eviction`;
  await bench.cluster.kubectl(['create', '--raw', path, '-f', '-'], JSON.stringify(eviction));
  const { end, reason } = await bench.endOf(idOf(queued));
  expect(end).toBe(AttemptEnd.Infrastructure);
  expect(reason.code).toBe('evicted');
  expect(reason.message).toMatch(/evicted on request/);
});

test('a pending pod that somebody deletes is known at once', async () => {
  const executor = bench.executor();
  const queued = attempt('true', { resources: { requests: { cpu: '900' } } });
  executor.start(queued);
  await bench.noteOf(idOf(queued), 'unschedulable');
  const name = (await bench.acceptedAs(idOf(queued))).split('/')[1] ?? '';
  await bench.kubectl('delete', 'pod', name);
  const { end, reason } = await bench.endOf(idOf(queued), 5);
  expect(end).toBe(AttemptEnd.LaunchFailed);
  expect(reason.code).toBe('pod_deleted');
  const again = { ...queued, externalId: null };
  executor.start(again);
  await bench.noteOf(idOf(queued), 'unschedulable');
  executor.stop(idOf(queued), 'enough', 0);
});

test('an executor_config that is no pod fails the task with its reason', async () => {
  const executor = bench.executor();
  const queued = { ...attempt('true'), executorConfig: { pod_override: 'a string' } };
  executor.start(queued);
  const { end, reason } = await bench.endOf(idOf(queued));
  expect(end).toBe(AttemptEnd.Failed);
  expect(reason.message).toBe(
    'The executor_config of example.dag.group.task_1 cannot be used: pod_override is not a V1Pod.',
  );
});

test("a pod that Kubernetes refuses for what its author asked fails the task with what it said, as Airflow's does", async () => {
  const executor = bench.executor();
  const queued = attempt('true', { resources: { limits: { cpu: 'much' } } });
  executor.start(queued);
  const { end, reason } = await bench.endOf(idOf(queued));
  expect(end).toBe(AttemptEnd.Failed);
  expect(reason.code).toBe('pod_refused');
  expect(reason.message).toMatch(/quantities must match/);
});

test('a worker beside a container that never ends is seen to end', async () => {
  const executor = bench.executor();
  const queued = attempt('true');
  const override = queued.executorConfig as { pod_override: { spec: { containers: object[] } } };
  override.pod_override.spec.containers.push({ name: 'beside', image: bench.image, command: ['sleep', '600'] });
  executor.start(queued);
  expect((await bench.endOf(idOf(queued), 30)).reason.code).toBe('completed');
});

test('a full quota is waited for, and the next pod starts as soon as one is gone', async () => {
  const quota = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'two' } };
  const before = (await bench.kubectl('get', 'pods', '-o', 'name')).split('\n').filter((line) => line !== '').length;
  await bench.apply({ ...quota, spec: { hard: { pods: String(before + 2) } } });
  await eventually('the quota counts', 30, async () => {
    const used = await bench.kubectl('get', 'resourcequota', 'two', '-o', 'jsonpath={.status.used.pods}');
    return used === '' ? undefined : used;
  });
  const executor = bench.executor();
  const all = Array.from({ length: 5 }, () => attempt('sleep 1'));
  for (const queued of all) executor.start(queued);
  const ends = await Promise.all(all.map((queued) => bench.endOf(idOf(queued), 120)));
  expect(ends.map(({ reason }) => reason.code)).toEqual(Array(5).fill('completed'));
  const waited = all.filter((queued) => bench.notes.get(idOf(queued))?.some((note) => note.code === 'quota'));
  expect(waited.length).toBeGreaterThanOrEqual(1);
  await bench.kubectl('delete', 'resourcequota', 'two');
});

test('where no retry is allowed a full quota is a failed launch', async () => {
  await bench.apply({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'none' },
    spec: { hard: { pods: '0' } },
  });
  await eventually('the quota counts', 30, async () => {
    const hard = await bench.kubectl('get', 'resourcequota', 'none', '-o', 'jsonpath={.status.hard.pods}');
    return hard === '0' ? hard : undefined;
  });
  const executor = bench.executor({ creationRetries: 0 });
  const queued = attempt('true');
  executor.start(queued);
  const { end, reason } = await bench.endOf(idOf(queued));
  expect(end).toBe(AttemptEnd.LaunchFailed);
  expect(reason).toMatchObject({ code: 'quota' });
  expect(reason.message).toMatch(/exceeded quota: none/);
  await bench.kubectl('delete', 'resourcequota', 'none');
});

test('what an executor left is taken over by the next one, running or ended, and nothing runs twice', async () => {
  const first = bench.executor();
  const long = attempt(held);
  const short = attempt(held);
  const dropped = attempt('true', { resources: { requests: { cpu: '900' } } });
  first.start(long);
  first.start(short);
  await bench.running(idOf(long));
  const name = await bench.running(idOf(short));
  await first.close(30);
  await bench.release(idOf(short));
  await eventually('the short one has ended unseen', 60, async () => {
    const phase = await bench.kubectl('get', 'pod', name, '-o', 'jsonpath={.status.phase}');
    return phase === 'Succeeded' ? phase : undefined;
  });
  const second = bench.executor();
  const found = await second.adopt([long, short, dropped]);
  expect(found).toEqual(new Set([idOf(long), idOf(short)]));
  second.start(long);
  await bench.release(idOf(long));
  expect((await bench.endOf(idOf(long))).reason.code).toBe('completed');
  expect((await bench.endOf(idOf(short))).reason.code).toBe('completed');
  expect(bench.ends.filter((id) => id === idOf(long))).toHaveLength(1);
});

test('a pod whose maker died before it handed over the workload gets it from the next one', async () => {
  const first = bench.executor();
  const queued = attempt('cat /run/leeward/workload/workload.json', { resources: { requests: { cpu: '900' } } });
  first.start(queued);
  await bench.noteOf(idOf(queued), 'unschedulable');
  await first.close(30);
  const name = (await bench.acceptedAs(idOf(queued))).split('/')[1] ?? '';
  await bench.kubectl('delete', 'secret', name);
  const second = bench.executor();
  expect(await second.adopt([queued])).toEqual(new Set([idOf(queued)]));
  await eventually('the Secret is there again', 30, async () => {
    const secrets = await bench.kubectl('get', 'secrets', '-o', 'name');
    return secrets.includes(name) ? true : undefined;
  });
  second.stop(idOf(queued), 'enough', 0);
  await bench.endOf(idOf(queued));
});
