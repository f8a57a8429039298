import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Where Debian's package libnss-wrapper puts its library. */
const folders: Partial<Record<NodeJS.Architecture, string>> = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' };
const library = `/usr/lib/${folders[process.arch]}/libnss_wrapper.so`;

/**
 * Kubernetes may run a container as a user of any number. Some programs refuse to run for one without a name: ssh, Postgres' initdb,
 * Python's getpass. Those that we start find one, where the image has what it takes.
 */
export function nameUnknownUser(): void {
  if (isKnown() || !existsSync(library)) return;
  const user = { uid: process.getuid!(), gid: process.getgid!(), home: process.env.HOME ?? tmpdir() };
  const file = join(tmpdir(), `passwd-of-${user.uid}`);
  try {
    writeFileSync(file, passwdWith(readFileSync('/etc/passwd', 'utf8'), user));
  } catch {
    return;
  }
  Object.assign(process.env, wrapperEnvironment(process.env, file, nameOf(user)));
}

/** What stands in /etc/passwd, and the user. */
export function passwdWith(known: string, user: { uid: number; gid: number; home: string }): string {
  const lines = known === '' || known.endsWith('\n') ? known : `${known}\n`;
  return `${lines}${nameOf(user)}:x:${user.uid}:${user.gid}::${user.home}:/bin/sh\n`;
}

/** A forked task closes the file that the library has open and looks in vain: USER and LOGNAME tell Python's getpass all the same. */
export function wrapperEnvironment(
  environment: NodeJS.ProcessEnv,
  passwdFile: string,
  name: string,
): Record<string, string> {
  const preloaded = [library, environment.LD_PRELOAD].filter((each) => each !== undefined && each !== '');
  return {
    LD_PRELOAD: preloaded.join(':'),
    NSS_WRAPPER_PASSWD: passwdFile,
    NSS_WRAPPER_GROUP: '/etc/group',
    USER: environment.USER ?? name,
    LOGNAME: environment.LOGNAME ?? name,
  };
}

function nameOf(user: { uid: number }): string {
  return `user-${user.uid}`;
}

function isKnown(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}
