import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import type { Git, Limits } from './git.ts';
import { renderGitConfig } from './git-home.ts';

/** Makes a folder a repository with a remote "origin". The remote is written as git would, without starting a second git for it. */
export async function newRepository(
  git: Git,
  folder: string,
  branch: string,
  url: string,
  limits: Limits,
): Promise<void> {
  await git.run(folder, ['init', '--quiet', '--initial-branch', branch], limits);
  await appendFile(path.join(folder, '.git', 'config'), renderGitConfig([{ key: 'remote.origin.url', value: url }]));
}
