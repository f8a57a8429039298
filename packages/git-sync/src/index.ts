export { fetchCommit } from './fetch-commit.ts';
export { type Credentials, GitError } from './library-git.ts';
export { readPublishedLink } from './publish-link.ts';
export { publishedErrorFile, readPublishedError } from './published-error.ts';
export { isFullHash } from './remote-ref.ts';
export { resolveRef } from './resolve-ref.ts';

/**
 * The command `git-sync`: resolves to its exit code. Its parts are loaded only when it is called, as a worker that only
 * fetches a commit must start fast.
 */
export async function main(argv: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const command = await import('./main.ts');
  return command.main(argv, environment);
}
