import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RestTestServer, withRestApi } from './testing/rest-server.ts';
import { seedSerializedDag } from './testing/seed.ts';

interface Recorded {
  method: string;
  path: string;
  body?: unknown;
  status: number;
  answer: unknown;
}

const folder = new URL('../../../../test/conformance/rest-api/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const recorded = read('recorded.json') as Recorded[];
/** By method and path, and how often they were asked: only the status is compared, or not even that where another is named. */
const differences = read('differences.json') as Record<string, { why: string; status?: number }>;

/** test/conformance/rest-api/ask.py made recorded.json by asking Airflow's own server the same, in the same order. */
describe("REST v2 answers as Airflow's own", () => {
  let server: RestTestServer;

  beforeAll(async () => {
    server = await withRestApi({}, { fernetKey: 'aGVsbG9oZWxsb2hlbGxvaGVsbG9oZWxsb2hlbGxvaGU=' });
    const columns = { timetable_description: 'Never, external triggers only' };
    await seedSerializedDag(server.database, read('serialized.json'), { columns });
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const counts = new Map<string, number>();
  const cases = recorded.map((each) => {
    const name = `${each.method} ${each.path}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return [count === 1 ? name : `${name} (${count})`, each] as const;
  });

  it.each(cases)('%s', async (name, { method, path, body, status, answer }) => {
    const ours = await server.ask(method, path, body);
    const difference = differences[name];
    expect({ status: ours.status, body: ours.body }).toMatchObject({ status: difference?.status ?? status });
    if (difference === undefined) expect(comparable(ours.body)).toEqual(comparable(answer));
  });
});

/** What differs from one server and one moment to the next. */
const own = new Set([
  'id',
  'event_log_id',
  'file_token',
  'last_parsed_time',
  'last_parsed',
  'last_parse_duration',
  'bundle_name',
  'created_at',
  'updated_at',
  'queued_at',
  'run_after',
  'start_date',
  'end_date',
  'duration',
  'last_scheduling_decision',
  'timestamp',
  'pid',
  'hostname',
  'unixname',
  'when',
  'next_cursor',
  'previous_cursor',
  'input',
  'ctx',
  'url',
]);

/** Ids in sentences, and the order of task instances that nobody asked for, are each server's own too. */
function comparable(value: unknown): unknown {
  if (typeof value === 'string')
    return value
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '{id}')
      .replace(/look for ID \w+$/, 'look for ID');
  if (Array.isArray(value)) return value.map(comparable).sort(byTask);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !own.has(key))
      .map(([key, each]) => [key, comparable(each)]),
  );
}

function byTask(left: unknown, right: unknown): number {
  const [a, b] = [left, right].map((each) => (each as { task_id?: string; dag_run_id?: string } | null) ?? {});
  return a?.dag_run_id === undefined ? 0 : (a.task_id ?? '') < (b?.task_id ?? '') ? -1 : 1;
}
