import { existsSync, readFileSync } from 'node:fs';
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

/** Bits of `CapEff` in /proc/self/status (linux/capability.h). */
const readSearchRight = 1n << 2n;
const setCapabilitiesRight = 1n << 8n;

/**
 * setpriv's options that keep root's right to walk through folders, so that a project under /root stays usable. access(2) asks
 * with the real user's rights and would drop it without the securebit. A container may have taken these rights from root: then the
 * folders must be open to the user.
 */
function keptRights(): string[] {
  const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
  const needed = readSearchRight | setCapabilitiesRight;
  if ((BigInt(`0x${effective}`) & needed) !== needed) return [];
  return ['--securebits=+no_setuid_fixup', '--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search'];
}

/** The command that runs `file` under the user, by setpriv (util-linux). */
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
      ...keptRights(),
      ...dieWithParent,
      file,
      ...args,
    ],
  };
}
