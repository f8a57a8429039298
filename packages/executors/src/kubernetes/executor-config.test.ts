import { expect, test } from 'vitest';
import { readExecutorConfig } from './executor-config.ts';

const pod = { metadata: { labels: { team: 'a' } }, spec: { containers: [{ name: 'base', image: 'mine:1' }] } };

test('a pod is read as plain JSON and as Airflow serialises it', () => {
  const serialised = { __type: 'dict', __var: { pod_override: { __type: 'k8s.V1Pod', __var: pod } } };
  expect(readExecutorConfig({ pod_override: pod }).podOverride).toEqual(pod);
  expect(readExecutorConfig(serialised).podOverride).toEqual(pod);
});

test('numbers and truth values of a pod are text where Kubernetes takes only text, as Airflow sends them', () => {
  const env = [
    { name: 'PORT', value: 8080 },
    { name: 'DEBUG', value: true },
  ];
  const base = { name: 'base', command: ['sleep', 5], env, resources: { limits: { cpu: 2 } }, ports: null };
  const { podOverride } = readExecutorConfig({
    pod_override: { metadata: { labels: { team: 7 } }, spec: { nodeSelector: { gpu: true }, containers: [base] } },
  });
  expect(podOverride).toEqual({
    metadata: { labels: { team: '7' } },
    spec: {
      nodeSelector: { gpu: 'True' },
      containers: [
        {
          name: 'base',
          command: ['sleep', '5'],
          env: [
            { name: 'PORT', value: '8080' },
            { name: 'DEBUG', value: 'True' },
          ],
          resources: { limits: { cpu: '2' } },
        },
      ],
    },
  });
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
