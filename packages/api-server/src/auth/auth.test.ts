import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { seedAttempt, seedDagRun, type TestServer, withServer } from '../testing/fixtures.ts';
import { createLoginLimiter } from './login-limiter.ts';
import { isAuthorized } from './roles.ts';
import { safeNextUrl } from './safe-next-url.ts';
import { rotateSigningKey } from './signing-keys.ts';
import { addFirstUserAccount, putUserAccount } from './users.ts';

const logs = '/api/v2/dags/d/dagRuns/r/taskInstances/t/logs/1';

async function logIn(test: TestServer, body: Record<string, unknown>, url = '/auth/token') {
  return test.server.app.inject({ method: 'POST', url, payload: body });
}

const withAda = async (test: TestServer) => {
  await putUserAccount(test.database, { username: 'ada', role: 'op' }, 'right');
  return { username: 'ada', password: 'right' };
};

describe('a log-in', () => {
  it('by JSON or by form gives a token that the API takes', async () => {
    await using test = await withServer();
    const ada = await withAda(test);
    const json = await logIn(test, ada);
    const form = await test.server.app.inject({
      method: 'POST',
      url: '/auth/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(ada).toString(),
    });
    expect([json.statusCode, form.statusCode]).toEqual([201, 201]);
    for (const { access_token: token } of [json.json(), form.json()]) {
      const headers = { authorization: `Bearer ${token}` };
      expect((await test.server.app.inject({ url: logs, headers })).json()).toEqual({
        detail: 'TaskInstance not found',
      });
    }
    expect((await test.server.app.inject({ url: logs })).json()).toEqual({ detail: 'Not authenticated' });
    const broken = await test.server.app.inject({ url: logs, headers: { authorization: 'Bearer x' } });
    expect([broken.statusCode, broken.json()]).toEqual([403, { detail: 'Invalid JWT token' }]);
  });

  it('is read as JSON where it does not say what it is, and refused where it is neither JSON nor a form', async () => {
    await using test = await withServer();
    const payload = JSON.stringify(await withAda(test));
    const ask = (headers: Record<string, string>) =>
      test.server.app.inject({ method: 'POST', url: '/auth/token', headers, payload });
    expect((await ask({})).statusCode).toBe(201);
    const refused = await ask({ 'content-type': 'text/plain' });
    expect([refused.statusCode, refused.json()]).toEqual([
      415,
      { detail: 'Only application/json or application/x-www-form-urlencoded is supported' },
    ]);
  });

  it('with a wrong name, a wrong password or none is refused as Airflow does', async () => {
    await using test = await withServer();
    const ada = await withAda(test);
    expect((await logIn(test, { ...ada, password: 'wrong' })).json()).toEqual({ detail: 'Invalid credentials' });
    expect((await logIn(test, { ...ada, username: 'eve' })).statusCode).toBe(401);
    expect((await logIn(test, { ...ada, password: '' })).statusCode).toBe(400);
    expect((await logIn(test, { username: 'ada' })).statusCode).toBe(422);
    expect((await test.server.app.inject('/auth/token')).statusCode).toBe(403);
  });

  it('is slowed down after some failures, for the right password too', async () => {
    await using test = await withServer();
    const ada = await withAda(test);
    for (let failures = 0; failures < 5; failures += 1) await logIn(test, { ...ada, password: 'wrong' });
    const refused = await logIn(test, ada);
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('of a browser stays in a cookie that scripts cannot read, and ends everywhere with the log-out', async () => {
    await using test = await withServer();
    const answer = await logIn(test, await withAda(test), '/auth/session');
    expect(answer.headers['set-cookie']).toMatch(/^_token=.*; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(answer.json()).toEqual({ username: 'ada', role: 'op' });
    const cookies = { _token: answer.cookies[0]!.value };
    expect((await test.server.app.inject({ url: logs, cookies })).statusCode).toBe(404);
    await test.server.app.inject({ url: '/api/v2/auth/logout', cookies });
    const other = await test.another();
    expect((await other.app.inject({ url: logs, cookies })).statusCode).toBe(403);
  });

  it('below a path has a cookie of that path, as in Airflow, so that installations on one host leave each other logged in', async () => {
    await using test = await withServer({ basePath: '/team/airflow/' });
    const answer = await logIn(test, await withAda(test), '/team/airflow/auth/session');
    expect(answer.cookies).toMatchObject([{ name: '_token', path: '/team/airflow/' }]);
    const cookies = { _token: answer.cookies[0]!.value };
    const out = await test.server.app.inject({ url: '/team/airflow/api/v2/auth/logout', cookies });
    expect(out.cookies).toMatchObject([{ name: '_token', value: '', path: '/team/airflow/' }]);
  });

  it('is not made by a page of somebody else', async () => {
    await using test = await withServer();
    const payload = await withAda(test);
    const headers = { 'sec-fetch-site': 'cross-site' };
    const answer = await test.server.app.inject({ method: 'POST', url: '/auth/session', payload, headers });
    expect(answer.statusCode).toBe(403);
  });
});

describe('all-admins mode', () => {
  it('is for peers of this machine only', async () => {
    await using test = await withServer({ allAdmins: true });
    const { app } = test.server;
    expect((await app.inject('/auth/token')).statusCode).toBe(201);
    expect((await app.inject(logs)).statusCode).toBe(404);
    const far = { remoteAddress: '203.0.113.7' };
    expect((await app.inject({ url: '/auth/token', ...far })).statusCode).toBe(403);
    expect((await app.inject({ url: logs, ...far })).statusCode).toBe(401);
    const proxied = { headers: { 'x-forwarded-for': '203.0.113.7' } };
    expect((await app.inject({ url: logs, ...proxied })).statusCode).toBe(401);
    const rebound = { headers: { host: 'evil.example:8080' } };
    expect((await app.inject({ url: logs, ...rebound })).statusCode).toBe(401);
  });
});

describe('tokens of attempts', () => {
  it('are taken by every server of a database, and after a rotation of the key until they end', async () => {
    await using test = await withServer();
    const attempt = await seedAttempt(test.database, await seedDagRun(test.database), { state: 'running' });
    const authorization = `Bearer ${await test.executionToken(attempt)}`;
    const ask = { url: '/execution/variables/x', headers: { authorization } };
    const other = await test.another();
    expect((await other.app.inject(ask)).statusCode).toBe(404);
    await rotateSigningKey(test.database);
    const third = await test.another();
    expect((await third.app.inject(ask)).statusCode).toBe(404);
  });

  it('are renewed when most of their time is over, workload tokens never', async () => {
    await using test = await withServer({ taskTokens: { executionSeconds: 20, workloadSeconds: 20 } });
    const attempt = await seedAttempt(test.database, await seedDagRun(test.database), { state: 'running' });
    const ask = async (token: string) =>
      (await test.server.app.inject({ url: '/execution/variables/x', headers: { authorization: `Bearer ${token}` } }))
        .headers;
    expect(await ask(await test.executionToken(attempt))).toHaveProperty('refreshed-api-token');
    expect(await ask(await test.workloadToken(attempt))).not.toHaveProperty('refreshed-api-token');
  });

  it('say to the millisecond when they were issued, where the trace of the attempt begins', async () => {
    await using test = await withServer();
    const attempt = await seedAttempt(test.database, await seedDagRun(test.database), { state: 'queued' });
    const before = Date.now();
    const { iat = 0 } = decodeJwt(await test.workloadToken(attempt));
    expect(iat * 1_000).toBeGreaterThan(before - 1);
    expect(iat * 1_000).toBeLessThan(Date.now() + 1);
  });

  it('do not open the API of people, nor theirs the one of attempts', async () => {
    await using test = await withServer();
    const { access_token: user } = (await logIn(test, await withAda(test))).json();
    const attempt = await test.executionToken('00000000-0000-4000-8000-000000000000');
    const { app } = test.server;
    expect((await app.inject({ url: logs, headers: { authorization: `Bearer ${attempt}` } })).statusCode).toBe(403);
    const headers = { authorization: `Bearer ${user}` };
    expect((await app.inject({ url: '/execution/variables/x', headers })).statusCode).toBe(403);
  });

  it('do not write the XComs of another task', async () => {
    await using test = await withServer();
    const run = await seedDagRun(test.database);
    const mine = await seedAttempt(test.database, run, { taskId: 'mine', state: 'running' });
    await seedAttempt(test.database, run, { taskId: 'theirs', state: 'running' });
    const headers = { authorization: `Bearer ${await test.executionToken(mine)}` };
    const write = (task: string) =>
      test.server.app.inject({
        method: 'POST',
        url: `/execution/xcoms/test_dag/manual__1/${task}/k`,
        headers,
        payload: '1',
      });
    expect((await write('mine')).statusCode).toBe(201);
    expect((await write('theirs')).statusCode).toBe(403);
  });
});

describe('the first user', () => {
  it('is made once, whoever asks again', async () => {
    await using test = await withServer();
    const admin = { username: 'admin', role: 'admin' } as const;
    expect(await addFirstUserAccount(test.database, admin, 'one')).toBe(true);
    expect(await addFirstUserAccount(test.database, { ...admin, username: 'other' }, 'two')).toBe(false);
    expect((await logIn(test, { username: 'admin', password: 'one' })).statusCode).toBe(201);
  });
});

describe('roles', () => {
  it("may what Airflow's simple auth manager lets them", () => {
    expect(isAuthorized('viewer', 'GET', 'dag')).toBe(true);
    expect(isAuthorized('viewer', 'PUT', 'dag')).toBe(false);
    expect(isAuthorized('user', 'PUT', 'dag')).toBe(true);
    expect(isAuthorized('user', 'GET', 'variable')).toBe(false);
    expect(isAuthorized('op', 'DELETE', 'pool')).toBe(true);
    expect(isAuthorized('op', 'GET', 'team')).toBe(false);
    expect(isAuthorized('admin', 'GET', 'team')).toBe(true);
  });
});

describe('the limiter of log-ins', () => {
  it('lets wait twice as long after each further failure, and forgets after a success or a while', () => {
    const limiter = createLoginLimiter();
    const now = 1_000_000;
    for (let failures = 0; failures < 7; failures += 1) limiter.failed(['ada'], now);
    expect(limiter.waitSeconds(['eve', 'ada'], now)).toBe(4);
    expect(limiter.waitSeconds(['ada'], now + 4_000)).toBe(0);
    expect(limiter.waitSeconds(['ada'], now + 16 * 60_000)).toBe(0);
    limiter.succeeded(['ada']);
    expect(limiter.waitSeconds(['ada'], now)).toBe(0);
  });
});

describe('the page after a log-in', () => {
  it('is one of this server', () => {
    expect(safeNextUrl('/dags?x=1', 'here:8080')).toBe('/dags?x=1');
    expect(safeNextUrl('http://here:8080/dags', 'here:8080')).toBe('/dags');
    for (const next of ['//evil', 'http://evil/', '\\\\evil', 'javascript:alert(1)', 'http:\\\\evil']) {
      expect(safeNextUrl(next, 'here:8080')).toBeUndefined();
    }
  });
});
