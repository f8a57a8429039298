import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, tryRun } from '../cluster/harness/commands.ts';
import { projectFolder } from './helm.ts';

const install = join(projectFolder, 'image/install.sh');

describe('image/install.sh', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'leeward-install-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const installExamples = async (prefix: string) => {
    await run(install, ['examples'], { env: { PREFIX: prefix, SOURCE_DATE_EPOCH: '1700000000' } });
    return join(prefix, 'examples.git');
  };

  it('makes the same repository of examples each time, which can be fetched by commit without history', async () => {
    const first = await installExamples(join(folder, 'first'));
    const second = await installExamples(join(folder, 'second'));
    const commit = await run('git', ['-C', first, 'rev-parse', 'main']);
    expect(await run('git', ['-C', second, 'rev-parse', 'main'])).toBe(commit);

    const clone = join(folder, 'clone');
    await run('git', ['init', '--quiet', clone]);
    await run('git', ['-C', clone, 'fetch', '--quiet', '--depth', '1', `file://${first}`, commit.trim()]);
    await run('git', ['-C', clone, 'checkout', '--quiet', 'FETCH_HEAD']);
    expect(await readdir(join(clone, 'dags'))).toContain('example_bash_operator.ts');
  });

  it('names an unknown step and what is expected', async () => {
    const result = await tryRun(install, ['everything']);
    expect(result).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('expected system, python, node, app, examples, warm or all'),
    });
  });
});

describe('the build context', () => {
  it('holds what the Containerfile copies and nothing else', async () => {
    const lines = async (file: string) => (await readFile(join(projectFolder, 'image', file), 'utf8')).split('\n');
    const copied = (await lines('Containerfile')).flatMap((line) => /^COPY (?!--from)(\S+) /.exec(line)?.[1] ?? []);
    const kept = (await lines('Containerfile.dockerignore')).flatMap((line) => /^!(.*)/.exec(line)?.[1] ?? []);
    for (const path of copied)
      expect(
        kept.some((each) => each.startsWith(path)),
        path,
      ).toBe(true);
    for (const path of kept)
      expect(
        copied.some((each) => path.startsWith(each)),
        path,
      ).toBe(true);
  });

  it('lets every build script say how it is used', async () => {
    for (const script of ['image/build.sh', 'image/debian-base.sh', 'examples/kube/nfs/create-volumes.sh']) {
      const result = await tryRun(join(projectFolder, script), []);
      expect(result, script).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/^usage: /) });
    }
  });
});
