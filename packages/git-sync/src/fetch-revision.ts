import type { Git, Limits } from './git.ts';
import { isFullHash, refAt } from './remote-ref.ts';
import { CommandError } from './run-command.ts';

export interface FetchSettings {
  /** Commits of history; 0 means all. */
  depth: number;
  filter?: string | undefined;
}

const hashRefusedPattern =
  /not our ref|unadvertised object|does not allow request|couldn't find remote ref [0-9a-f]{40}|no such remote ref/i;
const depthRefusedPattern = /dumb http transport does not support shallow|does not support shallow/i;
const deeperDepth = 100;
const everyRef = ['+refs/heads/*:refs/leeward/heads/*', '+refs/tags/*:refs/leeward/tags/*'];

/**
 * Brings a ref or a commit from the remote "origin" into the repository and resolves to the commit; to a full hash as it was given,
 * which may be that of an annotated tag. A server that knows
 * no shallow fetch is asked for all history. One that does not hand out a commit by its hash is asked for the branch or
 * tag at it, then for all of them at some depth, at last for all history.
 */
export async function fetchRevision(
  git: Git,
  repository: string,
  revision: string,
  settings: FetchSettings,
  limits: Limits,
): Promise<string> {
  const filter = settings.filter === undefined ? [] : ['--filter', settings.filter];
  const fetch = (how: readonly string[], refs: readonly string[]) =>
    git.run(
      repository,
      ['fetch', '--no-progress', '--no-tags', '--no-auto-gc', '--no-recurse-submodules', ...how, 'origin', ...refs],
      limits,
    );
  const unlimited = async () => ((await isShallow(git, repository, limits)) ? ['--unshallow'] : []);
  const wanted = settings.depth > 0 ? ['--depth', String(settings.depth)] : await unlimited();

  const fetched = () => (isFullHash(revision) ? revision : peel(git, repository, 'FETCH_HEAD', limits));
  const refusal = await refusalOf(fetch([...wanted, ...filter], [revision]));
  if (refusal === undefined) return fetched();
  if (depthRefusedPattern.test(refusal.stderr)) {
    const second = await refusalOf(fetch(filter, [revision]));
    if (second === undefined) return fetched();
    if (!isFullHash(revision)) throw second;
  } else if (!isFullHash(revision) || !hashRefusedPattern.test(refusal.stderr)) {
    throw refusal;
  }

  const advertised = await git.run(repository, ['ls-remote', 'origin'], limits);
  const ref = refAt(advertised.stdout, revision);
  const attempts = [
    async () => (ref === undefined ? undefined : fetch([...wanted, ...filter], [ref])),
    async () => fetch(['--force', '--depth', String(deeperDepth)], everyRef),
    async () => fetch(['--force', ...(await unlimited())], everyRef),
  ];
  for (const attempt of attempts) {
    await refusalOf(attempt());
    const refused = await refusalOf(peel(git, repository, revision, limits));
    if (refused === undefined) return revision;
  }
  throw refusal;
}

/** The error of git itself; undefined where the work succeeded. Any other error is thrown on. */
async function refusalOf(work: Promise<unknown>): Promise<CommandError | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof CommandError) return error;
    throw error;
  }
}

async function isShallow(git: Git, repository: string, limits: Limits): Promise<boolean> {
  const { stdout } = await git.run(repository, ['rev-parse', '--is-shallow-repository'], limits);
  return stdout.trim() === 'true';
}

/** The commit that a name, a hash of an annotated tag for one, leads to. */
export async function peel(git: Git, repository: string, name: string, limits: Limits): Promise<string> {
  const { stdout } = await git.run(repository, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`], limits);
  return stdout.trim();
}
