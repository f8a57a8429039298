import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@leeward/database/testing';
import { expect, test } from 'vitest';
import { connectApi } from '../support/api.ts';
import { processesOf } from '../support/processes.ts';
import { startServer } from '../support/server.ts';
import { startSteps } from '../support/steps.ts';

const file = `
step(new Dag('short', { schedule: null }), 'only');
step(new Dag('long', { schedule: null }), 'only');
`;

test('at SIGTERM running tasks get time to end, all is gone within 10 s, and the next start runs again what had not ended', async () => {
  const home = await mkdtemp(join(tmpdir(), 'leeward-stop-'));
  await using steps = await startSteps({ 'stop.ts': file }, ['short', 'long'], { home });
  const long = await steps.run('long', { hold: ['only'] });
  const short = await steps.run('short', { hold: ['only'] });
  await steps.started('long', long, 'only');
  await steps.started('short', short, 'only');
  const beganAt = performance.now();
  const ended = steps.server.end('SIGTERM');
  await steps.release('short', short, 'only');
  await ended;
  expect(performance.now() - beganAt).toBeLessThan(10_000);
  expect(processesOf(home)).toEqual([]);
  const killed = steps.notes().filter(({ event }) => event === 'killed');
  expect(killed.map(({ task }) => task)).toEqual([`long ${long} only`]);

  await steps.release('long', long, 'only');
  await using again = await startServer({ home, dags: steps.dagsFolder });
  const api = await connectApi(again.url);
  for (const [dagId, runId, tries] of [
    ['short', short, 1],
    ['long', long, 2],
  ] as const) {
    const path = `/dags/${dagId}/dagRuns/${runId}`;
    await eventually(async () => (await api.get<{ state: string }>(path)).state === 'success', {
      deadlineSeconds: 60,
      what: `the end of ${dagId}`,
    });
    const starts = steps.notes().filter(({ event, task }) => event === 'start' && task.startsWith(`${dagId} `));
    expect(starts.map(({ tryNumber }) => tryNumber)).toEqual(Array.from({ length: tries }, (_, index) => index + 1));
  }
  await again.end();
  await rm(home, { recursive: true, force: true });
});
