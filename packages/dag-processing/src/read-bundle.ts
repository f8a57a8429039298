import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BundleTree } from '@leeward/bundles';
import type { Database } from '@leeward/database';
import { closure, fingerprint } from './fingerprint.ts';
import { type IgnoreSyntax, listFiles, mayHoldDags } from './list-files.ts';
import type { DagFile } from './parse-file.ts';

export interface BundleContent {
  /** Every file that may hold Dags. */
  files: DagFile[];
  /** Those whose content, or that of what they import, is not the one parsed last. */
  changed: DagFile[];
  /** The others. */
  unchanged: DagFile[];
  /** Whether a file that was parsed is not among them any more. */
  lacksSome: boolean;
}

/** Larger files hold data, not Dags; a zip file may hold libraries beside its Dags. */
const largestFileBytes = 5_000_000;
const largestZipBytes = 50_000_000;

/** How long whoever emptied a file to write it anew is given. */
const emptiedMs = 100;

/**
 * Lists and reads the bundle whole. Throws where any part of it cannot be read: a partial listing must retire nothing; nor must a
 * file that is empty because it is being saved, so that one that was parsed is read again after `settle`.
 */
export async function readBundle(
  database: Database,
  bundleName: string,
  tree: BundleTree,
  options: { ignoreSyntax: IgnoreSyntax; safeMode: boolean },
  settle: () => Promise<unknown> = () => pause(emptiedMs),
): Promise<BundleContent> {
  const known = await database.kysely
    .selectFrom('dag_file')
    .select(['relative_path', 'content_hash'])
    .where('bundle_name', '=', bundleName)
    .execute();
  const parsed = new Map(known.map((row) => [row.relative_path, row.content_hash]));
  const texts = new Map<string, string>();
  for (const path of await listFiles(tree.path, options.ignoreSyntax)) {
    let bytes = await readFile(join(tree.path, path));
    if (bytes.length === 0 && parsed.has(path)) {
      await settle();
      bytes = await readFile(join(tree.path, path));
    }
    const isZip = path.endsWith('.zip');
    if (bytes.length > (isZip ? largestZipBytes : largestFileBytes)) continue;
    texts.set(path, bytes.toString(isZip ? 'latin1' : 'utf8'));
  }
  const files = [...texts]
    .filter(([path, text]) => !options.safeMode || mayHoldDags(path, text))
    .map(([relativePath, text]) => {
      const covered = closure(relativePath, texts);
      const hash = fingerprint(covered, texts);
      const { path: bundlePath, version: bundleVersion } = tree;
      return { bundleName, bundlePath, bundleVersion, relativePath, text, covered, fingerprint: hash };
    });
  const isChanged = (file: DagFile) => parsed.get(file.relativePath) !== file.fingerprint;
  const present = new Set(files.map((file) => file.relativePath));
  return {
    files,
    changed: files.filter(isChanged),
    unchanged: files.filter((file) => !isChanged(file)),
    lacksSome: known.some((row) => !present.has(row.relative_path)),
  };
}
