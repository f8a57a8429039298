import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const isSource = /\.([cm]?[jt]sx?|json|wasm|node)$/;
const skippedFolders = /^(node_modules|\..*|__pycache__)$/;

/** Changes when a file that a Dag file in this folder can import is added, removed or written. */
export async function treeStamp(folder: string): Promise<string> {
  const hash = createHash('sha1');
  for (const line of (await stamps(folder)).sort()) hash.update(line);
  return hash.digest('base64');
}

async function stamps(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return skippedFolders.test(entry.name) ? [] : stamps(path);
      if (!isSource.test(entry.name)) return [];
      const file = await stat(path, { bigint: true }).catch(() => null);
      return [`${path} ${file?.mtimeNs} ${file?.size}\n`];
    }),
  );
  return found.flat();
}
