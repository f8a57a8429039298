import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';

/** What is larger is known by its size and time: it is looked at again and again. */
const largestReadBytes = 1_000_000;

/** A hash over files and folders, relative to the bundle or absolute: as long as it stays, a reader finds the same in them. */
export async function stampOf(bundlePath: string, paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    hash
      .update(path)
      .update('\0')
      .update(await contentOf(resolve(bundlePath, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

async function contentOf(path: string): Promise<string | Buffer> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return (await readdir(path)).sort().join('\0');
    if (!found.isFile()) return 'special';
    return found.size > largestReadBytes ? `${found.size} ${found.mtimeMs}` : await readFile(path);
  } catch {
    return 'gone';
  }
}
