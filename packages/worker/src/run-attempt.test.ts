import type { ExecuteTask, LogRecord } from '@leeward/contracts';
import { expect, test } from 'vitest';
import { runAttempt, type WorkerOptions } from './run-attempt.ts';

const workload = {
  type: 'ExecuteTask',
  token: 'of an old key',
  ti: { id: '0196f3ab-7d4b-7000-8000-000000000001' },
  dag_rel_path: 'a.py',
  bundle_info: { name: 'b', version: null },
} as unknown as ExecuteTask;

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
