import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The name that --error-file is to have, relative to the root, for who reads the link to be told why it does not move on. */
export const publishedErrorFile = 'git-sync-error.json';

/** Why the last sync into this root failed; undefined where it succeeded, or where no such file is written. */
export async function readPublishedError(root: string): Promise<string | undefined> {
  const text = await readFile(path.join(root, publishedErrorFile), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const { Msg: message, Err: problem } = JSON.parse(text) as { Msg?: string; Err?: string };
    return problem || message || text;
  } catch {
    return text;
  }
}
