import { AttemptEnd } from '@leeward/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { joinCluster } from '../harness/cluster.ts';
import { eventually } from '../support.ts';
import { attempt, type Bench, held, idOf, setUpBench } from './bench.ts';
import { type InterruptedApi, interruptedApi } from './interrupted-api.ts';

let bench: Bench;
let api: InterruptedApi;

beforeAll(async () => {
  bench = await setUpBench(await joinCluster(inject('kubeconfig')));
});

afterAll(() => bench.tearDown());

beforeEach(async () => {
  api = await interruptedApi(bench.cluster);
});

afterEach(() => api.close());

function interruptedExecutor() {
  return bench.executor({ connection: { ...bench.settings.connection, configFile: api.kubeconfig } });
}

const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1_000));

test('what happens while the API server is away is known once it is back, and what was handed over meanwhile starts', async () => {
  const executor = interruptedExecutor();
  const ends = attempt(held);
  const goesOn = attempt(held);
  const vanishes = attempt(held);
  for (const queued of [ends, goesOn, vanishes]) executor.start(queued);
  for (const queued of [ends, goesOn, vanishes]) await bench.running(idOf(queued));
  await api.cut();
  const name = (await bench.acceptedAs(idOf(vanishes))).split('/')[1] ?? '';
  await bench.kubectl('delete', 'pod', name, '--grace-period=0', '--force');
  const late = attempt('true');
  executor.start(late);
  await bench.release(idOf(ends));
  const ended = (await bench.acceptedAs(idOf(ends))).split('/')[1] ?? '';
  await eventually('one has ended unseen', 60, async () => {
    const phase = await bench.kubectl('get', 'pod', ended, '-o', 'jsonpath={.status.phase}');
    return phase === 'Succeeded' ? phase : undefined;
  });
  await bench.noteOf(idOf(late), 'api_server_unreachable');
  expect(bench.ended.size).toBe(0);
  await api.mend();
  await bench.release(idOf(goesOn));
  expect((await bench.endOf(idOf(ends))).reason.code).toBe('completed');
  expect((await bench.endOf(idOf(late))).reason.code).toBe('completed');
  expect((await bench.endOf(idOf(goesOn))).reason.code).toBe('completed');
  expect(await bench.endOf(idOf(vanishes))).toMatchObject({ end: AttemptEnd.Infrastructure });
  for (const queued of [ends, goesOn, vanishes, late]) {
    expect(bench.ends.filter((id) => id === idOf(queued))).toHaveLength(1);
  }
});

test('200 pods at once all run, each once, while connections break under them', async () => {
  const executor = interruptedExecutor();
  const all = Array.from({ length: 200 }, () => attempt('true'));
  const startedAt = performance.now();
  for (const queued of all) executor.start(queued);
  const handedOverMs = performance.now() - startedAt;
  await seconds(3);
  await api.cut();
  await seconds(1);
  await api.mend();
  const ends = await Promise.all(all.map((queued) => bench.endOf(idOf(queued), 540)));
  const tookSeconds = (performance.now() - startedAt) / 1_000;
  console.log(`200 pods: handed over in ${handedOverMs.toFixed(0)} ms, ended in ${tookSeconds.toFixed(1)} s`);
  expect(handedOverMs).toBeLessThan(100);
  expect(ends.filter(({ reason }) => reason.code !== 'completed')).toEqual([]);
  expect(new Set(all.map((queued) => bench.accepted.get(idOf(queued)))).size).toBe(200);
  const once = all.filter((queued) => bench.ends.filter((id) => id === idOf(queued)).length === 1);
  expect(once).toHaveLength(200);
}, 600_000);
