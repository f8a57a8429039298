import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { eventually } from '@leeward/database/testing';
import { findPython } from '@leeward/runtimes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectApi } from './support/api.ts';
import { type RunningServer, startServer } from './support/server.ts';

const run = promisify(execFile);
const environment = fileURLToPath(new URL('../../.cache/clients', import.meta.url));
const script = fileURLToPath(new URL('clients/use_client.py', import.meta.url));
const packages = ['apache-airflow-client==3.3.2', 'apache-airflow-ctl==0.1.5'];
const dagId = 'example_fan_out_typescript';

let server: RunningServer;
let token: string;

/** Airflow's own clients of the REST API as they are published, in an environment that a second run finds. */
beforeAll(async () => {
  const marker = join(environment, '.complete');
  if (!existsSync(marker)) {
    const python = await findPython();
    await run(python!.interpreter, ['-m', 'venv', environment]);
    await run(join(environment, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', ...packages]);
    await run('touch', [marker]);
  }
  server = await startServer();
  token = ((await (await fetch(`${server.url}/auth/token`)).json()) as { access_token: string }).access_token;
  const api = await connectApi(server.url);
  await eventually(() => api.get(`/dags/${dagId}`), { deadlineSeconds: 60, what: 'the Dag' });
});
afterAll(() => server[Symbol.asyncDispose]());

test('apache-airflow-client 3.3.2 triggers a run and reads what came of it', async () => {
  const { stdout } = await run(join(environment, 'bin/python'), [script, server.url, token, dagId]);
  expect(JSON.parse(stdout)).toMatchObject({
    version: '3.3.2',
    health: 'healthy',
    dag: false,
    details: dagId,
    source: true,
    versions: 1,
    stats: [dagId],
    run: ['manual', 'success', { x: 1 }],
    instances: ['success'],
    log: true,
    events: true,
    jobs: true,
    variable: 'green',
    pool: 3,
    connection: 'h',
    would_clear: [true, true],
    no_new_task: 0,
    cleared: ['by_client', 'success'],
    cleared_many: [['by_client'], 'success'],
    missing: { detail: `The Dag with ID: \`no_such_dag\` was not found` },
  });
});

describe('airflowctl 0.1.5', () => {
  async function ctl(...args: string[]): Promise<string> {
    const env = { ...process.env, HOME: server.home, AIRFLOW_HOME: server.home, AIRFLOW_CLI_TOKEN: token };
    return (await run(join(environment, 'bin/airflowctl'), args, { env, maxBuffer: 16 * 1024 * 1024 })).stdout;
  }

  test('logs in, reads and changes', async () => {
    expect(await ctl('auth', 'login', '--api-url', server.url, '--api-token', token, '--skip-keyring')).toContain(
      'Login successful',
    );
    expect(await ctl('version', '--remote')).toContain('3.3.2');
    expect(await ctl('dags', 'list')).toContain(dagId);
    expect(await ctl('dags', 'pause', dagId)).toContain('"is_paused": "True"');
    expect(await ctl('dags', 'next-execution', 'hello_typescript')).toContain('next_dagrun_logical_date');
    await ctl('variables', 'create', '--key', 'by_ctl', '--value', 'blue');
    expect(await ctl('variables', 'list')).toContain('blue');
    await ctl('pools', 'create', '--name', 'by_ctl', '--slots', '2');
    expect(await ctl('pools', 'list')).toContain('by_ctl');
    await ctl('connections', 'create', '--connection-id', 'by_ctl', '--conn-type', 'http');
    expect(await ctl('connections', 'list')).toContain('by_ctl');
    expect(await ctl('jobs', 'list')).toContain('SchedulerJob');
  });
});
