import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface FoundFile {
  readonly path: string;
  readonly stats: Stats;
}

/** Every file at or below these paths, behind links too, each folder once; what cannot be read is left out. */
export async function* filesBelow(paths: readonly string[], seen = new Set<string>()): AsyncGenerator<FoundFile> {
  for (const path of paths) {
    const stats = await stat(path).catch(() => undefined);
    if (stats?.isFile()) yield { path, stats };
    if (!stats?.isDirectory() || seen.has(`${stats.dev}:${stats.ino}`)) continue;
    seen.add(`${stats.dev}:${stats.ino}`);
    const names = await readdir(path).catch(() => []);
    yield* filesBelow(
      names.sort().map((name) => join(path, name)),
      seen,
    );
  }
}
