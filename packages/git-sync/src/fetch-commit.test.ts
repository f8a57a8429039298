import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type Credentials, fetchCommit, GitError, resolveRef } from './index.ts';
import { serveGitDaemon } from './testing/git-daemon.ts';
import { serveGitOverHttp } from './testing/git-over-http.ts';
import { newKey, serveSsh } from './testing/git-over-ssh.ts';
import { branch, newSandbox, type Sandbox } from './testing/sandbox.ts';

const run = promisify(execFile);
const indexFile = fileURLToPath(new URL('index.ts', import.meta.url));

interface Remote {
  repository: string;
  credentials?: Credentials;
}

/** Serves the repository's bare files as a plain web server does: git's "dumb" protocol. */
async function serveFiles(box: Sandbox): Promise<Remote> {
  await box.git(box.repo, 'update-server-info');
  const server = http.createServer(async (request, response) => {
    const file = path.join(box.repo, '.git', new URL(request.url!, 'http://localhost').pathname);
    const body = await readFile(file).catch(() => undefined);
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  box.defer(async () => server.close());
  return { repository: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

const remotes: Record<string, (box: Sandbox) => Promise<Remote>> = {
  'a local path': async (box) => ({ repository: box.repo }),
  'a local path from here': async (box) => ({ repository: path.relative(process.cwd(), box.repo) }),
  'file://': async (box) => ({ repository: box.url }),
  'git://': async (box) => ({ repository: `${await serveGitDaemon(box, box.directory)}/repo` }),
  'http:// with a login': async (box) => {
    const login = { username: 'user', password: 'pass word' };
    const { origin } = await serveGitOverHttp(box, box.directory, login);
    return { repository: `${origin}/repo`, credentials: login };
  },
  'http:// with a login in the address': async (box) => {
    const { origin } = await serveGitOverHttp(box, box.directory, { username: 'user', password: 'p@ss' });
    return { repository: `${origin.replace('//', '//user:p%40ss@')}/repo` };
  },
  'http:// from a plain file server': serveFiles,
  'ssh:// (protocol 0, which hands out no commit by its hash)': async (box) => {
    const key = await newKey(box, 'key');
    const { port, user, knownHosts } = await serveSsh(box, key);
    const privateKey = (await readFile(key, 'utf8')).trimEnd();
    return {
      repository: `ssh://${user}@127.0.0.1:${port}${box.repo}`,
      credentials: { ssh: { privateKey, knownHostsFile: knownHosts } },
    };
  },
};

describe.each(Object.entries(remotes))('a repository at %s', (_name, serve) => {
  test('refs are resolved, and a commit is fetched that is the tip of nothing', async () => {
    await using box = await newSandbox();
    const old = await box.commit('old');
    await box.git(box.repo, 'tag', '-a', 'v1', '-m', 'words');
    await box.commit('between');
    const tip = await box.commit('new');
    const { repository, credentials } = await serve(box);
    expect(await resolveRef(repository, branch, credentials)).toBe(tip);
    expect(await resolveRef(repository, 'HEAD', credentials)).toBe(tip);
    expect(await resolveRef(repository, 'v1', credentials)).toBe(old);
    await box.git(box.repo, 'tag', '-d', 'v1');

    const into = path.join(box.work, 'trees', old);
    expect(await fetchCommit({ repository, commit: old, into, credentials })).toEqual({
      commit: old,
      path: into,
      wasFetched: true,
    });
    expect(await box.read(path.join(into, 'file'))).toBe('old');
    expect(await readdir(into)).toEqual(['file']);
    expect(await readdir(path.dirname(into))).toEqual([old]);
  });
});

describe('fetchCommit', () => {
  test('a folder that is there is taken as it is', async () => {
    await using box = await newSandbox();
    const request = { repository: box.url, ref: branch, into: path.join(box.work, 'tree') };
    const first = await fetchCommit(request);
    expect(await fetchCommit({ ...request, repository: '/nowhere', commit: first.commit })).toEqual({
      ...first,
      wasFetched: false,
    });
  });

  test('several at once, in two processes: one wins, all get the same whole folder', async () => {
    await using box = await newSandbox();
    for (let file = 0; file < 50; file++) await writeFile(path.join(box.repo, `file${file}`), `${file}`);
    await box.git(box.repo, 'add', '.');
    const commit = await box.commit('many');
    const into = path.join(box.work, 'trees', commit);
    const program = `import { fetchCommit } from ${JSON.stringify(indexFile)};
      const request = ${JSON.stringify({ repository: box.url, commit, into })};
      const all = await Promise.all([1, 2, 3].map(() => fetchCommit(request)));
      console.log(all.filter((each) => each.wasFetched).length);`;
    const processes = [1, 2].map(() => run(process.execPath, ['--input-type=module', '-e', program]));
    const printed = await Promise.all(processes);
    const winners = printed.reduce((sum, { stdout }) => sum + Number(stdout), 0);
    expect(winners).toBe(1);
    expect(await readdir(into)).toHaveLength(51);
    expect(await readdir(path.dirname(into))).toEqual([commit]);
  });

  test('sparse folders, submodules and a kept repository', async () => {
    await using box = await newSandbox();
    const sub = await box.newRepository('sub');
    await box.commit('yes', 'wanted/file');
    await box.commit('no', 'unwanted/file');
    const { origin } = await serveGitOverHttp(box, box.directory);
    await box.git(box.repo, 'submodule', 'add', '-q', `file://${sub}`, 'wanted/sub');
    await box.git(box.repo, 'config', '-f', '.gitmodules', 'submodule.wanted/sub.url', `${origin}/work/sub`);
    await box.git(box.repo, 'commit', '-qam', 'submodule');
    const into = path.join(box.work, 'tree');
    const request = { repository: box.url, ref: branch, into, sparse: ['wanted'], submodules: true };
    const { commit } = await fetchCommit({ ...request, keepGitFolder: true });
    expect(await box.read(path.join(into, 'wanted/file'))).toBe('yes');
    expect(await box.read(path.join(into, 'wanted/sub/sub.file'))).toBe('sub');
    expect(await box.exists(path.join(into, 'unwanted'))).toBe(false);
    expect(await box.git(into, 'rev-parse', 'HEAD')).toBe(commit);

    const bare = path.join(box.work, 'bare');
    await fetchCommit({ ...request, into: bare });
    expect(await box.read(path.join(bare, 'wanted/sub/sub.file'))).toBe('sub');
    const names = await readdir(bare, { recursive: true });
    expect(names.filter((name) => path.basename(name) === '.git')).toEqual([]);
  });

  test('a submodule reaches no local path', async () => {
    await using box = await newSandbox();
    await box.git(box.repo, 'submodule', 'add', '-q', `file://${await box.newRepository('sub')}`, 'sub');
    await box.git(box.repo, 'commit', '-qam', 'submodule');
    const request = { repository: box.url, ref: branch, into: path.join(box.work, 'tree'), submodules: true };
    await expect(fetchCommit(request)).rejects.toThrow(/transport 'file' not allowed/);
    expect(await box.exists(request.into)).toBe(false);
  });

  test('a commit that is not there, a wrong login and an unknown ref are errors in words, without the secret', async () => {
    await using box = await newSandbox();
    const { origin } = await serveGitOverHttp(box, box.directory, { username: 'user', password: 'right' });
    const wrong = { username: 'user', password: 'wrong-secret' };
    const into = path.join(box.work, 'tree');
    const failed = await fetchCommit({ repository: `${origin}/repo`, ref: branch, into, credentials: wrong }).catch(
      (error: Error) => error,
    );
    expect(failed).toBeInstanceOf(GitError);
    expect(String(failed)).not.toContain('wrong-secret');
    await expect(fetchCommit({ repository: box.url, commit: '1'.repeat(40), into })).rejects.toThrow(GitError);
    await expect(resolveRef(box.url, 'nothing')).rejects.toThrow('the repository has no branch or tag "nothing"');
    await expect(resolveRef('--upload-pack=touch /tmp/x', 'HEAD')).rejects.toThrow(GitError);
    await expect(resolveRef(box.url, '--upload-pack=touch /tmp/x')).rejects.toThrow(GitError);
    expect(await readdir(box.work)).toEqual([]);
  });

  test('an aborted fetch leaves nothing, what a killed one left is removed later', async () => {
    await using box = await newSandbox();
    const into = path.join(box.work, 'tree');
    const stopped = fetchCommit({ repository: box.url, ref: branch, into, signal: AbortSignal.timeout(1) });
    await expect(stopped).rejects.toThrow();
    expect(await readdir(box.work)).toEqual([]);

    const abandoned = path.join(box.work, '.tree.partial-abc');
    await mkdir(abandoned);
    const longAgo = new Date(Date.now() - 86_400_000);
    await utimes(abandoned, longAgo, longAgo);
    await fetchCommit({ repository: box.url, ref: branch, into });
    expect(await readdir(box.work)).toEqual(['tree']);
  });

  test("the machine's git configuration and the repository's hooks have no say", async () => {
    await using box = await newSandbox();
    const hooks = path.join(box.work, 'hooks');
    await mkdir(hooks);
    await box.script('hooks/post-checkout', `touch ${box.work}/hook-ran`);
    await box.script('hooks/reference-transaction', `touch ${box.work}/hook-ran`);
    await writeFile(path.join(box.work, 'gitconfig'), `[core]\n\thooksPath = ${hooks}\n`);
    await symlink(hooks, path.join(box.work, 'linked'));
    const program = `import { fetchCommit } from ${JSON.stringify(indexFile)};
      await fetchCommit(${JSON.stringify({ repository: box.url, ref: branch, into: path.join(box.work, 'tree') })});`;
    await run(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, GIT_CONFIG_GLOBAL: path.join(box.work, 'gitconfig'), GIT_DIR: '/nonexistent' },
    });
    expect(await box.read(path.join(box.work, 'tree/file'))).toBe('init');
    expect(await box.exists(path.join(box.work, 'hook-ran'))).toBe(false);
  });
});
