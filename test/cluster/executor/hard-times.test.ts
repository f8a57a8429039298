import { AttemptEnd } from '@leeward/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { joinCluster } from '../harness/cluster.ts';
import { attempt, type Bench, idOf, setUpBench } from './bench.ts';
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
  const ends = attempt('sleep 6');
  const goesOn = attempt('sleep 14');
  const vanishes = attempt('sleep 600');
  for (const queued of [ends, goesOn, vanishes]) executor.start(queued);
  for (const queued of [ends, goesOn, vanishes]) await bench.running(idOf(queued));
  await api.cut();
  const name = (await bench.acceptedAs(idOf(vanishes))).split('/')[1] ?? '';
  await bench.kubectl('delete', 'pod', name, '--grace-period=0', '--force');
  const late = attempt('true');
  executor.start(late);
  await seconds(8);
  expect(bench.ended.size).toBe(0);
  await api.mend();
  expect((await bench.endOf(idOf(ends))).reason.code).toBe('completed');
  expect((await bench.endOf(idOf(late))).reason.code).toBe('completed');
  expect((await bench.endOf(idOf(goesOn))).reason.code).toBe('completed');
  expect(await bench.endOf(idOf(vanishes))).toMatchObject({ end: AttemptEnd.Infrastructure });
  const notes = bench.notes.get(idOf(late))?.map((note) => note.code);
  expect(notes).toContain('api_server_unreachable');
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
