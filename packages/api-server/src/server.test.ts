import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { defineStatement } from '@leeward/database';
import { describe, expect, it } from 'vitest';
import { withServer } from './testing/fixtures.ts';

const hold = defineStatement<[seconds: number], never>('test_sleep', 'select pg_sleep($1)');

describe('the server', () => {
  it('tells its health and version to everybody', async () => {
    await using test = await withServer();
    const { app } = test.server;
    expect((await app.inject('/api/v2/monitor/health')).json()).toEqual({
      metadatabase: { status: 'healthy' },
      scheduler: { status: 'unhealthy', latest_scheduler_heartbeat: null },
      triggerer: { status: null, latest_triggerer_heartbeat: null },
      dag_processor: { status: null, latest_dag_processor_heartbeat: null },
    });
    expect((await app.inject('/api/v2/version')).json()).toEqual({ version: '3.3.2', git_version: null });
    expect((await app.inject('/nothing')).json()).toEqual({ detail: 'Not Found' });
  });

  it('names the methods of a path that was asked by another one', async () => {
    await using test = await withServer();
    const ask = async (method: 'POST' | 'DELETE' | 'HEAD', url: string) => {
      const { statusCode, headers } = await test.server.app.inject({ method, url });
      return [statusCode, headers.allow];
    };
    expect(await ask('DELETE', '/auth/token?x=1')).toEqual([405, 'GET, POST']);
    expect(await ask('POST', '/api/v2/dags/d/dagRuns/r/taskInstances/t/logs/1')).toEqual([405, 'GET']);
    expect(await ask('POST', '/api/v2/nothing')).toEqual([404, undefined]);
  });

  it('calls JSON by its name alone, without a charset', async () => {
    await using test = await withServer();
    for (const url of ['/api/v2/version', '/api/v2/nothing', '/execution/nothing', '/auth/token'])
      expect((await test.server.app.inject(url)).headers['content-type']).toBe('application/json');
  });

  it('gives the metrics that it was handed', async () => {
    const metrics = { contentType: 'text/plain; version=0.0.4', text: async () => 'up 1\n' };
    await using test = await withServer({}, { metrics });
    expect((await test.server.app.inject('/metrics')).body).toBe('up 1\n');
  });

  it('answers what is under way and takes no new connection while it closes', async () => {
    const reached = Promise.withResolvers<void>();
    await using test = await withServer(
      {},
      {
        plugins: [
          ({ database }) =>
            async (app) => {
              app.get('/slow', async () => {
                reached.resolve();
                await database.run(hold, 0.5);
                return 'done';
              });
            },
        ],
      },
    );
    const { url } = await test.server.listen('127.0.0.1', 0);
    const slow = fetch(`${url}/slow`);
    await reached.promise;
    const closing = test.server.close();
    await expect.poll(() => fetch(`${url}/api/v2/version`).catch(() => 'refused')).toBe('refused');
    const answer = await slow;
    expect([answer.status, answer.headers.get('connection'), await answer.text()]).toEqual([200, 'close', 'done']);
    await closing;
  });
});

describe('the pages', () => {
  it('are served as files, and the first of them at every address that a browser opens', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'leeward-pages-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<title>Leeward</title>');
    await writeFile(join(folder, 'assets', 'a.js'), 'x');
    await writeFile(join(folder, 'assets', 'a.js.gz'), gzipSync('x'));
    {
      await using test = await withServer({}, { uiFolder: folder });
      const { app } = test.server;
      const headers = { accept: 'text/html' };
      const page = await app.inject({ url: '/dags/a_dag', headers });
      expect([page.statusCode, page.body]).toEqual([200, '<title>Leeward</title>']);
      expect(page.headers).toMatchObject({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' });
      expect((await app.inject({ url: '/dags/%E0%A4%A', headers })).body).toBe('<title>Leeward</title>');
      expect((await app.inject({ url: '/', headers: { accept: '*/*' } })).statusCode).toBe(200);
      expect((await app.inject('/dags/a_dag')).json()).toEqual({ detail: 'Not Found' });
      expect((await app.inject('/assets/a.js')).headers['cache-control']).toContain('immutable');
      const packed = await app.inject({ url: '/assets/a.js', headers: { 'accept-encoding': 'gzip' } });
      expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
      expect(packed.headers['content-type']).toContain('javascript');
      expect(gunzipSync(packed.rawPayload).toString()).toBe('x');
      expect((await app.inject('/assets/a.js.gz')).statusCode).toBe(404);
      expect((await app.inject({ url: '/api/v2/nothing', headers })).json()).toEqual({ detail: 'Not Found' });
      expect((await app.inject({ url: '/execution/nothing', headers })).json()).toEqual({ detail: 'Not Found' });
    }
    await rm(folder, { recursive: true });
  });
});
