import { mkdir, readdir, readlink, realpath, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { isFullHash } from './remote-ref.ts';

/** The tree that a published link shows. */
export interface PublishedTree {
  /** The absolute path of the tree. */
  path: string;
  /** The last part of the path: the commit, where git-sync made the link. */
  commit: string;
}

/** Where the link points; undefined where there is no link. */
export async function readPublishedLink(link: string): Promise<PublishedTree | undefined> {
  const target = await readlink(link).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'EINVAL' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (target === undefined) return undefined;
  const treePath = path.resolve(await realpath(path.dirname(link)), target);
  return { path: treePath, commit: path.basename(treePath) };
}

/**
 * Makes the link show a tree. The target is relative, so that the volume may be mounted elsewhere; the new link is made
 * under a name of its own and renamed over the old one, so that a reader always finds one or the other.
 */
export async function publishLink(link: string, treePath: string): Promise<void> {
  await mkdir(path.dirname(link), { recursive: true });
  const directory = await realpath(path.dirname(link));
  const temporary = path.join(directory, `${temporaryPrefix(link)}${process.pid}`);
  await rm(temporary, { force: true });
  await symlink(path.relative(directory, treePath), temporary);
  try {
    await rename(temporary, link);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Removes what a process that was killed between making and renaming a link has left, git-sync's own included. */
export async function removeLeftoverLinks(link: string): Promise<void> {
  const directory = path.dirname(link);
  const names = await readdir(directory).catch(() => []);
  for (const name of names) {
    const leftover = path.join(directory, name);
    if (name.startsWith(temporaryPrefix(link))) {
      await rm(leftover, { force: true });
    } else if (name === 'tmp-link') {
      const target = await readlink(leftover).catch(() => '');
      if (isFullHash(path.basename(target))) await rm(leftover, { force: true });
    }
  }
}

function temporaryPrefix(link: string): string {
  return `.${path.basename(link)}.new-`;
}
