import { type ExecuteTask, failureReasonHeader, type LogRecord, readFailureReason } from '@leeward/contracts';
import type { MessageContext, Runtimes } from '@leeward/runtimes';
import { expect, test } from 'vitest';
import { runAttempt, type WorkerOptions } from './run-attempt.ts';
import type { TransportRequest } from './transport.ts';

const workload = {
  type: 'ExecuteTask',
  token: 'of an old key',
  ti: { id: '0196f3ab-7d4b-7000-8000-000000000001' },
  dag_rel_path: 'a.py',
  bundle_info: { name: 'b', version: null },
} as unknown as ExecuteTask;

test('a task whose end cannot be taken as it told it has failed, and the log and the reason say why', async () => {
  const records: LogRecord[] = [];
  const reports: { state: string; reason: unknown }[] = [];
  const options = {
    async executionApi({ method, path, body, headers }: TransportRequest) {
      if (!path.endsWith('/state')) return { status: 200, headers: {}, text: path.endsWith('/run') ? '{}' : '' };
      const { state } = JSON.parse(String(body));
      reports.push({ state, reason: readFailureReason(headers?.[failureReasonHeader]) });
      expect(method).toBe('PATCH');
      return state === 'success'
        ? { status: 422, headers: {}, text: '{"detail":"Value rejected by database"}' }
        : { status: 204, headers: {}, text: '' };
    },
    bundles: { named: () => ({ at: async () => ({ path: '/nowhere', version: null }) }) },
    runtimes: {
      prepare: async () => {},
      async startTask({ onMessage }: Parameters<Runtimes['startTask']>[0]) {
        await onMessage(
          { type: 'SucceedTask', state: 'success', end_date: '2026-01-01T00:00:00Z' },
          {} as MessageContext,
        );
        return { pid: 1, kill() {}, exited: Promise.resolve({ exitCode: 0, signal: null }) };
      },
    },
    heartbeatSeconds: 60,
    killGraceSeconds: 1,
    overtimeSeconds: 1,
    onRecord: (_: ExecuteTask, record: LogRecord) => records.push(record),
  } as unknown as WorkerOptions;
  const outcome = await runAttempt(workload, options).outcome;
  expect(outcome).toEqual({ kind: 'reported', state: 'failed' });
  const message = expect.stringMatching(
    /^What the task told of its end was not accepted: .*422: Value rejected by database$/,
  );
  expect(reports).toEqual([
    { state: 'success', reason: null },
    { state: 'failed', reason: { code: 'end_refused', message } },
  ]);
  expect(records).toContainEqual(expect.objectContaining({ level: 'error', event: message }));
});

test('a worker whose token is refused says so where the pod keeps its last words', async () => {
  const records: LogRecord[] = [];
  const options = {
    executionApi: async () => ({ status: 401, headers: {}, text: '{"detail":"Invalid auth token"}' }),
    bundles: { named: () => ({ at: () => new Promise(() => {}) }) },
    runtimes: { prepare: async () => {} },
    onRecord: (_: ExecuteTask, record: LogRecord) => records.push(record),
  } as unknown as WorkerOptions;
  const outcome = await runAttempt(workload, options).outcome;
  expect(outcome).toMatchObject({ kind: 'infrastructure', reason: { code: 'token_refused' } });
  const message = outcome.kind === 'infrastructure' ? outcome.reason.message : '';
  expect(records[0]).toMatchObject({ level: 'error', event: `The worker failed: ${message}` });
});
