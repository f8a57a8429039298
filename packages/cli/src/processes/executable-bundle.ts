import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { filesBelow } from './files-below.ts';

/** A bundle ends with 64 bytes: three lengths, a SHA-256, reserved zeros, the magic (airflow/sdk/coordinators/executable). */
const footerBytes = 64;
const magic = 'AFBNDL01';
const footerVersion = 1;
const isExecutable = 0o111;

const verified = new Map<string, string>();

/** The first executable below these folders whose bundle metadata names the Dag; undefined where there is none. */
export async function findExecutable(roots: readonly string[], dagId: string): Promise<string | undefined> {
  for await (const { path, stats } of filesBelow(roots)) {
    if ((stats.mode & isExecutable) === 0) continue;
    const dags = await dagsOf(path);
    if (dags.has(dagId)) return path;
  }
  return undefined;
}

/** The Dags of a bundle; none where the file is no bundle or not the one that its footer describes. */
async function dagsOf(path: string): Promise<ReadonlySet<string>> {
  const file = await open(path);
  try {
    const { size, mtimeMs, ino } = await file.stat();
    if (size < footerBytes) return new Set();
    const read = async (position: number, length: number) =>
      (await file.read(Buffer.alloc(length), 0, length, position)).buffer;
    const footer = await read(size - footerBytes, footerBytes);
    if (footer.toString('latin1', 56) !== magic || footer.readUInt32LE(8) !== footerVersion) return new Set();
    const metadataStart = size - footerBytes - footer.readUInt32LE(4);
    const binaryBytes = metadataStart - footer.readUInt32LE(0);
    if (binaryBytes <= 0) return new Set();
    const identity = `${ino}:${mtimeMs}:${size}`;
    if (verified.get(path) !== identity) {
      const hash = createHash('sha256');
      for await (const chunk of file.createReadStream({ start: 0, end: binaryBytes - 1, autoClose: false }))
        hash.update(chunk);
      if (!hash.digest().equals(footer.subarray(12, 44))) return new Set();
      verified.set(path, identity);
    }
    const { parse } = await import('yaml');
    const metadata = parse((await read(metadataStart, footer.readUInt32LE(4))).toString('utf8'));
    return new Set(Object.keys(metadata?.dags ?? {}));
  } finally {
    await file.close();
  }
}
