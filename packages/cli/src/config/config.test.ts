import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from './config.ts';

function withFile(text: string) {
  const home = mkdtempSync(join(tmpdir(), 'leeward-config-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  writeFileSync(join(home, 'airflow.cfg'), text);
  return () => readConfig({ AIRFLOW_HOME: home });
}

test('a number that an airflow.cfg of Airflow leaves empty is not set, and one that must be there is asked for', () => {
  const config = withFile('[core]\ndefault_task_execution_timeout = \nparallelism = 7\n')();
  expect(config.given('core', 'default_task_execution_timeout')).toBeUndefined();
  expect(config.integer('core', 'parallelism')).toBe(7);
  expect(withFile('[core]\nparallelism = \n')).toThrow('a whole number is expected');
});
