import { expect, test } from 'vitest';
import type { ForkServer, WarmRequest } from './fork-server.ts';
import { WarmFiles } from './warm-files.ts';

const request = (file: string): WarmRequest => ({ file, bundlePath: '/dags', bundleName: 'dags', watch: false });

/** A base whose file servers are ready at once and remember their end. */
function givenBase() {
  const ended: string[] = [];
  const warm = async ({ file }: WarmRequest) => {
    const ready = Promise.resolve({ unfit: null, watched: {} });
    const closed = Promise.withResolvers<void>().promise;
    return { server: { file, ready, closed, running: 0, end: () => ended.push(file) }, kill: () => {} };
  };
  return { base: { warm } as unknown as ForkServer, ended };
}

const fileOf = (server: ForkServer | null) => (server as unknown as { file: string } | null)?.file ?? null;

test('a server that is about to fork is not ended to make room for another file', async () => {
  const files = new WarmFiles({ limit: 1, idleMs: 60_000, parseMs: 60_000 });
  const { base, ended } = givenBase();
  const asked = Promise.withResolvers<void>();
  const fork = Promise.withResolvers<void>();
  const first = files.use(request('a.py'), base, async (server) => {
    asked.resolve();
    await fork.promise;
    return fileOf(server);
  });
  await asked.promise;
  expect(await files.use(request('b.py'), base, async (server) => fileOf(server))).toBeNull();
  expect(ended).toEqual([]);
  fork.resolve();
  expect(await first).toBe('a.py');
  expect(await files.use(request('b.py'), base, async (server) => fileOf(server))).toBe('b.py');
  expect(ended).toEqual(['a.py']);
  files.end();
  expect(ended).toEqual(['a.py', 'b.py']);
});
