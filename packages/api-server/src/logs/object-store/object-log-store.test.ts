import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createObjectLogStore } from './object-log-store.ts';
import type { Objects } from './objects.ts';

/** The contract of `Objects` in memory; test/cluster holds the same store against a real S3-compatible server. */
function objectsInMemory() {
  const held = new Map<string, Uint8Array>();
  const requests = { put: 0, get: 0, list: 0, remove: 0 };
  const objects: Objects = {
    async put(key, bytes) {
      requests.put += 1;
      expect(held.get(key) ?? bytes).toEqual(bytes);
      held.set(key, bytes.slice());
    },
    async get(key, from, to) {
      requests.get += 1;
      return held.get(key)?.slice(from, to);
    },
    async list(start) {
      requests.list += 1;
      return [...held.keys()].filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
    },
    async remove(key) {
      requests.remove += 1;
      held.delete(key);
    },
    describe: (key) => `memory:${key}`,
  };
  return { objects, held, requests };
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

test('a chunk costs one request, one that is there already none, and one beyond the end is told where the end is', async () => {
  const { objects, requests } = objectsInMemory();
  const store = createObjectLogStore(objects);
  expect(await store.append('a/1.log', 0, Buffer.from('one '))).toEqual({ stored: true, size: 4 });
  expect(await store.append('a/1.log', 4, Buffer.from('two '))).toEqual({ stored: true, size: 8 });
  expect(requests).toEqual({ put: 2, get: 0, list: 0, remove: 0 });
  expect(await store.append('a/1.log', 4, Buffer.from('two '))).toEqual({ stored: true, size: 8 });
  expect(await store.append('a/1.log', 4, Buffer.from('two three'))).toEqual({ stored: true, size: 13 });
  expect(await store.append('a/1.log', 20, Buffer.from('late'))).toEqual({ stored: false, size: 13 });
  expect(text(await store.read('a/1.log', 0, 100))).toBe('one two three');
  expect(text(await store.read('a/1.log', 2, 4))).toBe('e tw');
  expect(await store.size('a/2.log')).toBeUndefined();
  expect(text(await store.read('a/2.log', 0, 10))).toBe('');
});

test('the logs that begin like a path are listed, each once', async () => {
  const store = createObjectLogStore(objectsInMemory().objects);
  for (const path of ['a/1.log', 'a/1.log.trigger.7.log', 'a/2.log']) {
    await store.append(path, 0, Buffer.from('one '));
    await store.append(path, 4, Buffer.from('two '));
  }
  expect(await store.list('a/1.log')).toEqual(['a/1.log', 'a/1.log.trigger.7.log']);
  expect(await store.list('b')).toEqual([]);
});

test('many small chunks become few objects, and a server that knew the small ones reads on', async () => {
  const { objects, held } = objectsInMemory();
  const [writer, reader] = [createObjectLogStore(objects), createObjectLogStore(objects)];
  let all = '';
  for (let index = 0; index < 1_000; index += 1) {
    const line = `line ${index}\n`;
    await writer.append('log', all.length, Buffer.from(line));
    all += line;
    if (index === 60) expect(text(await reader.read('log', 0, all.length))).toBe(all);
  }
  expect(held.size).toBeLessThan(70);
  expect(text(await reader.read('log', 0, 300))).toBe(all.slice(0, 300));
  expect(text(await reader.read('log', 0, 1_000_000))).toBe(all);
});

test('two servers that get chunks of one log, some twice and some late, lose and double nothing', async () => {
  const step = fc.record({ server: fc.nat(1), length: fc.integer({ min: 1, max: 5 }), back: fc.nat(8) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 200 }), async (steps) => {
      const { objects } = objectsInMemory();
      const servers = [createObjectLogStore(objects), createObjectLogStore(objects)] as const;
      let sent = 0;
      for (const { server, length, back } of steps) {
        const offset = Math.max(0, sent - back);
        const end = Math.max(sent, offset + length);
        const chunk = Buffer.from(Array.from({ length: end - offset }, (_, index) => (offset + index) % 251));
        const { stored, size } = await servers[server as 0 | 1].append('log', offset, chunk);
        expect(stored).toBe(true);
        expect(size).toBe(end);
        sent = end;
      }
      const whole = Buffer.from(Array.from({ length: sent }, (_, index) => index % 251));
      for (const server of servers) expect(Buffer.from(await server.read('log', 0, sent + 10))).toEqual(whole);
    }),
    { numRuns: 50 },
  );
});
