import { expect, test } from 'vitest';
import { isRefusalOfPod, planCreation, retryAfterSeconds } from './creation-plan.ts';

const always = Number.POSITIVE_INFINITY;

function failure(status: number | undefined, message = '', retryAfter?: number) {
  return { status, message, retryAfterSeconds: retryAfter };
}

const times = (failures: number, alike = failures) => ({ failures, alike });

test.each([
  [undefined, '', 'api_server_unreachable'],
  [401, 'Unauthorized', 'credentials_refused'],
  [403, 'pods "p" is forbidden: exceeded quota: two', 'quota'],
  [409, 'the object has been modified', 'conflict'],
  [410, 'too old resource version', 'conflict'],
  [429, '', 'api_server_busy'],
  [500, '', 'api_server_busy'],
  [503, '', 'api_server_busy'],
])('status %s "%s" may pass: %s', (status, message, code) => {
  expect(planCreation(failure(status, message), times(1), always, 1)).toMatchObject({ kind: 'retry', code });
});

test.each([
  [400, 'bad', 'pod_refused'],
  [409, 'pods "p" already exists', 'pod_refused'],
  [422, 'invalid', 'pod_refused'],
])('status %s "%s" does not pass: %s', (status, message, code) => {
  expect(planCreation(failure(status, message), times(1), always, 1)).toEqual({ kind: 'refused', code });
});

test('what is forbidden is tried again for as long as an API server takes to know its roles', () => {
  const forbidden = (failures: number, alike: number) =>
    planCreation(failure(403, 'pods is forbidden: User "x" cannot create'), times(failures, alike), always, 1);
  expect(forbidden(1, 1)).toMatchObject({ kind: 'retry', code: 'pod_forbidden', delayMs: 500 });
  expect(forbidden(5, 5)).toMatchObject({ kind: 'retry', delayMs: 8_000 });
  expect(forbidden(9, 1)).toMatchObject({ kind: 'retry', code: 'pod_forbidden' });
  expect(forbidden(6, 6)).toEqual({ kind: 'refused', code: 'pod_forbidden' });
});

test('delays double up to a limit, longer for a quota, and are spread', () => {
  const delay = (failures: number, jitter: number, message = '') =>
    planCreation(failure(message === '' ? 500 : 403, message), times(failures), always, jitter);
  expect(delay(1, 1)).toMatchObject({ delayMs: 500, pausesAll: false });
  expect(delay(3, 1)).toMatchObject({ delayMs: 2_000 });
  expect(delay(3, 0)).toMatchObject({ delayMs: 1_000 });
  expect(delay(1_000, 1)).toMatchObject({ delayMs: 15_000 });
  expect(delay(1_000, 1, 'exceeded quota')).toMatchObject({ delayMs: 60_000 });
});

test('what Kubernetes asks for pauses every creation', () => {
  const plan = planCreation(failure(429, '', 7), times(1), always, 0);
  expect(plan).toEqual({ kind: 'retry', delayMs: 7_000, pausesAll: true, code: 'api_server_busy' });
});

test('after the allowed retries it is given up', () => {
  expect(planCreation(failure(500), times(2), 2, 1)).toMatchObject({ kind: 'retry' });
  expect(planCreation(failure(500), times(3), 2, 1)).toEqual({ kind: 'exhausted', code: 'api_server_busy' });
  expect(planCreation(failure(429, '', 7), times(1), 0, 1)).toEqual({ kind: 'exhausted', code: 'api_server_busy' });
});

test.each([
  [422, 'Pod "p" is invalid: spec.containers[0].resources.requests: Invalid value: "2"', true],
  [400, 'Pod in version "v1" cannot be handled as a Pod: quantities must match the regular expression', true],
  [403, 'pods "p" is forbidden: violates PodSecurity "restricted:latest": privileged', true],
  [403, 'pods "p" is forbidden: maximum memory usage per Container is 2Gi, but limit is 3Gi', true],
  [403, 'admission webhook "costs.example.com" denied the request: a label is missing', true],
  [403, 'pods is forbidden: User "system:serviceaccount:a:b" cannot create resource "pods" in API group ""', false],
  [404, 'namespaces "tasks" not found', false],
  [500, 'etcdserver: request timed out', false],
])('%i %s: the pod was refused: %s', (status, message, isOfPod) => {
  expect(isRefusalOfPod(failure(status, message))).toBe(isOfPod);
});

test('Retry-After is a number of seconds or a date', () => {
  const now = new Date('2026-01-01T00:00:00Z');
  expect(retryAfterSeconds('3', now)).toBe(3);
  expect(retryAfterSeconds('Thu, 01 Jan 2026 00:00:09 GMT', now)).toBe(9);
  expect(retryAfterSeconds('Wed, 31 Dec 2025 00:00:00 GMT', now)).toBe(0);
  expect(retryAfterSeconds('soon', now)).toBeUndefined();
  expect(retryAfterSeconds(null, now)).toBeUndefined();
});
