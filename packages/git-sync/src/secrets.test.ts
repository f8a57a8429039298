import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Redactor } from './redact.ts';
import { eventually } from './testing/eventually.ts';
import { serveGitOverHttp } from './testing/git-over-http.ts';
import { newSandbox, type Sandbox } from './testing/sandbox.ts';

/** A git that writes down its arguments and everything that runs under it. */
const spyingGit = (box: Sandbox) => `printf '%s\\n' "$@" >> ${box.work}/arguments
for each in /proc/[0-9]*; do tr '\\0' ' ' < $each/cmdline >> ${box.work}/arguments 2>/dev/null; done
exec git "$@"`;

async function everythingUnder(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('\n');
}

test('no secret is in an argument, the log, the error file or the root, when it is right and when it is wrong', async () => {
  await using box = await newSandbox();
  const right = { username: 'user', password: 'correct-horse' };
  const { origin } = await serveGitOverHttp(box, box.directory, right);
  const secrets = ['correct-horse', 'battery-staple', 'from-the-file', 'other-host-secret'];
  const flags = [
    '--verbose=9',
    `--git=${await box.script('git', spyingGit(box))}`,
    `--repo=${origin}/repo`,
    '--username=user',
    '--max-failures=-1',
    '--error-file=error.json',
    '--http-metrics',
  ];
  const other = JSON.stringify({ url: 'https://example.com', username: 'x', password: 'other-host-secret' });
  const file = path.join(box.work, 'password');
  await writeFile(file, 'battery-staple');
  const sync = box.start([...flags, `--password-file=${file}`], { GITSYNC_CREDENTIAL: other });
  await sync.waitForLog('error syncing repo');
  await eventually('the error file', () => box.exists('error.json'));
  const failed = await everythingUnder(box.root);
  await writeFile(file, 'from-the-file\n');
  await sync.waitForPolls(2);
  await writeFile(file, 'correct-horse\n');
  await sync.waitForSync();
  const metrics = await (await fetch(`${await sync.address()}/metrics`)).text();
  const told = [
    sync.stderr,
    metrics,
    failed,
    await everythingUnder(box.root),
    await box.read(path.join(box.work, 'arguments')),
  ];
  for (const secret of secrets) for (const text of told) expect(text).not.toContain(secret);
});

test('a secret that JSON writes with backslashes is not in the log either', async () => {
  await using box = await newSandbox();
  const hook = await box.script('hook', `printf '%s' "it is $GITSYNC_PASSWORD"`);
  const { log } = await box.once(['--username=u', `--exechook-command=${hook}`], { GITSYNC_PASSWORD: 'se"cr\\et' });
  expect(log).toContain('"stdout":"it is REDACTED"');
});

test('a secret that begins like a shorter one is replaced whole', () => {
  const redactor = new Redactor();
  redactor.add('token');
  redactor.add('token-of-github');
  expect(redactor.clean('token-of-github, token')).toBe('REDACTED, REDACTED');
});
