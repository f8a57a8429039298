import { expect, test } from 'vitest';
import { mergePods, type PodJson } from './merge-pods.ts';

const base: PodJson = {
  metadata: { labels: { a: 'base', b: 'base' }, finalizers: ['f1'] },
  spec: {
    nodeSelector: { disk: 'ssd' },
    terminationGracePeriodSeconds: 60,
    initContainers: [{ name: 'git', image: 'git:1', env: [{ name: 'X', value: 'base' }] }],
    containers: [
      { name: 'base', image: 'base:1', env: [{ name: 'X', value: 'base' }], command: ['run'] },
      { name: 'sidecar', image: 'side:1' },
    ],
    volumes: [{ name: 'v1', emptyDir: {} }],
  },
};

test('labels are united, lists of the metadata replaced', () => {
  const merged = mergePods(base, { metadata: { labels: { b: 'over', c: 'over' }, finalizers: ['f2'] } });
  expect(merged.metadata).toEqual({ labels: { a: 'base', b: 'over', c: 'over' }, finalizers: ['f2'] });
});

test('containers are laid over each other by position, whatever they are called', () => {
  const merged = mergePods(base, {
    spec: { containers: [{ name: 'other', image: 'over:1', env: [{ name: 'X', value: 'over' }] }] },
  });
  expect(merged.spec?.containers).toEqual([
    {
      name: 'other',
      image: 'over:1',
      env: [
        { name: 'X', value: 'base' },
        { name: 'X', value: 'over' },
      ],
      command: ['run'],
    },
    { name: 'sidecar', image: 'side:1' },
  ]);
});

test('init containers are merged by name, new ones appended', () => {
  const merged = mergePods(base, {
    spec: { containers: [], initContainers: [{ name: 'more' }, { name: 'git', env: [{ name: 'Y', value: '1' }] }] },
  });
  expect(merged.spec?.initContainers).toEqual([
    {
      name: 'git',
      image: 'git:1',
      env: [
        { name: 'X', value: 'base' },
        { name: 'Y', value: '1' },
      ],
    },
    { name: 'more' },
  ]);
});

test('what an override leaves empty, zero or false is the base', () => {
  const merged = mergePods(base, {
    spec: { containers: [{ name: '', command: [] }], nodeSelector: {}, terminationGracePeriodSeconds: 0 },
  });
  expect(merged.spec?.containers[0]).toMatchObject({ name: 'base', command: ['run'] });
  expect(merged.spec?.nodeSelector).toEqual({ disk: 'ssd' });
  expect(merged.spec?.terminationGracePeriodSeconds).toBe(60);
});

test('an object that an override gives replaces the whole object of the base', () => {
  const secured = mergePods(base, { spec: { containers: [], securityContext: { runAsUser: 1, fsGroup: 2 } } });
  const merged = mergePods(secured, { spec: { containers: [], securityContext: { runAsUser: 3 } } });
  expect(merged.spec?.securityContext).toEqual({ runAsUser: 3 });
});

test('a field that must be a list and is not is named', () => {
  const wrong = { spec: { containers: [{ name: 'base', env: { X: '1' } }] } } as unknown as PodJson;
  expect(() => mergePods(base, wrong)).toThrow('container base.env must be a list, not {"X":"1"}');
});

test('no override leaves the base as it is', () => {
  expect(mergePods(base, undefined)).toBe(base);
});
