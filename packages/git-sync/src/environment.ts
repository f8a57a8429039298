/**
 * git-sync's two families of variables: GITSYNC_* and the older GIT_SYNC_*. Where both are set the older name wins, as it
 * does in git-sync v4.4 and newer, and a sentence says so.
 */

interface EnvironmentValue {
  name: string;
  value: string;
}

/** The value of the last of the names that is set. Each old name that is used, and each that is overruled, is warned of. */
export function readEnvironment(
  environment: NodeJS.ProcessEnv,
  names: readonly string[],
  warn: (sentence: string) => void,
): EnvironmentValue | undefined {
  const [preferred] = names;
  const found = names.filter((name) => environment[name] !== undefined);
  for (const name of found) {
    if (name !== preferred && preferred!.startsWith('GITSYNC_')) {
      warn(`env $${name} has been deprecated, use $${preferred} instead`);
    }
  }
  const winner = found.at(-1);
  if (winner === undefined) return undefined;
  for (const name of found.slice(0, -1)) warn(`env $${name} was overridden by $${winner}`);
  return { name: winner, value: environment[winner]! };
}

/** Variables that look like ours and are not: most likely misspelt. Those that Kubernetes makes for a service are left out. */
export function unknownVariables(environment: NodeJS.ProcessEnv, known: ReadonlySet<string>): string[] {
  return Object.keys(environment).filter(
    (name) =>
      /^GIT_?SYNC_/.test(name) && !known.has(name) && !/_(SERVICE|PORT)(_|$)/.test(name) && name !== 'GITSYNC_HASH',
  );
}
