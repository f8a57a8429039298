import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRuntimes } from '../index.ts';
import { dagFile, listener } from '../testing/fixtures.ts';
import { testPython } from '../testing/index.ts';

test('Dags are parsed where logs are kept in a bucket, without the provider that Airflow wants for it', async () => {
  const interpreter = await testPython();
  const airflowHome = await mkdtemp(join(tmpdir(), 'leeward-base-server-'));
  const logging = {
    AIRFLOW__LOGGING__REMOTE_LOGGING: 'True',
    AIRFLOW__LOGGING__REMOTE_BASE_LOG_FOLDER: 's3://logs/airflow',
  };
  const runtimes = createRuntimes({ python: { interpreter, airflowHome }, env: { ...process.env, ...logging } });
  const outcome = await runtimes.parse({ ...dagFile('endings.py'), ...listener(), timeoutSeconds: 60 });
  expect(outcome).toMatchObject({ kind: 'parsed', result: { import_errors: {} } });
  await runtimes.close();
  await rm(airflowHome, { recursive: true });
}, 240_000);
