import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFolderLogStore } from './folder-log-store.ts';
import type { LogStore } from './log-store.ts';

describe('a log folder', () => {
  let folder: string;
  let store: LogStore;
  const path = 'dag_id=d/run_id=r/task_id=t/attempt=1.log';
  const append = (offset: number, text: string) => store.append(path, offset, Buffer.from(text));
  const content = () => readFile(join(folder, path), 'utf8');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'leeward-log-store-'));
    store = createFolderLogStore(folder);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('keeps chunks in order and stores a repeated one once', async () => {
    expect(await append(0, 'one\n')).toEqual({ stored: true, size: 4 });
    expect(await append(4, 'two\n')).toEqual({ stored: true, size: 8 });
    expect(await append(0, 'one\n')).toEqual({ stored: true, size: 8 });
    expect(await append(4, 'two\nthree\n')).toEqual({ stored: true, size: 14 });
    expect(await content()).toBe('one\ntwo\nthree\n');
  });

  it('refuses a chunk whose predecessor is missing and says where to begin', async () => {
    await append(0, 'one\n');
    expect(await append(9, 'three\n')).toEqual({ stored: false, size: 4 });
    expect(await content()).toBe('one\n');
  });

  it('reads ranges, and nothing where there is no log', async () => {
    await append(0, 'one\ntwo\n');
    expect(Buffer.from(await store.read(path, 4, 100)).toString()).toBe('two\n');
    expect(await store.size('other.log')).toBeUndefined();
    expect((await store.read('other.log', 0, 10)).byteLength).toBe(0);
  });

  it('never leaves its folder', async () => {
    await expect(store.append('../outside.log', 0, Buffer.from('x'))).rejects.toThrow('leaves the log folder');
  });
});
