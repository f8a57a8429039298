import { access, realpath } from 'node:fs/promises';
import { dirname, join, parse, resolve, sep } from 'node:path';
import { isFullHash, readPublishedError, readPublishedLink } from '@leeward/git-sync';

export interface LinkedTree {
  /** The commit that the link names now. */
  commit: string;
  /** The same folder without the link: it stays what it is when the link moves on. */
  path: string;
  /** The folder that the link lies in. */
  linkFolder: string;
}

/**
 * git-sync's contract: the folder is, or lies below, a symbolic link whose target's last part is the commit. Undefined where the path
 * has no such link.
 */
export async function followGitSyncLink(path: string): Promise<LinkedTree | undefined> {
  // Most folders have no link above them, and one question tells: attempts ask for their bundle's tree one after another.
  if ((await realpath(path).catch(() => undefined)) === resolve(path)) return undefined;
  const { root } = parse(resolve(path));
  let walked = root;
  const parts = resolve(path).slice(root.length).split(sep);
  for (const [index, part] of parts.entries()) {
    const next = join(walked, part);
    const published = await readPublishedLink(next);
    if (published !== undefined && isFullHash(published.commit)) {
      return { commit: published.commit, path: join(published.path, ...parts.slice(index + 1)), linkFolder: walked };
    }
    walked = next;
  }
  return undefined;
}

/**
 * Why git-sync does not bring a newer commit, as the error file in the link's folder tells; undefined where all is well. Before its first
 * sync there is no link, so the nearest folder that exists is looked into.
 */
export async function gitSyncProblem(path: string): Promise<string | undefined> {
  const linked = await followGitSyncLink(path).catch(() => undefined);
  if (linked !== undefined) return readPublishedError(linked.linkFolder);
  if (await isThere(path)) return undefined;
  let folder = dirname(resolve(path));
  while (!(await isThere(folder))) folder = dirname(folder);
  return readPublishedError(folder);
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
