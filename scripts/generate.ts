// Writes every generated file anew, or with --check names the ones that are stale.
// usage: node scripts/pinned.mjs scripts/generate.ts [--check]
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateContracts } from './generate-contracts.ts';
import { generatePodTypes } from './generate-pod-types.ts';
import { generateSchema } from './generate-schema.ts';

/** A generator gives each file's path, relative to the repository, and its whole text. It writes nothing itself. */
export type Generator = () => Promise<Map<string, string>>;

const generators: Generator[] = [generateContracts, generatePodTypes, generateSchema];

const root = fileURLToPath(new URL('..', import.meta.url));
const files = new Map((await Promise.all(generators.map((generate) => generate()))).flatMap((made) => [...made]));

const stale: string[] = [];
for (const [path, text] of files) {
  const present = await readFile(join(root, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (present !== text) stale.push(path);
}

if (process.argv.includes('--check')) {
  for (const path of stale) console.error(`${path} is stale; run "npm run generate" and commit the result.`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const path of stale) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), files.get(path)!);
    console.log(`wrote ${path}`);
  }
}
