import { expect, test } from 'vitest';
import { KubernetesError } from './kubernetes-error.ts';
import { PodLogSaver } from './pod-log-saver.ts';
import { Appended, type PodLogStore } from './pod-log-store.ts';
import { type PodSummary, summarise } from './pod-summary.ts';
import { podWith } from './testing.ts';

type Asked = { limitBytes: number; follow: boolean; signal: AbortSignal };
type Read = (options: Asked) => readonly (string | Promise<string>)[] | Error;

const quick = { firstDelayMs: 1, longestDelayMs: 1, gatherMs: 1, lastWordsMs: 1, settleMs: 1 };

function setUp(read: Read, limits: object = {}, change: Partial<PodLogStore> = {}) {
  const logs = new Map<string, Buffer>();
  const said: string[] = [];
  const appends: number[] = [];
  const asked: Asked[] = [];
  const store: PodLogStore = {
    shippedBytes: async () => 0,
    async append(attemptId, pod, offset, text) {
      appends.push(offset);
      const name = `${attemptId}/${pod}`;
      const now = logs.get(name) ?? Buffer.alloc(0);
      if (offset > now.length) return Appended.ChunkMissing;
      logs.set(name, Buffer.concat([now, Buffer.from(text).subarray(now.length - offset)]));
      return Appended.Stored;
    },
    ...change,
  };
  const saver = new PodLogSaver({
    api: {
      async readWholeLog(_namespace, _pod, _container, options) {
        asked.push(options);
        const pieces = read(options);
        if (pieces instanceof Error) throw pieces;
        return (async function* () {
          yield* pieces;
        })();
      },
    },
    logs: store,
    log: { warn: (_, message) => said.push(message), error: (_, message) => said.push(message) },
    limits: { ...quick, ...limits },
  });
  return { saver, said, appends, asked, textOf: (name: string) => logs.get(name)?.toString(), store };
}

function podOf(worker: string, phase: string, exitCode: number | undefined): PodSummary {
  const going = phase === 'Pending' ? { waiting: { reason: 'ContainerCreating' } } : { running: {} };
  const state = exitCode === undefined ? going : { terminated: { exitCode } };
  const annotations = { 'leeward.dev/worker-program': worker };
  return summarise(podWith({ phase, containerStatuses: [{ name: 'base', state }] }, { annotations }));
}

const finished = podOf('airflow', 'Succeeded', 0);

test('the whole log of a finished pod is stored in chunks, and once however often it is saved', async () => {
  const { saver, appends, asked, textOf } = setUp(() => ['one\nt', 'wo\nthr', 'ee'], { chunkBytes: 6 });
  expect(await saver.save(finished)).toBe(true);
  expect(textOf('a1/p1')).toBe('one\ntwo\nthree\n');
  expect(appends).toEqual([0, 8]);
  expect(asked[0]?.follow).toBe(false);
  expect(await saver.save(finished)).toBe(true);
  expect(textOf('a1/p1')).toBe('one\ntwo\nthree\n');
});

test('a log that the kubelet hands out before all of it is there is read again, and its last line is whole', async () => {
  const answers = [['one\ntw'], ['one\ntwo\nth'], ['one\ntwo\nthree\n']];
  const { saver, textOf, asked } = setUp(() => answers.shift() ?? []);
  expect(await saver.save(finished)).toBe(true);
  expect(textOf('a1/p1')).toBe('one\ntwo\nthree\n');
  expect(asked).toHaveLength(3);
  const { saver: another, textOf: textOfAnother, asked: askedAgain } = setUp(() => ['one\ntwo']);
  expect(await another.save(finished)).toBe(true);
  expect(textOfAnother('a1/p1')).toBe('one\ntwo\n');
  expect(askedAgain).toHaveLength(5);
});

test('a log that is too long is cut and says so', async () => {
  const { saver, asked, textOf } = setUp(() => ['one\ntwo\nthree\n'], { longestBytes: 8 });
  await saver.save(finished);
  expect(asked[0]?.limitBytes).toBe(9);
  const [one, two, last] = textOf('a1/p1')?.trim().split('\n') ?? [];
  expect([one, two]).toEqual(['one', 'two']);
  expect(JSON.parse(last ?? '')).toMatchObject({ event: expect.stringMatching(/^The log was cut here/) });
});

test('a store that is away is waited for, and what it has is not sent again', async () => {
  let isAway = true;
  const { saver, said, appends, textOf, store } = setUp(() => ['one\n', 'two\n'], { chunkBytes: 1 });
  const { append } = store;
  store.append = async (attemptId, pod, offset, text) => {
    if (offset > 0 && isAway) {
      isAway = false;
      throw new Error('503');
    }
    return append(attemptId, pod, offset, text);
  };
  expect(await saver.save(finished)).toBe(true);
  expect(textOf('a1/p1')).toBe('one\ntwo\n');
  expect(appends).toEqual([0, 4]);
  expect(said).toEqual(['the log of a pod could not be saved yet; the pod stays']);
});

test('a pod is given up after its time, sooner where containers go on in it, and that is said', async () => {
  const away = { append: () => Promise.reject(new Error('503')) };
  const limits = { finishedPatienceMs: 20, runningPatienceMs: 0, unreadablePatienceMs: 0 };
  const { saver, said } = setUp(() => ['one\n'], limits, away);
  expect(await saver.save(finished)).toBe(true);
  expect(said.at(-1)).toMatch(/^the log of a pod is lost: tried for \d+ s$/);
  said.length = 0;
  expect(await saver.save(podOf('airflow', 'Running', 0))).toBe(true);
  expect(said).toHaveLength(1);
  const unreadable = setUp(() => new KubernetesError('no node', { status: 502 }), limits);
  expect(await unreadable.saver.save(finished)).toBe(true);
  expect(unreadable.said).toHaveLength(1);
});

test('where there is no log or no attempt any more nothing is waited for', async () => {
  for (const status of [404, 400]) {
    const { saver, said } = setUp(() => new KubernetesError('no', { status }));
    expect(await saver.save(finished)).toBe(true);
    expect(said).toEqual([]);
  }
  const deleted = setUp(() => ['one\n'], {}, { append: async () => Appended.AttemptUnknown });
  expect(await deleted.saver.save(finished)).toBe(true);
  expect(deleted.said).toEqual([]);
});

test('an executor that closes leaves the pod to the next one', async () => {
  const { saver } = setUp(
    () => ['one\n'],
    { firstDelayMs: 60_000, longestDelayMs: 60_000 },
    {
      append: async () => {
        setImmediate(() => saver.close());
        throw new Error('503');
      },
    },
  );
  expect(await saver.save(finished)).toBe(false);
});

test("our own worker's output is kept only where it died before it shipped anything", async () => {
  const died = podOf('leeward', 'Failed', 137);
  const silent = setUp(() => ['Killed\n']);
  await silent.saver.save(died);
  expect(silent.textOf('a1/p1')).toBe('Killed\n');
  const spoke = setUp(() => ['Killed\n'], {}, { shippedBytes: async () => 10 });
  await spoke.saver.save(died);
  const ended = setUp(() => ['Done\n']);
  await ended.saver.save(podOf('leeward', 'Succeeded', 0));
  expect([...spoke.asked, ...ended.asked]).toEqual([]);
});

test('a running task is read once and stored while it writes, and what it wrote at its end is saved without doubling a line', async () => {
  const running = podOf('airflow', 'Running', undefined);
  const untilStopped = ({ signal }: Asked) =>
    new Promise<string>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  const { saver, asked, appends, textOf } = setUp(
    (options) => (options.follow ? ['one\n', untilStopped(options)] : ['one\n', 'two\n']),
    { chunkBytes: 1 },
  );
  saver.follow(running);
  saver.follow(running);
  await expect.poll(() => textOf('a1/p1')).toBe('one\n');
  expect(await saver.save(finished)).toBe(true);
  expect(textOf('a1/p1')).toBe('one\ntwo\n');
  expect(asked.map(({ follow }) => follow)).toEqual([true, false]);
  expect(appends).toEqual([0, 4]);
});

test('a reading that broke begins again, without a doubled line, until the pod is gone', async () => {
  const answers = [['one\n'], new KubernetesError('no node', { status: 502 }), ['one\n', 'two\n']];
  const { saver, said, textOf, asked } = setUp(() => answers.shift() ?? new KubernetesError('no', { status: 404 }));
  saver.follow(podOf('airflow', 'Running', undefined));
  await expect.poll(() => asked.length).toBe(4);
  expect(textOf('a1/p1')).toBe('one\ntwo\n');
  expect(said).toEqual(['the log of a running pod cannot be followed yet']);
  await saver.close();
});

test('of more running tasks than are followed the log is saved at the end', async () => {
  const { saver, asked, textOf } = setUp(() => ['one\n'], { liveAtOnce: 0 });
  saver.follow(podOf('airflow', 'Running', undefined));
  expect(asked).toEqual([]);
  await saver.save(finished);
  expect(textOf('a1/p1')).toBe('one\n');
});

test('a task that is stopped is read until its end, and stopped at once where it cannot be read', async () => {
  const running = podOf('airflow', 'Running', undefined);
  const { saver, asked, textOf } = setUp(() => ['one\n', 'killed\n']);
  await saver.beforeStop(running);
  expect(asked[0]?.follow).toBe(true);
  await expect.poll(() => textOf('a1/p1')).toBe('one\nkilled\n');
  await saver.close();
  const broken = setUp(() => new KubernetesError('no node', { status: 502 }), { beginMs: 1 });
  await broken.saver.beforeStop(running);
  await expect.poll(() => broken.said).toHaveLength(1);
  await broken.saver.close();
  const pending = setUp(() => []);
  await pending.saver.beforeStop(podOf('airflow', 'Pending', undefined));
  expect(pending.asked).toEqual([]);
});
