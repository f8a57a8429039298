import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDatabase } from '@leeward/database/testing';
import { expect, onTestFinished, test, vi } from 'vitest';
import { runCommand } from '../testing/run-command.ts';

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'leeward-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('a variable is set, read, listed by its key alone, changed and deleted', async () => {
  await using test = await withDatabase();
  const run = (...args: string[]) => runCommand(test.url, 'variables', ...args);
  await run('set', 'greeting', 'hello', '--description', 'what to say');
  expect(await run('get', 'greeting')).toEqual({ exitCode: 0, stdout: 'hello\n', stderr: '' });
  const listed = await run('list', '-o', 'json');
  expect(JSON.parse(listed.stdout)).toEqual([{ key: 'greeting' }]);
  await run('set', 'greeting', '{"a": 1}', '--json');
  expect(JSON.parse((await run('get', 'greeting', '-j')).stdout)).toEqual({ a: 1 });
  expect((await run('delete', 'greeting')).exitCode).toBe(0);
  expect(await run('get', 'greeting', '-d', 'none')).toMatchObject({ exitCode: 0, stdout: 'none\n' });
  const gone = await run('get', 'greeting');
  expect(gone).toMatchObject({ exitCode: 3, stdout: '' });
  expect(gone.stderr).toContain('Variable greeting does not exist. (LW_REFUSED)');
});

test('exported variables come back by an import into an empty installation', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'variables.json');
  await using one = await withDatabase();
  await runCommand(one.url, 'variables', 'set', 'plain', 'text');
  await runCommand(one.url, 'variables', 'set', 'object', '{"n": [1]}', '--description', 'numbers');
  expect((await runCommand(one.url, 'variables', 'export', file)).exitCode).toBe(0);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
    plain: 'text',
    object: { value: { n: [1] }, description: 'numbers' },
  });
  await using other = await withDatabase();
  await runCommand(other.url, 'variables', 'set', 'plain', 'kept');
  const skipped = await runCommand(other.url, 'variables', 'import', file, '-a', 'skip');
  expect(skipped.stdout).toBe('1 of 2 variables imported\n');
  expect((await runCommand(other.url, 'variables', 'get', 'plain')).stdout).toBe('kept\n');
  const refused = await runCommand(other.url, 'variables', 'import', file, '-a', 'fail');
  expect(refused).toMatchObject({ exitCode: 3 });
  await runCommand(other.url, 'variables', 'import', file);
  expect((await runCommand(other.url, 'variables', 'get', 'plain')).stdout).toBe('text\n');
});

test('a connection is kept encrypted, shown with its password on demand only, and exported readable by its owner alone', async () => {
  const folder = await temporaryFolder();
  await using test = await withDatabase();
  const run = (...args: string[]) => {
    vi.stubEnv('AIRFLOW__CORE__FERNET_KEY', Buffer.alloc(32, 7).toString('base64url'));
    return runCommand(test.url, 'connections', ...args);
  };
  expect((await run('add', 'db', '--conn-uri', 'postgresql://me:geheim@host:5432/name')).exitCode).toBe(0);
  const stored = await test.database.kysely.selectFrom('connection').selectAll().executeTakeFirstOrThrow();
  expect(stored).toMatchObject({ conn_type: 'postgres', is_encrypted: true, port: 5432 });
  expect(stored.password).not.toContain('geheim');
  expect((await run('list')).stdout).not.toContain('geheim');
  expect((await run('list', '--show-values', '--hide-sensitive')).stdout).not.toContain('geheim');
  const [shown] = JSON.parse((await run('get', 'db', '-o', 'json')).stdout);
  expect(shown).toMatchObject({ password: 'geheim', get_uri: 'postgres://me:geheim@host:5432/name' });
  const again = await run('add', 'db', '--conn-type', 'http');
  expect(again.exitCode).toBe(3);
  expect(again.stderr).toContain("The connections with these connection_ids: {'db'} already exist. (LW_REFUSED)");
  const file = join(folder, 'connections.env');
  await run('export', file);
  expect(await readFile(file, 'utf8')).toBe('db=postgres://me:geheim@host:5432/name\n');
  expect((await stat(file)).mode & 0o077).toBe(0);
  await run('delete', 'db');
  expect((await run('import', file)).stdout).toBe('1 of 1 connections imported\n');
  expect(JSON.parse((await run('get', 'db', '--json')).stdout)[0].password).toBe('geheim');
});

test.each([
  [['add', 'x'], /exactly one of --conn-uri, --conn-json and --conn-type/],
  [['add', 'x', '--conn-uri', 'nothing'], /--conn-uri: a URI is expected/],
  [['add', 'x', '--conn-json', '{"conn_type": "http", "hostt": "h"}'], /"hostt" is no field of a connection/],
  [['add', 'x', '--conn-type', 'http', '--conn-port', 'eighty'], /--conn-port: "eighty" is no whole number/],
  [['import', '/nowhere.json'], /The file \/nowhere.json cannot be read: ENOENT/],
  [['import', 'connections.txt'], /a name that ends in .json/],
])('connections %j is refused as wrong use and changes nothing', async (args, message) => {
  await using test = await withDatabase();
  const { exitCode, stderr } = await runCommand(test.url, 'connections', ...args);
  expect(stderr).toMatch(message);
  expect(exitCode).toBe(2);
  expect(await test.database.kysely.selectFrom('connection').select('conn_id').execute()).toEqual([]);
});

test('a pool is made, changed, exported, deleted and made anew from the export', async () => {
  const file = join(await temporaryFolder(), 'pools.json');
  await using test = await withDatabase();
  const run = (...args: string[]) => runCommand(test.url, 'pools', ...args);
  await run('set', 'small', '2', 'few at once');
  const changed = await run('set', 'small', '3', 'few at once', '--include-deferred', '-o', 'json');
  expect(JSON.parse(changed.stdout)).toEqual([
    { pool: 'small', slots: 3, description: 'few at once', include_deferred: true },
  ]);
  await run('export', file);
  expect((await run('delete', 'small')).exitCode).toBe(0);
  expect((await run('get', 'small')).exitCode).toBe(3);
  expect((await run('import', file)).exitCode).toBe(0);
  expect(JSON.parse((await run('get', 'small', '--json')).stdout)[0].slots).toBe(3);
  expect((await run('set', 'small', 'many', '')).exitCode).toBe(2);
  await writeFile(file, '{"small": {"slots": "many"}}');
  expect((await run('import', file)).stderr).toContain('pool small has no "slots" that are a whole number');
});

test('a user is made with a random password or a given one, gets another one, and is deleted', async () => {
  await using test = await withDatabase();
  const run = (...args: string[]) => runCommand(test.url, 'users', ...args);
  const made = await run(
    'create',
    '-u',
    'ann',
    '-r',
    'Admin',
    '-e',
    'a@b',
    '-f',
    'A',
    '-l',
    'B',
    '--use-random-password',
  );
  expect(made.stdout).toMatch(/^User "ann" created with role "admin"; the password is \S{16} \(shown this once\)\n$/);
  expect((await run('create', '-u', 'ann', '-r', 'viewer', '-p', 'x')).exitCode).toBe(3);
  expect(await run('reset-password', '-u', 'ann', '-p', 'another')).toMatchObject({ exitCode: 0 });
  expect(JSON.parse((await run('list', '--json')).stdout)).toEqual([{ username: 'ann', role: 'admin' }]);
  expect((await run('create', '-u', 'ben', '-r', 'king', '-p', 'x')).stderr).toContain('is not one of viewer, user');
  expect((await run('create', '-u', 'ben', '-r', 'user')).stderr).toContain('exactly one of --password and');
  expect((await run('delete', '-u', 'ann')).exitCode).toBe(0);
  expect((await run('delete', '-u', 'ann')).exitCode).toBe(3);
});
