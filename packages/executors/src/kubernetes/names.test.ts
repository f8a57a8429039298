import { expect, test } from 'vitest';
import { labelValue, podName, randomSuffix } from './names.ts';

test('a pod is named after its Dag and task with a random end', () => {
  expect(podName('my_dag.v1', 'Task__One', 'abcd1234')).toBe('my-dag-v1-task-one-abcd1234');
  expect(podName('Ünï-_x', '1,000 rows', 'abcd1234')).toBe('uni-x-1000-rows-abcd1234');
  expect(randomSuffix()).toMatch(/^[a-z0-9]{8}$/);
});

test('a pod name has at most 63 characters and no dash before its end', () => {
  const name = podName('d'.repeat(53), 'long_task', 'abcd1234');
  expect(name).toBe(`${'d'.repeat(53)}-abcd1234`);
  expect(podName('x'.repeat(200), 'y', 'abcd1234')).toHaveLength(63);
});

test('an id without a character that a pod name may have still gives a name', () => {
  expect(podName('日本', '東京', 'abcd1234')).toBe('task-abcd1234');
});

test('a label value that is legal stays as it is', () => {
  expect(labelValue('example_bash_operator')).toBe('example_bash_operator');
});

// Expected values were printed by Airflow 3.3.2's make_safe_label_value.
test.each([
  ['manual__2026-01-01T00:00:00+00:00', 'manual__2026-01-01T0000000000-daff4c10d'],
  ['_hidden_', 'hidden-def5e6a53'],
  ['a'.repeat(70), `${'a'.repeat(53)}-0f5c6c4e7`],
])('label value of %s is the one Airflow makes', (text, expected) => {
  expect(labelValue(text)).toBe(expected);
});

test('a label value never begins with a dash, which Kubernetes refuses', () => {
  expect(labelValue('日本')).toBe('4dbed2e65');
});
