/**
 * As the first process of a container every orphan becomes ours, and Node waits only for children that it started
 * itself. So the process turns itself into a shell, which waits for any child, and runs the same command under it.
 */

const shell = '/bin/sh';

/**
 * Hands signals on, also one that came before there was a child; reaps orphans; ends with the child's code. A trapped
 * signal ends `wait` early, then it waits again; 127 is what `wait` says of a child whose code it has given already.
 */
const init = `
hand() {
  caught=1
  early=$1
  [ -z "$child" ] || kill -s "$1" "$child" 2>/dev/null
}
for name in HUP INT TERM QUIT USR1 USR2; do trap "hand $name" "$name"; done
"$@" &
child=$!
[ -z "$early" ] || kill -s "$early" "$child"
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

/**
 * Whether this process is the first one and nobody reaps for it. One that syncs once needs nobody: its orphans end with its container,
 * and a second start of Node would be a fifth of its work.
 */
export function mustBecomeInit(processId: number, environment: NodeJS.ProcessEnv, syncsOnce: boolean): boolean {
  return processId === 1 && !syncsOnce && environment[underInitVariable] === undefined;
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
