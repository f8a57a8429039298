/** Which commit of a remote a ref names, from what `git ls-remote` prints. */

const fullHashPattern = /^[0-9a-f]{40}$/;

export function isFullHash(text: string): boolean {
  return fullHashPattern.test(text);
}

/** The names a short ref may stand for, in the order in which `git fetch REMOTE REF` tries them. */
function candidateRefs(ref: string): string[] {
  return [ref, `refs/${ref}`, `refs/tags/${ref}`, `refs/heads/${ref}`, `refs/remotes/${ref}`];
}

/** The arguments after `git ls-remote` that ask for a ref and for what its annotated tag points to. */
export function lsRemotePatterns(ref: string): string[] {
  return [ref, `${ref}^{}`];
}

/** The commit that the ref names, annotated tags peeled; undefined where the remote has no such ref. */
export function pickCommit(lsRemoteOutput: string, ref: string): string | undefined {
  const commits = new Map<string, string>();
  for (const line of lsRemoteOutput.split('\n')) {
    const [commit, name] = line.split('\t');
    if (commit !== undefined && name !== undefined && isFullHash(commit)) commits.set(name, commit);
  }
  for (const name of candidateRefs(ref)) {
    const commit = commits.get(`${name}^{}`) ?? commits.get(name);
    if (commit !== undefined) return commit;
  }
  return undefined;
}

/** The name of a branch or tag whose tip is the commit; undefined where none is. */
export function refAt(lsRemoteOutput: string, commit: string): string | undefined {
  for (const line of lsRemoteOutput.split('\n')) {
    const [hash, name] = line.split('\t');
    if (hash === commit && name !== undefined && /^refs\/(heads|tags)\//.test(name)) return name.replace(/\^\{\}$/, '');
  }
  return undefined;
}
