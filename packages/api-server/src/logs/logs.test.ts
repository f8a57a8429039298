import { mkdir, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { logPath } from '@leeward/contracts';
import { defineStatement } from '@leeward/database';
import { describe, expect, it } from 'vitest';
import { putUserAccount } from '../auth/users.ts';
import { seedAttempt, seedDagRun, type TestServer, withServer } from '../testing/fixtures.ts';
import { createFolderLogStore } from './folder-log-store.ts';

const setState = defineStatement<[id: string, state: string], never>(
  'test_set_state',
  'update task_instance set state = $2 where id = $1',
);

const line = (event: string) => `${JSON.stringify({ timestamp: '2026-11-20T10:00:00Z', level: 'info', event })}\n`;

async function setUp(test: TestServer) {
  const run = await seedDagRun(test.database);
  const attempt = await seedAttempt(test.database, run, { state: 'running' });
  const authorization = `Bearer ${await test.executionToken(attempt)}`;
  const ship = (offset: number, text: string) =>
    test.server.app.inject({
      method: 'POST',
      url: `/execution/logs/${attempt}`,
      headers: { authorization, 'content-type': 'application/x-ndjson', 'leeward-log-offset': String(offset) },
      payload: text,
    });
  await putUserAccount(test.database, { username: 'ada', role: 'viewer' }, 'secret');
  const logIn = await test.server.app.inject({
    method: 'POST',
    url: '/auth/token',
    payload: { username: 'ada', password: 'secret' },
  });
  const user = { authorization: `Bearer ${logIn.json().access_token}` };
  const url = '/api/v2/dags/test_dag/dagRuns/manual__1/taskInstances/a_task/logs/1';
  const read = (headers: Record<string, string> = {}, query = '') =>
    test.server.app.inject({ method: 'GET', url: url + query, headers: { ...user, ...headers } });
  return { attempt, ship, read, user };
}

describe('the log of an attempt', () => {
  it('is shipped in chunks, each stored once, and read in pages while it grows', async () => {
    await using test = await withServer();
    const { attempt, ship, read } = await setUp(test);
    const first = line('one') + line('two');
    expect((await ship(0, first)).statusCode).toBe(204);
    expect((await ship(0, first)).statusCode).toBe(204);
    const gap = await ship(10_000, line('four'));
    expect(gap.statusCode).toBe(409);
    expect(gap.headers['leeward-log-size']).toBe(String(first.length));

    const page = (await read()).json();
    expect(page.content.map(({ event }: { event: string }) => event)).toEqual([
      '::group::Log message source details',
      expect.stringContaining('dag_id=test_dag/run_id=manual__1/task_id=a_task/attempt=1.log'),
      '::endgroup::',
      'one',
      'two',
    ]);
    await ship(first.length, line('three'));
    await test.database.run(setState, attempt, 'success');
    const rest = (await read({}, `?token=${page.continuation_token}`)).json();
    expect(rest).toEqual({
      content: [{ timestamp: '2026-11-20T10:00:00Z', event: 'three', level: 'info' }],
      continuation_token: null,
    });
    expect((await read({}, '?token=a.b.c')).statusCode).toBe(400);
  });

  it('is read as NDJSON, as text, and whole', async () => {
    await using test = await withServer();
    const { attempt, ship, read } = await setUp(test);
    await ship(0, `${line('one')}not JSON\n`);
    const ndjson = await read({ accept: 'application/x-ndjson' });
    expect(ndjson.headers['airflow-continuation-token']).toBeDefined();
    expect(
      ndjson.body
        .trim()
        .split('\n')
        .map((text) => JSON.parse(text).event)
        .slice(3),
    ).toEqual(['one', 'not JSON']);
    await test.database.run(setState, attempt, 'failed');
    expect((await read({ accept: 'text/plain' })).body).toContain('[2026-11-20T10:00:00Z INFO] one\nnot JSON\n');
    expect((await read({}, '?full_content=true')).json()).toMatchObject({ continuation_token: null });
    expect((await read({ accept: 'image/png' })).statusCode).toBe(406);
  });

  it('is refused where the store is full, which is noted of the attempt once, and goes on when there is room', async () => {
    await using test = await withServer();
    const { attempt, ship, read } = await setUp(test);
    const path = join(test.logFolder, 'dag_id=test_dag/run_id=manual__1/task_id=a_task/attempt=1.log');
    await mkdir(dirname(path), { recursive: true });
    await symlink('/dev/full', path);
    for (const _ of [1, 2]) {
      const refused = await ship(0, line('one'));
      expect(refused.statusCode).toBe(507);
      expect(refused.headers['retry-after']).toBe('10');
    }
    const notes = await test.database.kysely
      .selectFrom('attempt_event')
      .select(['task_instance_id', 'source', 'code'])
      .execute();
    expect(notes).toEqual([{ task_instance_id: attempt, source: 'log_store', code: 'log_store_full' }]);
    await rm(path);
    expect((await ship(0, line('one'))).statusCode).toBe(204);
    expect((await read()).body).toContain('one');
  });

  it('is not written by another attempt, and not read without a log-in', async () => {
    await using test = await withServer();
    const { attempt, read } = await setUp(test);
    const other = await test.executionToken('00000000-0000-4000-8000-000000000000');
    const stranger = await test.server.app.inject({
      method: 'POST',
      url: `/execution/logs/${attempt}`,
      headers: { authorization: `Bearer ${other}`, 'content-type': 'application/x-ndjson', 'leeward-log-offset': '0' },
      payload: line('x'),
    });
    expect(stranger.statusCode).toBe(403);
    expect((await read({ authorization: '' })).statusCode).toBe(401);
  });

  it('is followed live until the attempt is over, without polling', async () => {
    await using test = await withServer();
    const { attempt, ship, user } = await setUp(test);
    await ship(0, line('one'));
    const { url } = await test.server.listen('127.0.0.1', 0);
    const stream = await fetch(`${url}/ui/logs/test_dag/manual__1/a_task/-1/1/stream`, { headers: user });
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    let text = '';
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    const readUntil = async (part: string) => {
      while (!text.includes(part)) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`the stream ended before ${part}: ${text}`);
        text += value;
      }
    };
    await readUntil('"one"');
    await ship(line('one').length, line('two'));
    await readUntil('"two"');
    await test.server.app.inject({
      method: 'PATCH',
      url: `/execution/task-instances/${attempt}/state`,
      headers: { authorization: `Bearer ${await test.executionToken(attempt)}` },
      payload: { state: 'success', end_date: '2026-11-20T10:00:01Z' },
    });
    await readUntil('event: end');
  });

  it('holds what its pods wrote that shipped no log, beside what workers shipped and in the order of the times', async () => {
    await using test = await withServer();
    const { attempt, ship, read } = await setUp(test);
    const authorization = `Bearer ${await test.executionToken(attempt)}`;
    const save = (pod: string, offset: number, text: string) =>
      test.server.app.inject({
        method: 'POST',
        url: `/execution/logs/${attempt}/pods/${encodeURIComponent(pod)}`,
        headers: { authorization, 'content-type': 'application/x-ndjson', 'leeward-log-offset': String(offset) },
        payload: text,
      });
    const at = (second: number, event: string, fields: object = {}) =>
      `${JSON.stringify({ timestamp: `2026-11-20T10:00:0${second}Z`, level: 'info', event, ...fields })}\n`;
    const traceback = [{ exc_type: 'ValueError', exc_value: 'no', frames: [] }];
    const first = at(1, 'begins') + at(3, 'broke', { exception: traceback });
    for (let time = 0; time < 2; time += 1) expect((await save('a-pod-1', 0, first)).statusCode).toBe(204);
    expect((await save('a-pod-1', first.length + 1, at(4, 'later'))).statusCode).toBe(409);
    await save('a-pod-2', 0, 'no JSON\n');
    await ship(0, at(2, 'shipped'));
    const lines = (await read()).json().content.filter(({ event }: { event: string }) => !event.startsWith('::'));
    expect(lines.slice(0, 3).map(({ event }: { event: string }) => event)).toEqual([
      expect.stringMatching(/attempt=1\.log$/),
      expect.stringMatching(/attempt=1\.log\.pod\.a-pod-1\.log$/),
      expect.stringMatching(/attempt=1\.log\.pod\.a-pod-2\.log$/),
    ]);
    expect(lines.slice(3)).toEqual([
      { event: 'no JSON' },
      { timestamp: '2026-11-20T10:00:01Z', level: 'info', event: 'begins' },
      { timestamp: '2026-11-20T10:00:02Z', level: 'info', event: 'shipped' },
      { timestamp: '2026-11-20T10:00:03Z', level: 'info', event: 'broke', error_detail: traceback },
    ]);
    expect((await save('../a-pod', 0, 'x\n')).statusCode).toBe(422);
    const other = await test.executionToken('00000000-0000-4000-8000-000000000000');
    const stranger = await test.server.app.inject({
      method: 'POST',
      url: `/execution/logs/${attempt}/pods/a-pod`,
      headers: { authorization: `Bearer ${other}`, 'content-type': 'application/x-ndjson', 'leeward-log-offset': '0' },
      payload: 'x\n',
    });
    expect(stranger.statusCode).toBe(403);
  });

  it('is followed past the end of an attempt of which nothing was heard yet', async () => {
    await using test = await withServer();
    const { attempt, ship, user } = await setUp(test);
    await test.database.run(setState, attempt, 'success');
    const { url } = await test.server.listen('127.0.0.1', 0);
    const stream = await fetch(`${url}/ui/logs/test_dag/manual__1/a_task/-1/1/stream`, { headers: user });
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const readOn = async () => {
      const { value, done } = await reader.read();
      text += value ?? '';
      return !done;
    };
    await readOn();
    await ship(0, line('late'));
    while (!text.includes('"late"')) await readOn();
    await ship(line('late').length, line('later'));
    while (await readOn());
    expect(text).toContain('"later"');
    expect(text).toContain('event: end');
  });

  it('is read together with that of its trigger, in the order of their times, and followed in both', async () => {
    await using test = await withServer();
    const { ship, read, user } = await setUp(test);
    const at = (second: number, event: string) =>
      `${JSON.stringify({ timestamp: `2026-11-20T10:00:0${second}Z`, level: 'info', event })}\n`;
    const before = at(1, 'defers');
    await ship(0, before + at(4, 'resumes'));
    const trigger = `${logPath({ dagId: 'test_dag', runId: 'manual__1', taskId: 'a_task', mapIndex: -1, tryNumber: 1 })}.trigger.7.log`;
    const store = createFolderLogStore(test.logFolder);
    const fired = at(2, 'waits') + at(3, 'fires');
    await store.append(trigger, 0, Buffer.from(fired));
    const events = (body: { content: { event: string }[] }) => body.content.map(({ event }) => event);

    const page = (await read()).json();
    expect(events(page).slice(1, 3)).toEqual([
      expect.stringMatching(/attempt=1\.log$/),
      expect.stringMatching(/attempt=1\.log\.trigger\.7\.log$/),
    ]);
    expect(events(page).slice(4)).toEqual(['defers', 'waits', 'fires', 'resumes']);
    await store.append(trigger, fired.length, Buffer.from(at(5, 'waits again')));
    expect(events((await read({}, `?token=${page.continuation_token}`)).json())).toEqual(['waits again']);

    const { url } = await test.server.listen('127.0.0.1', 0);
    const headers = { ...user, 'last-event-id': `${before.length} .trigger.7.log=${at(2, 'waits').length}` };
    const stream = await fetch(`${url}/ui/logs/test_dag/manual__1/a_task/-1/1/stream`, { headers });
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('waits again')) text += (await reader.read()).value ?? '';
    expect([...text.matchAll(/"event":"([^"]*)"/g)].map(([, event]) => event)).toEqual([
      'fires',
      'resumes',
      'waits again',
    ]);
    await reader.cancel();
  });
});
