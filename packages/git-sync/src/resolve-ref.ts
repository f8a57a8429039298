import type { Limits } from './git.ts';
import { type Credentials, GitError, withGit } from './library-git.ts';
import { isFullHash, lsRemotePatterns, pickCommit } from './remote-ref.ts';

const timeoutMs = 60_000;

/**
 * The commit that a branch, a tag (peeled) or HEAD of a repository names now; a full hash is its own answer and asks
 * nobody. Throws GitError with git's words, or with the name of a ref that is not there.
 */
export async function resolveRef(
  repository: string,
  ref: string,
  credentials?: Credentials,
  signal?: AbortSignal,
): Promise<string> {
  if (isFullHash(ref)) return ref;
  if (ref === '' || ref.startsWith('-')) throw new GitError(`"${ref}" is not a ref`);
  const limits: Limits = { deadlineAt: Date.now() + timeoutMs, signal };
  return withGit(repository, credentials, undefined, async ({ git, url, neutralFolder }) => {
    const { stdout } = await git.run(neutralFolder, ['ls-remote', url, ...lsRemotePatterns(ref)], limits);
    const commit = pickCommit(stdout, ref);
    if (commit === undefined) throw new GitError(`the repository has no branch or tag "${ref}"`);
    return commit;
  });
}
