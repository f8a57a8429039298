import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

export interface SystemUser {
  name: string;
  uid: number;
  gid: number;
}

/** The user that a server of ours runs under when we are root: `postgres` where the machine has it, else `nobody`. */
export async function unprivilegedUser(): Promise<SystemUser> {
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const found = users.find(([candidate]) => candidate === name);
    if (found !== undefined) return { name, uid: Number(found[2]), gid: Number(found[3]) };
  }
  throw new Error('there is neither a user "postgres" nor a user "nobody" to run Postgres under');
}

const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path));

/**
 * The command that runs `file` under the user. setpriv (util-linux) keeps one right of root's, to walk through folders: a
 * project under /root stays usable. Without setpriv the folders must be open to the user.
 */
export function asUser(
  user: SystemUser | undefined,
  file: string,
  args: readonly string[],
  options: { dieWithParent?: boolean } = {},
): { file: string; args: string[] } {
  const dieWithParent = options.dieWithParent === true ? ['--pdeathsig=INT'] : [];
  if (setpriv === undefined) {
    if (user === undefined) return { file, args: [...args] };
    throw new Error('setpriv (Debian package util-linux) is needed to run Postgres as another user than root');
  }
  if (user === undefined) return { file: setpriv, args: [...dieWithParent, file, ...args] };
  return {
    file: setpriv,
    args: [
      `--reuid=${user.uid}`,
      `--regid=${user.gid}`,
      '--clear-groups',
      '--inh-caps=+dac_read_search',
      '--ambient-caps=+dac_read_search',
      ...dieWithParent,
      file,
      ...args,
    ],
  };
}
