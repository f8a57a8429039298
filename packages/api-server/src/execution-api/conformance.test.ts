import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { TaskInstanceState } from '@leeward/contracts';
import { defineStatement } from '@leeward/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedAttempt, seedDagRun, type TestServer, withServer } from '../testing/fixtures.ts';

interface Case {
  name: string;
  token: string | null;
  version?: string;
  method: 'GET';
  path: string;
  body?: unknown;
  raw?: string;
}

interface Recorded {
  status: number;
  body?: unknown;
  headers: Record<string, unknown>;
}

interface Difference {
  why: string;
  answer?: Partial<Recorded>;
  /** Each of our complaints is one of Airflow's, but for the member of the union in its place. */
  among?: boolean;
}

const folder = new URL('../../../../test/conformance/execution-api/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const spec = read('cases.json') as {
  seed: {
    dag_id: string;
    run_id: string;
    logical_date: string;
    tasks: Record<string, { state: TaskInstanceState | null; max_tries: number }>;
  };
  worker: { hostname: string; unixname: string; pid: number };
  cases: Case[];
};
const recorded = read('recorded.json') as Record<string, Recorded>;
const differs = read('differences.json') as Record<string, Difference>;

const setWorker = defineStatement<[id: string, hostname: string, unixname: string, pid: number], never>(
  'test_set_worker',
  'update task_instance set hostname = $2, unixname = $3, pid = $4 where id = $1',
);

/** test/conformance/execution-api/record.py made recorded.json by asking Airflow's own server the same, in the same order. */
describe("the Execution API answers as Airflow's own", () => {
  let test: TestServer;
  const ids: Record<string, string> = { unknown: randomUUID() };

  beforeAll(async () => {
    test = await withServer();
    const { seed, worker } = spec;
    const run = await seedDagRun(test.database, {
      dagId: seed.dag_id,
      runId: seed.run_id,
      logicalDate: seed.logical_date,
    });
    for (const [taskId, { state, max_tries: maxTries }] of Object.entries(seed.tasks)) {
      ids[taskId] = await seedAttempt(test.database, run, { taskId, state, maxTries });
      if (state !== 'running') continue;
      await test.database.run(setWorker, ids[taskId], worker.hostname, worker.unixname, worker.pid);
    }
  });
  afterAll(() => test[Symbol.asyncDispose]());

  const filled = (text: string) => text.replaceAll(/\{ti:(\w+)\}/g, (_, name: string) => ids[name]!);
  const named = (text: string) =>
    Object.entries(ids).reduce((result, [name, id]) => result.replaceAll(id, `{ti:${name}}`), text);

  async function token(name: string): Promise<string> {
    if (name === 'broken') return name;
    const [task, scope] = name.split(':').reverse();
    return scope === 'workload' ? test.workloadToken(ids[task!]!) : test.executionToken(ids[task!]!);
  }

  it.each(spec.cases.map((each) => [each.name, each] as const))(
    '%s',
    async (name, { token: asked, version, method, path, body, raw }) => {
      const response = await test.server.app.inject({
        method,
        url: `/execution${filled(path)}`,
        headers: {
          'content-type': 'application/json',
          ...(asked === null ? {} : { authorization: `Bearer ${await token(asked)}` }),
          ...(version === undefined ? {} : { 'airflow-api-version': version }),
        },
        ...(raw === undefined && body === undefined ? {} : { payload: raw ?? filled(JSON.stringify(body)) }),
      });
      const kept = ['content-type', 'content-range', 'airflow-api-version', 'refreshed-api-token'];
      const headers = Object.fromEntries(
        kept
          .filter((header) => response.headers[header] !== undefined)
          .map((header) => [header, header === 'refreshed-api-token' ? true : response.headers[header]]),
      );
      const answer: Recorded = { status: response.statusCode, headers };
      if (response.body !== '') answer.body = JSON.parse(named(response.body));
      const difference = differs[name];
      if (difference === undefined) expect(answer).toEqual(recorded[name]);
      else expect(answer).toMatchObject({ status: recorded[name]!.status, ...difference.answer });
      if (difference?.among !== true) return;
      const theirs = complaints(recorded[name]!);
      for (const complaint of complaints(answer)) expect(theirs).toContainEqual(complaint);
    },
  );
});

function complaints({ body }: Recorded): { type: string; msg: string; field: unknown }[] {
  const { detail } = body as { detail: { type: string; msg: string; loc: unknown[] }[] };
  return detail.map(({ type, msg, loc }) => ({ type, msg, field: loc.at(-1) }));
}
