import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { eventually, withDatabase } from '@leeward/database/testing';
import { givenDag, givenRun, runState } from '@leeward/lifecycle/testing';
import { expect, test } from 'vitest';
import type { DebugPoint } from './debug-point.ts';
import { givenScheduler } from './testing/index.ts';

const killedScheduler = fileURLToPath(new URL('testing/killed-scheduler.ts', import.meta.url));

const tasks = [{ id: 'a' }, { id: 'b', after: ['a'] }, { id: 'c', after: ['a'] }, { id: 'd', after: ['b', 'c'] }];

test.each<[DebugPoint, number]>([
  ['before_pass', 3],
  ['after_pass', 2],
  ['after_pass', 4],
  ['before_hand_over', 1],
  ['after_hand_over', 2],
])(
  'a scheduler killed %s for the time number %i leaves nothing stuck, and no attempt starts twice',
  async (point, times) => {
    await using given = await withDatabase();
    const { database } = given;
    const dag = await givenDag(database, { tasks });
    const runs: number[] = [];
    for (let index = 0; index < 3; index += 1) runs.push(await givenRun(database, dag, { runId: `run ${index}` }));
    const doomed = spawn(process.execPath, [killedScheduler, given.url, point, String(times)], { stdio: 'inherit' });
    const [, signal] = await once(doomed, 'exit');
    expect(signal).toBe('SIGKILL');
    // A dead process is one whose heartbeat is old, too; the test does not wait for that.
    await database.kysely
      .updateTable('process')
      .set({ heartbeat_at: new Date(0) })
      .execute();
    await using heir = await givenScheduler(given.url);
    await eventually(async () => {
      for (const run of runs) if ((await runState(database, run)) !== 'success') return false;
      return true;
    });
    const rows = await database.kysely.selectFrom('task_instance').selectAll().execute();
    expect(rows.every((row) => row.state === 'success' && row.try_number === row.infrastructure_failures + 1)).toBe(
      true,
    );
    const starts = await database.kysely
      .selectFrom('log')
      .select(['run_id', 'task_id', 'try_number'])
      .where('event', '=', 'running')
      .execute();
    expect(starts.length).toBeGreaterThanOrEqual(rows.length);
    expect(new Set(starts.map((start) => JSON.stringify(start))).size).toBe(starts.length);
    expect(heir.errors).toEqual([]);
  },
);
