import { withDatabase } from '@leeward/database/testing';
import { chain, givenDag } from '@leeward/lifecycle/testing';
import { expect, test } from 'vitest';
import { runCommand } from '../testing/run-command.ts';

test('a task is not tried where the Dag, the task, the map index, the run or an option is wrong', async () => {
  await using test = await withDatabase();
  await givenDag(test.database, { dagId: 'etl', tasks: chain(1) });
  const said = async (exitCode: number, ...args: string[]) => {
    const ran = await runCommand(test.url, 'tasks', 'test', ...args);
    expect(ran).toMatchObject({ exitCode, stdout: '' });
    return ran.stderr;
  };
  expect(await said(3, 'other', 't0')).toContain('(LW_DAG_UNKNOWN)');
  expect(await said(2, 'etl', 't9')).toContain('Dag etl has no task "t9"');
  expect(await said(2, 'etl', 't0', '--map-index', '1')).toContain('t0 is not mapped');
  expect(await said(3, 'etl', 't0', 'no_run')).toContain('(LW_RUN_UNKNOWN)');
  expect(await said(2, 'etl', 't0', '-t', '[1]')).toContain('--task-params: a JSON object is expected');
  expect(await said(2, 'etl', 't0', '--env-vars', 'A=1')).toContain('--env-vars: it is not JSON');
});
