import { expect, test } from 'vitest';
import { readExecutorConfig } from './executor-config.ts';

const pod = { metadata: { labels: { team: 'a' } }, spec: { containers: [{ name: 'base', image: 'mine:1' }] } };

test('a pod is read as plain JSON and as Airflow serialises it', () => {
  const serialised = { __type: 'dict', __var: { pod_override: { __type: 'k8s.V1Pod', __var: pod } } };
  expect(readExecutorConfig({ pod_override: pod }).podOverride).toEqual(pod);
  expect(readExecutorConfig(serialised).podOverride).toEqual(pod);
});

test('a template of its own is read', () => {
  expect(readExecutorConfig({ pod_template_file: '/t.yaml' })).toEqual({
    podOverride: undefined,
    podTemplateFile: '/t.yaml',
  });
});

test('nothing and keys for other executors ask for nothing', () => {
  const nothing = { podOverride: undefined, podTemplateFile: undefined };
  expect(readExecutorConfig(null)).toEqual(nothing);
  expect(readExecutorConfig({})).toEqual(nothing);
  expect(readExecutorConfig({ overrides: { cpu: 1 }, pod_override: null })).toEqual(nothing);
});

test.each([
  [{ KubernetesExecutor: { image: 'x' } }, /KubernetesExecutor was removed/],
  [{ pod_override: 'text' }, /pod_override is not a V1Pod/],
  [{ pod_override: { spec: [] } }, /pod_override.spec is not an object/],
  [{ pod_override: { spec: { containers: {} } } }, /containers is not a list/],
  [{ pod_template_file: 7 }, /pod_template_file is not a path/],
])('%j is refused with what is wrong', (config, message) => {
  expect(() => readExecutorConfig(config)).toThrow(message);
});
