import { mkdir, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tryRun } from '../cluster/harness/commands.ts';
import { chartFolder } from './helm.ts';

/** The script that fills a volume of Dags, run as its init container runs it. */
describe('publish-dags.sh', () => {
  let folder: string;
  let stage: string;
  let volume: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'leeward-publish-'));
    [stage, volume] = [join(folder, 'stage'), join(folder, 'volume')];
    await mkdir(join(folder, 'scripts'));
    await mkdir(volume);
    const script = await readFile(join(chartFolder, 'files/publish-dags.sh'));
    await writeFile(join(folder, 'scripts/publish-dags.sh'), script);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** A pod's start: an empty stage, the script given, the name of a pod. */
  async function publish(script: string, pod = 'pod-1') {
    await rm(stage, { recursive: true, force: true });
    await mkdir(stage);
    await writeFile(join(folder, 'scripts/init-dags.sh'), script);
    await mkdir(join(folder, pod), { recursive: true });
    await writeFile(join(folder, pod, 'hostname'), `#!/bin/sh\necho ${pod}\n`, { mode: 0o755 });
    const env = { PATH: `${join(folder, pod)}:${process.env.PATH}`, STAGE: stage };
    return tryRun('bash', [join(folder, 'scripts/publish-dags.sh'), stage, volume], { cwd: folder, env });
  }
  const published = async () => (await readdir(join(volume, 'current'))).sort();

  it('publishes what the script left, and removes what it no longer makes', async () => {
    expect((await publish('touch $STAGE/a.py $STAGE/b.py')).exitCode).toBe(0);
    expect(await published()).toEqual(['a.py', 'b.py']);
    expect((await publish('mkdir $STAGE/sub; touch $STAGE/b.py $STAGE/sub/c.py', 'pod-2')).exitCode).toBe(0);
    expect(await published()).toEqual(['b.py', 'sub']);
  });

  it('keeps the tree before, which tasks may be reading, and no older one', async () => {
    const trees: string[] = [];
    for (const pod of ['one', 'two', 'three']) {
      await publish(`echo ${pod} > $STAGE/dag.py`, pod);
      trees.push((await readlink(join(volume, 'current'))).replace('.versions/', ''));
    }
    expect((await readdir(join(volume, '.versions'))).sort()).toEqual(trees.slice(1).sort());
    expect(await readdir(volume)).not.toContain(expect.stringMatching(/^current\./));
  });

  it('leaves the Dags alone when the script fails half way, and says so', async () => {
    await publish('touch $STAGE/good.py');
    const failed = await publish('touch $STAGE/half.py; exit 3', 'pod-2');
    expect(failed).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('the Dags of its last good run stay'),
    });
    expect(await published()).toEqual(['good.py']);
  });

  it('fails, and so is tried again, when the script fails and there are no Dags of an earlier run', async () => {
    const failed = await publish('exit 3');
    expect(failed).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('there are no Dags of an earlier run'),
    });
  });

  it('touches no other file on the volume', async () => {
    await writeFile(join(volume, 'mine.py'), 'mine');
    await publish('touch $STAGE/a.py');
    expect(await readFile(join(volume, 'mine.py'), 'utf8')).toBe('mine');
  });
});
