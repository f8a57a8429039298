import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineErrors } from '@leeward/contracts';

const homeErrors = defineErrors({
  LW_HOME_TAKEN: {
    status: 500,
    exitCode: 3,
    sentence: 'Another leeward runs on {home} already (process {pid}); stop it, or set LEEWARD_HOME to another folder.',
  },
  LW_HOME_UNUSABLE: {
    status: 500,
    exitCode: 3,
    sentence: 'LEEWARD_HOME {home} cannot be written: {problem}. Nothing was changed.',
  },
});

/**
 * Takes the folder for this process. The lock is a file with the process's id and start time, so that one left by a killed process is
 * known for what it is. Throws LW_HOME_TAKEN and LW_HOME_UNUSABLE.
 */
export async function lockHome(home: string): Promise<{ release(): Promise<void> }> {
  const file = join(home, 'leeward.lock');
  const mine = `${process.pid} ${await startTime(process.pid)}\n`;
  for (;;) {
    try {
      await mkdir(home, { recursive: true });
      await writeFile(file, mine, { flag: 'wx' });
      return { release: () => rm(file, { force: true }) };
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== 'EEXIST') throw homeErrors.LW_HOME_UNUSABLE({ home, problem: message }, { cause: error });
    }
    const [pid, started] = (await readFile(file, 'utf8').catch(() => '')).trim().split(' ');
    if (pid !== undefined && pid !== '' && (await startTime(Number(pid))) === started) {
      throw homeErrors.LW_HOME_TAKEN({ home, pid });
    }
    await rm(file, { force: true });
  }
}

/** When the process started, in the kernel's ticks; empty where there is none. */
async function startTime(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
