/**
 * As the first process of a container every orphan becomes ours, and Node waits only for children that it started
 * itself. So the process turns itself into a shell, which waits for any child, and runs the same command under it.
 */

const shell = '/bin/sh';

/**
 * Hands signals on, reaps orphans, and ends with the child's code. A trapped signal ends `wait` early, then it waits
 * again; 127 is what `wait` says of a child whose code it has given already.
 */
const init = `
"$@" &
child=$!
for name in HUP INT TERM QUIT USR1 USR2; do
  trap "caught=1; kill -s $name $child 2>/dev/null" "$name"
done
code=0
while :; do
  caught=
  wait "$child"
  status=$?
  [ "$status" -eq 127 ] || code=$status
  [ -n "$caught" ] || exit "$code"
done
`;

export const underInitVariable = 'LEEWARD_UNDER_INIT';

/** Whether this process is the first one and nobody reaps for it. */
export function mustBecomeInit(processId: number, environment: NodeJS.ProcessEnv): boolean {
  return processId === 1 && environment[underInitVariable] === undefined;
}

/** Replaces this process by the shell that runs the same command line as its child. Does not return. */
export function becomeInit(environment: NodeJS.ProcessEnv): never {
  const command = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const variables = { ...environment, [underInitVariable]: '1' };
  return process.execve!(
    shell,
    ['git-sync-init', '-c', init, 'git-sync-init', ...command],
    variables as NodeJS.Dict<string>,
  );
}
