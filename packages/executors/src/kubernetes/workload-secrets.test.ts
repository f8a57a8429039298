import { expect, test } from 'vitest';
import type { KubernetesApi } from './api.ts';
import { Attempts } from './attempts.ts';
import { KubernetesError } from './kubernetes-error.ts';
import { PodMaker } from './pod-maker.ts';
import { settingsOf, workloadOf } from './testing.ts';
import { attemptOf, type SecretUser, WorkloadSecrets } from './workload-secrets.ts';

interface Stored {
  version: number;
  labels: Record<string, string | null>;
  owners: readonly { uid: string }[];
}

const minutes = 60_000;

/** Secrets and pods of one namespace, and every request for them. */
function setUp(createPod: () => Promise<{ metadata: { uid: string } }> = async () => ({ metadata: { uid: 'pod-1' } })) {
  const secrets = new Map<string, Stored>();
  const requests: string[] = [];
  const warnings: string[] = [];
  const pod: { phase: string | undefined } = { phase: 'Pending' };
  const failure = (status: number, reason = '') => new KubernetesError(reason, { status, reason });
  const fake = {
    async createSecret(_namespace: string, { metadata }: { metadata?: { name?: string; labels?: object } }) {
      const { name = '', labels = {} } = metadata ?? {};
      requests.push('create secret');
      if (secrets.has(name)) throw failure(409, 'AlreadyExists');
      secrets.set(name, { version: 1, labels: { ...labels }, owners: [] });
      return { metadata: { name, namespace: 'default', uid: `secret-${name}`, resourceVersion: '1' } };
    },
    async patchSecret(_namespace: string, name: string, change: { labels: object; ownerReferences: [] }) {
      requests.push('patch secret');
      const secret = secrets.get(name);
      if (secret === undefined) throw failure(404);
      Object.assign(secret.labels, change.labels);
      secret.owners = change.ownerReferences;
      secret.version += 1;
    },
    async deleteSecret(_namespace: string, name: string, asked: { uid?: string; resourceVersion?: string }) {
      requests.push('delete secret');
      const secret = secrets.get(name);
      if (secret === undefined) throw failure(404);
      if (asked.resourceVersion !== undefined && asked.resourceVersion !== String(secret.version)) throw failure(409);
      secrets.delete(name);
    },
    async listSecrets() {
      const found = [...secrets].filter(([, { labels }]) => labels['leeward.dev/without-pod'] === 'True');
      return found.map(([name, { version, labels }]) => ({
        metadata: { name, namespace: 'default', uid: `secret-${name}`, resourceVersion: String(version), labels },
      }));
    },
    async readPod() {
      if (pod.phase === undefined) throw failure(404);
      return { metadata: { uid: 'pod-1' }, status: { phase: pod.phase } };
    },
    async createPod() {
      requests.push('create pod');
      return createPod();
    },
  };
  const api = fake as unknown as KubernetesApi;
  const log = { warn: (_: object, message: string) => warnings.push(message), error: () => {} };
  const store = new WorkloadSecrets(api, 'my-airflow', log);
  const attempts = new Attempts();
  const maker = new PodMaker(api, settingsOf(), attempts, undefined, store);
  const attempt = attempts.add({ workload: workloadOf(), executorConfig: null, externalId: null })!;
  return { secrets, requests, warnings, pod, fake, store, maker, attempt };
}

const unknown = (): SecretUser => ({ kind: 'unknown' });

test('the Secret is there before its pod, and belongs to it afterwards', async () => {
  const { secrets, requests, store, maker, attempt } = setUp();
  await maker.make(attempt);
  expect(requests.slice(0, 2)).toEqual(['create secret', 'create pod']);
  await store.close();
  expect([...secrets.values()]).toMatchObject([
    { owners: [{ uid: 'pod-1' }], labels: { 'leeward.dev/attempt-id': attempt.id, 'leeward.dev/without-pod': null } },
  ]);
});

test('a pod that Kubernetes refuses leaves no Secret, nor does one that waits for a quota', async () => {
  const answers = [422, 403];
  const { secrets, requests, maker, attempt } = setUp(async () => {
    throw new KubernetesError('refused', { status: answers.shift()! });
  });
  for (let time = 0; time < 2; time += 1) {
    await expect(maker.make(attempt)).rejects.toThrow('refused');
    expect(secrets.size).toBe(0);
  }
  expect(requests).toEqual(Array(2).fill(['create secret', 'create pod', 'delete secret']).flat());
});

test('where no answer came the pod may be there: its Secret stays until the attempt is given up', async () => {
  const { secrets, maker, attempt } = setUp(async () => {
    throw new KubernetesError('no answer', {});
  });
  await expect(maker.make(attempt)).rejects.toThrow('no answer');
  expect(secrets.size).toBe(1);
  await maker.discard(attempt);
  expect(secrets.size).toBe(0);
});

test('a Secret that was taken for abandoned is made again for its pod', async () => {
  const { secrets, store, maker, attempt } = setUp();
  await maker.make(attempt);
  await store.close();
  secrets.clear();
  store.giveTo({ ...attempt.pod!, uid: 'pod-1' }, attempt.queued.workload);
  await store.close();
  expect([...secrets.values()]).toMatchObject([{ owners: [{ uid: 'pod-1' }] }]);
});

test.each(['Running', 'Succeeded', undefined])(
  'a Secret that went before it was given to its pod is not made again where the pod is %s',
  async (phase) => {
    const { secrets, store, pod, maker, attempt, warnings } = setUp();
    await maker.make(attempt);
    await store.close();
    secrets.clear();
    pod.phase = phase;
    store.giveTo({ ...attempt.pod!, uid: 'pod-1' }, attempt.queued.workload);
    await store.close();
    expect(secrets.size).toBe(0);
    expect(warnings).toEqual([]);
  },
);

test('the sweep gives a Secret to its pod, and removes one that had none for five minutes', async () => {
  const { secrets, store } = setUp();
  const workload = workloadOf();
  await store.create(workload, { name: 'with-pod', namespace: 'default' });
  await store.create(workload, { name: 'being-made', namespace: 'default' });
  await store.create(workload, { name: 'without', namespace: 'default' });
  const userOf = (secret: Parameters<typeof attemptOf>[0]): SecretUser => {
    expect(attemptOf(secret)).toBe(workload.ti.id);
    if (secret.metadata.name === 'with-pod') return { kind: 'pod', uid: 'pod-7' };
    return { kind: secret.metadata.name === 'being-made' ? 'soon' : 'unknown' };
  };
  for (const nowMs of [0, 1 * minutes, 4.9 * minutes]) {
    await store.sweep('default', nowMs, userOf);
    expect([...secrets.keys()]).toEqual(['with-pod', 'being-made', 'without']);
  }
  expect(secrets.get('with-pod')?.owners).toMatchObject([{ uid: 'pod-7' }]);
  await store.sweep('default', 5 * minutes, userOf);
  expect([...secrets.keys()]).toEqual(['with-pod', 'being-made']);
});

test('a Secret that was given to its pod since it was listed is not removed', async () => {
  const { secrets, fake, store } = setUp();
  const pod = { name: 'late', namespace: 'default' };
  await store.create(workloadOf(), pod);
  await store.sweep('default', 0, unknown);
  const listed = await fake.listSecrets();
  await fake.patchSecret('default', 'late', { labels: { 'leeward.dev/without-pod': null }, ownerReferences: [] });
  fake.listSecrets = async () => listed;
  await store.sweep('default', 5 * minutes, unknown);
  expect([...secrets.keys()]).toEqual(['late']);
});

test('a Secret that cannot be given to its pod now holds nothing up and is told', async () => {
  const { fake, store, maker, attempt, warnings } = setUp();
  fake.patchSecret = () => Promise.reject(new KubernetesError('forbidden', { status: 403 }));
  await maker.make(attempt);
  await store.close();
  expect(attempt.podUid).toBe('pod-1');
  expect(warnings).toEqual(['the Secret of a pod was not given to it yet']);
});
