import { appendFile, readFile } from 'node:fs/promises';

const passwdFile = '/etc/passwd';

/** ssh refuses to run for a uid without a name; this gives ours one. Needs the right to write to /etc/passwd. */
export async function addUser(environment: NodeJS.ProcessEnv): Promise<void> {
  const uid = process.getuid!();
  const known = await readFile(passwdFile, 'utf8');
  if (known.split('\n').some((line) => line.split(':')[2] === String(uid))) return;
  const home = environment.HOME === undefined || environment.HOME === '' ? process.cwd() : environment.HOME;
  await appendFile(passwdFile, `git-sync:x:${uid}:${process.getgid!()}::${home}:/sbin/nologin\n`);
}
