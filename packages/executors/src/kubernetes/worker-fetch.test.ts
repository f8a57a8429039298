import { expect, test } from 'vitest';
import type { PodJson } from './merge-pods.ts';
import { letWorkerFetch } from './worker-fetch.ts';

type Change = { fetch?: object; worker?: object; annotations?: Record<string, string>; volumes?: object[] };

function podWith({ fetch = {}, worker = {}, annotations = {}, volumes = [] }: Change = {}): PodJson {
  return {
    metadata: {
      annotations: { 'leeward.dev/git-sync': 'worker', 'leeward.dev/worker-program': 'leeward', ...annotations },
    },
    spec: {
      initContainers: [
        {
          name: 'git-sync',
          image: 'leeward:1',
          args: ['git-sync', '--one-time'],
          env: [{ name: 'GITSYNC_REPO', value: 'https://git.test/dags' }],
          volumeMounts: [
            { name: 'dags', mountPath: '/dags' },
            { name: 'tmp', mountPath: '/tmp', subPath: 'git-sync' },
          ],
          ...fetch,
        },
        { name: 'other' },
      ],
      containers: [
        {
          name: 'base',
          image: 'leeward:1',
          args: ['worker', '--json-path', '/workload.json'],
          env: [{ name: 'A', value: '1' }],
          volumeMounts: [
            { name: 'tmp', mountPath: '/tmp', subPath: 'base' },
            { name: 'dags', mountPath: '/dags', readOnly: true },
          ],
          ...worker,
        },
      ],
      volumes: [{ name: 'dags', emptyDir: {} }, ...volumes] as never,
    },
  };
}

test('the worker fetches in place of the init container, into the same folder, and nothing else changes', () => {
  const { spec } = letWorkerFetch(podWith());
  expect(spec?.initContainers).toEqual([{ name: 'other' }]);
  expect(spec?.containers[0]).toEqual({
    name: 'base',
    image: 'leeward:1',
    args: ['worker', '--json-path', '/workload.json', '--git-sync'],
    env: [
      { name: 'GITSYNC_REPO', value: 'https://git.test/dags' },
      { name: 'A', value: '1' },
    ],
    volumeMounts: [
      { name: 'tmp', mountPath: '/tmp', subPath: 'base' },
      { name: 'dags', mountPath: '/dags' },
    ],
  });
});

test.each<[string, Change]>([
  ['the annotation does not allow it', { annotations: { 'leeward.dev/git-sync': 'init' } }],
  ["Airflow's worker runs", { annotations: { 'leeward.dev/worker-program': 'airflow' } }],
  ['it has another image', { fetch: { image: 'git-sync:4' } }],
  ['it has a command of its own', { fetch: { command: ['/git-sync'] } }],
  ['it is given a password', { fetch: { env: [{ name: 'GITSYNC_PASSWORD', value: 'x' }] } }],
  ['it is given a value of a Secret', { fetch: { env: [{ name: 'GITSYNC_REPO', valueFrom: {} }] } }],
  ['it is given all of a Secret', { fetch: { envFrom: [{ secretRef: { name: 'git' } }] } }],
  [
    'it mounts a Secret',
    {
      fetch: { volumeMounts: [{ name: 'key', mountPath: '/key' }] },
      volumes: [{ name: 'key', secret: { secretName: 'git' } }],
    },
  ],
])('the init container stays where %s', (_, change) => {
  const pod = podWith(change);
  expect(letWorkerFetch(pod)).toBe(pod);
});
