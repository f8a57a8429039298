import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { publishLink } from './publish-link.ts';
import { eventually } from './testing/eventually.ts';
import { newSandbox, type Sandbox } from './testing/sandbox.ts';

/** How many changes a reader of a real git-sync is put through; each takes a whole sync. */
const syncedSwaps = Number(process.env.LEEWARD_GIT_SYNC_TEST_SWAPS ?? '30');
/** How many polls the growth test takes; ten thousand take some minutes. */
const polls = Number(process.env.LEEWARD_GIT_SYNC_TEST_POLLS ?? '1000');
const longTimeoutMs = 3_600_000;

const readerFile = fileURLToPath(new URL('testing/reader.ts', import.meta.url));
const killerFile = fileURLToPath(new URL('testing/kill-at-step.ts', import.meta.url));
const treeFiles = ['a', 'deep/b', 'z'];

/** Starts a reader; the returned function ends it and gives what it printed. */
function startReader(box: Sandbox): () => Promise<string> {
  const reader = spawn(process.execPath, [readerFile, box.link, ...treeFiles], { stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  reader.stdout.on('data', (text) => {
    said += text;
  });
  const closed = new Promise((resolve) => reader.on('close', resolve));
  const end = async () => {
    reader.stdin.end();
    await closed;
    return said.trim();
  };
  box.defer(end);
  return end;
}

async function commitAll(box: Sandbox, text: string): Promise<void> {
  for (const file of treeFiles) {
    await mkdir(path.dirname(path.join(box.repo, file)), { recursive: true });
    await writeFile(path.join(box.repo, file), text);
  }
  await box.git(box.repo, 'add', '.');
  await box.git(box.repo, 'commit', '-qm', text);
}

/** The texts of the published files; one if the tree is whole. */
async function publishedTexts(box: Sandbox): Promise<string[]> {
  const texts = await Promise.all(treeFiles.map((file) => readFile(path.join(box.link, file), 'utf8')));
  return [...new Set(texts)];
}

describe('a reader of the link', () => {
  test('sees no gap and no mix through 1,000 swaps of the link', async () => {
    await using box = await newSandbox();
    const trees = ['one', 'two'].map((name) => path.join(box.root, name));
    for (const tree of trees) {
      await mkdir(path.join(tree, 'deep'), { recursive: true });
      for (const file of treeFiles) await writeFile(path.join(tree, file), tree);
    }
    await publishLink(box.link, trees[0]!);
    const endReader = startReader(box);
    for (let swap = 1; swap <= 1000; swap++) {
      await publishLink(box.link, trees[swap % 2]!);
      if (swap % 10 === 0) await sleep(1);
    }
    expect(await endReader()).toMatch(/^looks=\d+ trees=2$/);
    expect((await readdir(box.root)).sort()).toEqual(['link', 'one', 'two']);
  });

  test(
    'sees no gap and no mix while git-sync follows a branch, a ruined tree and a ruined repository',
    async () => {
      await using box = await newSandbox();
      await commitAll(box, 'change 0');
      const sync = box.start(['--stale-worktree-timeout=5s', '--period=10ms', '--git-gc=off', '--max-failures=-1']);
      await sync.waitForSync();
      const endReader = startReader(box);
      for (let swap = 1; swap <= syncedSwaps; swap++) {
        if (swap % 10 === 5) await box.git(box.root, 'update-ref', `refs/heads/git-sync`, 'HEAD');
        if (swap % 10 === 7) await writeFile(path.join(box.root, '.git/index.lock'), '');
        if (swap % 10 === 9) await writeFile(path.join(box.root, '.git/HEAD'), 'nonsense');
        await commitAll(box, `change ${swap}`);
        await sync.waitForSync();
      }
      expect(await endReader()).toMatch(/^looks=\d+ trees=\d+$/);
      expect(await publishedTexts(box)).toEqual([`change ${syncedSwaps}`]);
    },
    longTimeoutMs,
  );
});

describe('git-sync that is killed outright', () => {
  test(
    'before any of its steps: the link shows one whole commit, and the next start converges',
    async () => {
      await using box = await newSandbox();
      let step = 0;
      for (let isKilled = true; isKilled; ) {
        step++;
        await commitAll(box, `step ${step}`);
        const flags = ['--one-time', '--git-gc=always'];
        const killed = box.start(flags, { KILL_AT_STEP: String(step) }, { nodeArgs: ['--import', killerFile] });
        isKilled = (await killed.exited()) === 137;
        if (await box.exists('link')) expect(await publishedTexts(box)).toHaveLength(1);
        await box.syncOnce(['--git-gc=always']);
        expect(await publishedTexts(box)).toEqual([`step ${step}`]);
        expect(await box.linked()).toBe(await box.head());
      }
      expect(step).toBeGreaterThan(20);
      expect(await readdir(path.join(box.root, '.worktrees'))).toEqual([await box.head()]);
      expect((await readdir(box.root)).sort()).toEqual(['.git', '.git-sync', '.worktrees', 'link']);
    },
    longTimeoutMs,
  );

  test(
    'at any moment, with git at work: the next start ends what it left and converges',
    async () => {
      await using box = await newSandbox();
      for (let round = 1; round <= 12; round++) {
        await commitAll(box, `round ${round}`);
        const killed = box.start([]);
        await sleep(round * 35);
        killed.child.kill('SIGKILL');
        await killed.exited();
        if (await box.exists('link')) expect(await publishedTexts(box)).toHaveLength(1);
        await box.syncOnce();
        expect(await publishedTexts(box)).toEqual([`round ${round}`]);
      }
    },
    longTimeoutMs,
  );

  test('leaves a git that the next start ends', async () => {
    await using box = await newSandbox();
    const hanging = await box.script(
      'hanging-git',
      `[ "$1" = fetch ] && { echo $$ > ${box.work}/pid; exec sleep 1000; }\nexec git "$@"`,
    );
    const killed = box.start([`--git=${hanging}`]);
    const pid = Number(await box.written('pid'));
    killed.child.kill('SIGKILL');
    await killed.exited();
    expect(() => process.kill(pid, 0)).not.toThrow();
    await box.syncOnce();
    await eventually('the hanging git is gone', () => {
      try {
        process.kill(pid, 0);
        return false;
      } catch {
        return true;
      }
    });
  });
});

describe('a root in disorder', () => {
  const disorders: Record<string, (box: Sandbox) => Promise<unknown>> = {
    'locks everywhere': async (box) => {
      for (const lock of [
        'index.lock',
        'shallow.lock',
        'HEAD.lock',
        'config.lock',
        'packed-refs.lock',
        'refs/heads/git-sync.lock',
      ]) {
        await writeFile(path.join(box.root, '.git', lock), '');
      }
    },
    'a HEAD of nonsense': (box) => writeFile(path.join(box.root, '.git/HEAD'), 'nonsense'),
    'an object that is cut short': async (box) => {
      await box.git(box.root, 'gc', '-q');
      const packs = path.join(box.root, '.git/objects/pack');
      for (const name of await readdir(packs)) await writeFile(path.join(packs, name), 'short').catch(() => {});
    },
    'no HEAD': async (box) => {
      await rm(path.join(box.root, '.git/HEAD'));
    },
    'a link to be renamed that was left': (box) =>
      symlink(`.worktrees/${'0'.repeat(40)}`, path.join(box.root, 'tmp-link')),
    'a changed file': (box) => writeFile(path.join(box.link, 'file'), 'changed'),
    'a removed file': async (box) => {
      await rm(path.join(box.link, 'file'));
    },
  };
  test.each(Object.entries(disorders))('%s heals at the next start', async (_name, disturb) => {
    await using box = await newSandbox();
    await box.syncOnce();
    await disturb(box);
    await box.syncOnce();
    expect(await box.read('link/file')).toBe('init');
    await box.commit('two');
    await box.syncOnce();
    expect(await box.read('link/file')).toBe('two');
    expect(await box.exists('tmp-link')).toBe(false);
  });

  test('a folder of trees that is a link out of the root is replaced, what it showed is not touched', async () => {
    await using box = await newSandbox();
    await writeFile(path.join(box.work, 'precious'), 'precious');
    await symlink(box.work, path.join(box.root, '.worktrees'));
    await symlink(box.work, path.join(box.root, '.git'));
    await box.syncOnce();
    expect(await box.read('link/file')).toBe('init');
    expect(await readdir(box.work)).toEqual(['precious']);

    await rename(path.join(box.root, '.worktrees'), path.join(box.work, 'moved'));
    await symlink(path.join(box.work, 'moved'), path.join(box.root, '.worktrees'));
    await box.commit('two');
    await box.syncOnce();
    expect(await box.read('link/file')).toBe('two');
    expect(await readdir(path.join(box.work, 'moved'))).toHaveLength(1);
  });
});

describe('a long life', () => {
  test(
    `${polls} polls leave no growth in disk, memory, files or processes`,
    async () => {
      await using box = await newSandbox();
      const smallHeap = ['--max-old-space-size=32', '--max-semi-space-size=1'];
      const sync = box.start(['--period=10ms', '--verbose=3'], {}, { nodeArgs: smallHeap });
      await sync.waitForSync();
      const pid = sync.child.pid!;
      const measure = async () => {
        const status = await readFile(`/proc/${pid}/status`, 'utf8');
        return {
          memoryMb: Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024,
          files: (await readdir(`/proc/${pid}/fd`)).length,
          disk: (await readdir(box.root, { recursive: true })).sort(),
        };
      };
      const noops = async () => (await sync.metric('git_sync_count_total{status="noop"}')) ?? 0;
      await eventually('a warm process', async () => (await noops()) >= polls / 5, longTimeoutMs, 500);
      const before = await measure();
      await eventually('the polls', async () => (await noops()) >= polls, longTimeoutMs, 500);
      const after = await measure();
      console.info(
        `memory: ${before.memoryMb.toFixed(0)} MB after ${polls / 5} polls, ${after.memoryMb.toFixed(0)} MB after ${polls}`,
      );
      expect(after.disk).toEqual(before.disk);
      expect(after.files).toBeLessThanOrEqual(before.files + 6);
      expect(after.memoryMb).toBeLessThan(before.memoryMb + 25);
      const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
      expect(children.trim().split(' ').length).toBeLessThanOrEqual(1);
    },
    longTimeoutMs,
  );
});
