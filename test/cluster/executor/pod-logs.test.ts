import { WorkerProgram } from '@leeward/executors/kubernetes';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { joinCluster } from '../harness/cluster.ts';
import { eventually } from '../support.ts';
import { attempt, type Bench, idOf, setUpBench } from './bench.ts';

let bench: Bench;
/** Their workers ship no log. */
const theirs = { workerProgram: WorkerProgram.Airflow };

beforeAll(async () => {
  bench = await setUpBench(await joinCluster(inject('kubeconfig')));
});

afterAll(() => bench.tearDown());

test('the log of a worker that ships none is saved before its pod goes, however it ended', async () => {
  const executor = bench.executor(theirs);
  // Of what a container writes in its last moment containerd 1.6 may lose the end.
  const [good, bad] = [attempt('echo one; sleep 1; echo two; sleep 1'), attempt('echo broken; sleep 1; exit 3')];
  for (const queued of [good, bad]) executor.start(queued);
  await bench.endOf(idOf(good));
  await bench.endOf(idOf(bad));
  await bench.hasNoPod(idOf(good));
  expect(bench.saved.get(idOf(good))).toBe('one\ntwo\n');
  await eventually('the log of the failed one is saved', 30, async () => bench.saved.get(idOf(bad)));
  expect(bench.saved.get(idOf(bad))).toBe('broken\n');
});

test('the log of a running worker that ships none is stored while it is written, also after its executor was replaced', async () => {
  const first = bench.executor(theirs);
  const queued = attempt(`echo one; trap 'echo two' USR1; while true; do sleep 0.2; done`);
  first.start(queued);
  const stored = (text: string) =>
    eventually(`${JSON.stringify(text)} is stored`, 30, async () =>
      bench.saved.get(idOf(queued)) === text ? true : undefined,
    );
  await stored('one\n');
  await first.close(1);
  const second = bench.executor(theirs);
  await second.adopt([queued]);
  await bench.release(idOf(queued));
  await stored('one\ntwo\n');
  second.stop(idOf(queued), 'enough', 1);
  await bench.endOf(idOf(queued));
  expect(bench.saved.get(idOf(queued))).toBe('one\ntwo\n');
});

test('a pod stays while the store is away, and what one executor began the next one saves without doubling a line', async () => {
  const first = bench.executor(theirs);
  const long = 'i=0; while [ $i -lt 40000 ]; do i=$((i+1)); echo line $i; done; sleep 1';
  const queued = attempt(long);
  bench.storeIsAway = true;
  first.start(queued);
  await bench.endOf(idOf(queued));
  await first.close(1);
  const pods = await bench.kubectl('get', 'pods', '-l', `leeward.dev/attempt-id=${idOf(queued)}`, '-o', 'name');
  expect(pods).toMatch(/^pod\//);
  const whole = Array.from({ length: 40_000 }, (_, index) => `line ${index + 1}\n`).join('');
  bench.saved.set(idOf(queued), whole.slice(0, 100_001));
  bench.storeIsAway = false;
  const second = bench.executor(theirs);
  expect(await second.adopt([queued])).toEqual(new Set([idOf(queued)]));
  await bench.hasNoPod(idOf(queued));
  const saved = bench.saved.get(idOf(queued)) ?? '';
  expect(saved.slice(-100)).toBe(whole.slice(-100));
  // Not compared by the matcher, which would print a million characters.
  expect(saved === whole).toBe(true);
});

test('a task that is stopped is read until its end', async () => {
  const executor = bench.executor(theirs);
  const queued = attempt('trap "echo cleaning; sleep 1; exit 1" TERM; echo begun; while true; do sleep 1; done');
  executor.start(queued);
  await bench.running(idOf(queued));
  executor.stop(idOf(queued), 'enough', 20);
  await bench.endOf(idOf(queued));
  await eventually('its last words are saved', 30, async () =>
    bench.saved.get(idOf(queued))?.includes('cleaning') ? true : undefined,
  );
  expect(bench.saved.get(idOf(queued))).toBe('begun\ncleaning\n');
});

test('of a worker of ours that was killed before it shipped a line, the output is kept', async () => {
  const executor = bench.executor();
  const hungry = attempt('echo about to eat; exec dd if=/dev/zero of=/dev/null bs=200M count=5', {
    resources: { limits: { memory: '32Mi' } },
  });
  executor.start(hungry);
  expect((await bench.endOf(idOf(hungry))).reason.code).toBe('oom_killed');
  await eventually('its output is saved', 30, async () => bench.saved.get(idOf(hungry)));
  expect(bench.saved.get(idOf(hungry))).toBe('about to eat\n');
});
