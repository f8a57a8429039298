import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { asUser, unprivilegedUser } from './unprivileged-user.ts';

test('a program under the unprivileged user finds and reads what lies in a folder that only its starter may enter', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leeward-closed-'));
  await chmod(folder, 0o700);
  await writeFile(join(folder, 'program'), 'found', { mode: 0o644 });
  const user = process.getuid?.() === 0 ? await unprivilegedUser() : undefined;
  // Node asks by access(2), as initdb does of the server's program.
  const program = 'fs.accessSync(process.argv[1]); process.stdout.write(fs.readFileSync(process.argv[1]))';
  const { file, args } = asUser(user, process.execPath, ['-e', program, join(folder, 'program')]);
  const { stdout } = await promisify(execFile)(file, args);
  expect(stdout).toBe('found');
  await rm(folder, { recursive: true });
});
