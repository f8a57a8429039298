import { expect, test } from 'vitest';
import { readKubernetesSettings } from './settings.ts';

function read(configured: Record<string, string>) {
  const installation = { name: 'rel ease', executionApiUrl: null, queues: new Map(), gitRepositories: new Map() };
  return readKubernetesSettings((section, key) => configured[`${section}.${key}`], installation);
}

function readExecutor(key: string, value: string) {
  return read({ [`kubernetes_executor.${key}`]: value });
}

test('what is not set has a default that needs no configuration', () => {
  expect(read({})).toMatchObject({
    namespace: 'default',
    namespaces: ['default'],
    podTemplateFile: null,
    workerImage: null,
    workerProgram: 'leeward',
    parallelism: 32,
    creationConcurrency: 16,
    creationRetries: Number.POSITIVE_INFINITY,
    deleteSucceededPods: true,
    deleteFailedPods: false,
    connection: { inCluster: true, requestTimeoutSeconds: 60, verifySsl: true },
  });
  expect(read({}).owner).toMatch(/^release-[0-9a-f]{9}$/);
});

test('an image needs both its parts', () => {
  expect(readExecutor('worker_container_repository', 'r/i').workerImage).toBeNull();
  const both = {
    'kubernetes_executor.worker_container_repository': 'r/i',
    'kubernetes_executor.worker_container_tag': '2',
  };
  expect(read(both).workerImage).toBe('r/i:2');
});

test('several namespaces are those that are listed, or all', () => {
  expect(readExecutor('multi_namespace_mode', 'True').namespaces).toBe('all');
  const listed = {
    'kubernetes_executor.multi_namespace_mode': 'True',
    'kubernetes_executor.multi_namespace_mode_namespace_list': 'a, b',
  };
  expect(read(listed).namespaces).toEqual(['default', 'a', 'b']);
});

test('unlimited is 0 for parallelism and -1 for retries', () => {
  expect(read({ 'core.parallelism': '0' }).parallelism).toBe(Number.POSITIVE_INFINITY);
  expect(readExecutor('task_publish_max_retries', '-1').creationRetries).toBe(Number.POSITIVE_INFINITY);
  expect(readExecutor('task_publish_max_retries', '0').creationRetries).toBe(0);
});

test('pods are kept where deleting is off at all', () => {
  const settings = read({
    'kubernetes_executor.delete_worker_pods': 'False',
    'kubernetes_executor.delete_worker_pods_on_failure': 'True',
  });
  expect(settings).toMatchObject({ deleteSucceededPods: false, deleteFailedPods: false });
});

test('options of deletion are named as in the Python client of Kubernetes, or as in Kubernetes', () => {
  const given = '{"grace_period_seconds": 10, "propagationPolicy": "Foreground"}';
  const expected = { gracePeriodSeconds: 10, propagationPolicy: 'Foreground' };
  expect(readExecutor('delete_option_kwargs', given).deleteOptions).toEqual(expected);
});

test('no reason to wait is fatal where the list of them is given empty', () => {
  expect(readExecutor('worker_pod_pending_fatal_container_state_reasons', '').fatalWaitingReasons).toEqual([]);
  expect(read({}).fatalWaitingReasons).toContain('ErrImagePull');
});

test('a timeout of requests is a number or the second of two', () => {
  const timeout = (value: string) => readExecutor('kube_client_request_args', value).connection.requestTimeoutSeconds;
  expect(timeout('{"_request_timeout": 5}')).toBe(5);
  expect(timeout('{"_request_timeout": [3, 7]}')).toBe(7);
});

test.each([
  ['delete_worker_pods', 'maybe', 'True or False'],
  ['pod_creation_max_concurrency', '-1', 'a whole number, at least 0'],
  ['worker_pods_creation_batch_size', '1.5', 'a whole number, at least 1'],
  ['delete_option_kwargs', '[]', 'a JSON dictionary'],
  ['delete_option_kwargs', '{', 'a JSON dictionary'],
  [
    'kube_client_request_args',
    '{"_request_timeout": "long"}',
    '_request_timeout in seconds, or a list of two such numbers',
  ],
  ['worker_program', 'celery', 'leeward or airflow'],
])('%s = %s is refused with what was expected', (key, value, expected) => {
  expect(() => readExecutor(key, value)).toThrow(expected);
  expect(() => readExecutor(key, value)).toThrow(key);
});
