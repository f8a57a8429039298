import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { filesBelow } from './files-below.ts';

const bundleName = 'bundle.mjs';
/** The packer of apache-airflow-ts-sdk puts the metadata on the first line (ts-sdk/src/cli). */
const firstLine = /^\/\/# airflowMetadata=([A-Za-z0-9+/=]+)$/;
const longestLineBytes = 1024 * 1024;

/** The first `bundle.mjs` below these folders whose metadata names the Dag; undefined where there is none. */
export async function findNodeBundle(roots: readonly string[], dagId: string): Promise<string | undefined> {
  for await (const { path } of filesBelow(roots)) {
    if (basename(path) === bundleName && (await dagsOf(path)).has(dagId)) return path;
  }
  return undefined;
}

/** The Dags of a bundle; none where the file has no metadata. */
async function dagsOf(path: string): Promise<ReadonlySet<string>> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longestLineBytes), 0, longestLineBytes, 0);
    const [line = ''] = buffer.toString('utf8', 0, bytesRead).split('\n', 1);
    const [, encoded] = firstLine.exec(line) ?? [];
    if (encoded === undefined) return new Set();
    const { parse } = await import('yaml');
    const metadata = parse(Buffer.from(encoded, 'base64').toString('utf8'));
    return new Set(Object.keys(metadata?.dags ?? {}));
  } finally {
    await file.close();
  }
}
