import { generateKeyPairSync } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { freePort, serveAnswers } from '../testing/answering-server.ts';
import { serveGitOverHttp } from '../testing/git-over-http.ts';
import { newKey, serveSsh } from '../testing/git-over-ssh.ts';
import { newSandbox, type Sandbox } from '../testing/sandbox.ts';

const login = { username: 'testuser', password: 'testpass' };

async function failsWithoutTree(box: Sandbox, flags: string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { code, log } = await box.once(flags, env);
  expect(code).toBe(1);
  expect(await box.exists('link')).toBe(false);
  return log;
}

describe('upstream cases: logins over http', () => {
  test('auth_http_password', async () => {
    await using box = await newSandbox();
    const { origin } = await serveGitOverHttp(box, box.directory, login);
    const repo = `--repo=${origin}/repo`;
    await failsWithoutTree(box, [repo, '--username=wrong'], { GITSYNC_PASSWORD: login.password });
    const log = await failsWithoutTree(box, [repo, '--username=testuser'], { GITSYNC_PASSWORD: 'wrong-one' });
    expect(log).not.toContain('wrong-one');
    await box.syncOnce([repo, '--username=testuser'], { GITSYNC_PASSWORD: login.password });
    expect(await box.read('link/file')).toBe('init');
  });

  test('auth_http_password_in_url', async () => {
    await using box = await newSandbox();
    const { origin } = await serveGitOverHttp(box, box.directory, login);
    const repo = (user: string, password: string) => `--repo=${origin.replace('//', `//${user}:${password}@`)}/repo`;
    await failsWithoutTree(box, [repo('wrong', 'testpass')]);
    await failsWithoutTree(box, [repo('testuser', 'wrong')]);
    await box.syncOnce([repo('testuser', 'testpass')]);
    expect(await box.read('link/file')).toBe('init');
    expect(await box.read('.git/config')).not.toContain('testpass');
  });

  test('auth_http_password_file', async () => {
    await using box = await newSandbox();
    const { origin } = await serveGitOverHttp(box, box.directory, login);
    const file = path.join(box.work, 'password-file');
    const flags = [`--repo=${origin}/repo`, '--username=testuser', `--password-file=${file}`];
    await writeFile(file, 'wrong');
    await failsWithoutTree(box, flags);
    await writeFile(file, 'testpass');
    await box.syncOnce(flags);
    expect(await box.read('link/file')).toBe('init');
  });

  test('auth_password_file_reload', async () => {
    await using box = await newSandbox();
    const { origin } = await serveGitOverHttp(box, box.directory, login);
    const file = path.join(box.work, 'password-file');
    const set = async (password: string) => {
      await writeFile(`${file}.tmp`, password);
      await rename(`${file}.tmp`, file);
    };
    await set('testpass\n');
    const sync = box.start([
      `--repo=${origin}/repo`,
      '--username=testuser',
      `--password-file=${file}`,
      '--max-failures=1000',
    ]);
    await sync.waitForSync();
    await set('wrong');
    await sync.waitForLog('error syncing repo');
    await box.commit('two');
    await sync.waitForPolls(2);
    expect(await box.read('link/file')).toBe('init');
    await set('testpass');
    await sync.waitForSync();
    expect(await box.read('link/file')).toBe('two');
  });
});

describe('upstream cases: logins over ssh', () => {
  const addresses = {
    auth_ssh: (user: string, port: number, repo: string) => ({
      address: `${user}@127.0.0.1:${repo}`,
      port: String(port),
    }),
    auth_ssh_url: (user: string, port: number, repo: string) => ({
      address: `ssh://${user}@127.0.0.1:${port}${repo}`,
      port: undefined,
    }),
  };
  test.each(Object.entries(addresses))('%s', async (_name, form) => {
    await using box = await newSandbox();
    const keys = await Promise.all(['key1', 'key2', 'key3'].map((name) => newKey(box, name)));
    const server = await serveSsh(box, keys[2]!);
    const { address, port } = form(server.user, server.port, box.repo);
    const env = port === undefined ? {} : { GIT_SSH_COMMAND: `ssh -F none -p ${port}` };
    const flags = [`--repo=${address}`, '--ssh-known-hosts=false'];
    await failsWithoutTree(box, [...flags, `--ssh-key-file=${keys[1]}`], env);
    await box.syncOnce([...flags, ...keys.map((key) => `--ssh-key-file=${key}`)], env);
    expect(await box.read('link/file')).toBe('init');
  });

  test('a host that is not in known_hosts is refused, one that is there is taken', async () => {
    await using box = await newSandbox();
    const key = await newKey(box, 'key');
    const server = await serveSsh(box, key);
    const flags = [`--repo=ssh://${server.user}@127.0.0.1:${server.port}${box.repo}`, `--ssh-key-file=${key}`];
    await failsWithoutTree(box, [...flags, '--ssh-known-hosts-file=/dev/null']);
    await box.syncOnce([...flags, `--ssh-known-hosts-file=${server.knownHosts}`]);
  });
});

/** Stands in for git where it asks for a login: wants my-username and my-password before it fetches. */
const askingGit = `if [ "$1" = fetch ] || [ "$1" = ls-remote ]; then
  url=$(git config remote.origin.url)
  answer=$(printf 'url=%s\\n\\n' "$url" | git credential fill) || exit 1
  echo "$answer" | grep -q '^username=my-username$' || exit 1
  echo "$answer" | grep -q '^password=my-password$' || exit 1
fi
exec git "$@"`;

const ok = (password: string) => `HTTP/1.1 200 OK\n\nusername=my-username\npassword=${password}\n`;

describe('upstream cases: askpass URL', () => {
  test('auth_askpass_url_wrong_password', async () => {
    await using box = await newSandbox();
    const { url } = await serveAnswers(box, () => ok('wrong'));
    await failsWithoutTree(box, [`--git=${await box.script('git', askingGit)}`, `--askpass-url=${url}/git_askpass`]);
  });

  test('auth_askpass_url_correct_password', async () => {
    await using box = await newSandbox();
    const { url } = await serveAnswers(box, () => ok('my-password'));
    await box.syncOnce([`--git=${await box.script('git', askingGit)}`, `--askpass-url=${url}/git_askpass`]);
    expect(await box.read('link/file')).toBe('init');
  });

  const unsteady = {
    auth_askpass_url_sometimes_wrong: (count: number) => ok(count % 2 === 0 ? 'my-password' : 'wrong'),
    auth_askpass_url_flaky: (count: number) =>
      count % 2 === 0 ? ok('my-password') : 'HTTP/1.1 503 Service Unavailable\n\n',
  };
  test.each(Object.entries(unsteady))('%s', async (_name, answer) => {
    await using box = await newSandbox();
    const { url } = await serveAnswers(box, answer);
    const git = await box.script('git', askingGit);
    const sync = box.start([`--git=${git}`, `--askpass-url=${url}/git_askpass`, '--max-failures=2']);
    const changes: Array<[string, () => Promise<unknown>]> = [
      ['init', async () => {}],
      ['two', () => box.commit('two')],
      ['init', () => box.moveBack()],
    ];
    for (const [text, change] of changes) {
      await change();
      await sync.waitForSync();
      expect(await box.read('link/file')).toBe(text);
    }
  });

  test('auth_askpass_url_slow_start', async () => {
    await using box = await newSandbox();
    const port = await freePort();
    const git = await box.script('git', askingGit);
    const sync = box.start([
      `--git=${git}`,
      `--askpass-url=http://127.0.0.1:${port}/git_askpass`,
      '--max-failures=500',
    ]);
    await sync.waitForLog('error syncing repo');
    expect(await box.exists('link')).toBe(false);
    await serveAnswers(box, () => ok('my-password'), port);
    await sync.waitForSync();
    expect(await box.read('link/file')).toBe('init');
  });
});

describe('upstream cases: GitHub App, against a server that answers as GitHub does', () => {
  const ids = {
    auth_github_app_application_id: '--github-app-application-id=7',
    auth_github_app_client_id: '--github-app-client-id=Iv1.abc',
  };
  test.each(Object.entries(ids))('%s', async (name, id) => {
    await using box = await newSandbox();
    const { origin } = await serveGitOverHttp(box, box.directory, {
      username: '-',
      password: 'ghs_installation_token',
    });
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const keyFile = path.join(box.work, 'app.pem');
    await writeFile(keyFile, privateKey.export({ type: 'pkcs1', format: 'pem' }));
    const claims: Array<{ iss: string }> = [];
    const github = http.createServer((request, response) => {
      const token = request.headers.authorization!.replace('Bearer ', '');
      claims.push(JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()));
      const isRight = request.method === 'POST' && request.url === '/api/v3/app/installations/42/access_tokens';
      response.writeHead(isRight ? 201 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ token: 'ghs_installation_token', expires_at: new Date(Date.now() + 3_600_000) }));
    });
    await new Promise<void>((resolve) => github.listen(0, '127.0.0.1', resolve));
    box.defer(async () => github.close());
    const base = `http://127.0.0.1:${(github.address() as AddressInfo).port}/api/v3/`;
    const { code, log } = await box.once([
      `--repo=${origin}/repo`,
      id,
      '--github-app-installation-id=42',
      `--github-app-private-key-file=${keyFile}`,
      `--github-base-url=${base}`,
    ]);
    expect(code, log).toBe(0);
    expect(await box.read('link/file')).toBe('init');
    expect(claims.map((claim) => claim.iss)).toEqual([name.endsWith('client_id') ? 'Iv1.abc' : '7']);
    expect(log).not.toContain('ghs_installation_token');
  });
});
