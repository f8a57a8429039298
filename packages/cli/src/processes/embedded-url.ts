import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The address of the embedded server that runs on the folder now; undefined where none runs. */
export async function runningEmbeddedUrl(folder: string): Promise<string | undefined> {
  const pidFile = await readFile(join(folder, 'data/postmaster.pid'), 'utf8').catch(() => undefined);
  if (pidFile === undefined) return undefined;
  const [pid, , , port] = pidFile.split('\n');
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (!commandLine.includes(folder)) return undefined;
  const password = (await readFile(join(folder, 'password'), 'utf8')).trim();
  return `postgresql://leeward:${encodeURIComponent(password)}@127.0.0.1:${port}/leeward`;
}
