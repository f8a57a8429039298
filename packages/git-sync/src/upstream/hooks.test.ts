import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { serveAnswers } from '../testing/answering-server.ts';
import { eventually } from '../testing/eventually.ts';
import { branch, newSandbox, type Sandbox } from '../testing/sandbox.ts';

const writes = 'cat file > exechook\necho "ENVKEY=$ENVKEY" > exechook-env\n[ -n "$GITSYNC_HASH" ] || exit 1\n';
const scripts = (box: Sandbox) => ({
  succeeds: `${writes}date >> ${box.work}/runlog`,
  fails: `date >> ${box.work}/runlog\nexit 1`,
  succeedsSlowly: `sleep 1\n${writes}`,
  failsSlowly: `sleep 1\ndate >> ${box.work}/runlog\nexit 1`,
});

describe.each(['exechook', 'pre_publish_exechook'])('upstream cases: %s', (kind) => {
  const flag = kind.replaceAll('_', '-');
  const command = async (box: Sandbox, which: keyof ReturnType<typeof scripts>) =>
    `--${flag}-command=${await box.script('hook', scripts(box)[which])}`;
  const runs = (box: Sandbox) => box.lines(path.join(box.work, 'runlog'));

  test(`${kind}_success`, async () => {
    await using box = await newSandbox();
    await box.commit('one');
    const sync = box.start([await command(box, 'succeeds')]);
    for (const [index, text] of ['one', 'two'].entries()) {
      if (index > 0) await box.commit(text);
      await sync.waitForSync();
      await eventually('the hook has run', async () => (await runs(box)) === index + 1);
      expect(await box.read('link/exechook')).toBe(text);
      expect(await box.read('link/exechook-env')).toBe('ENVKEY=envval');
    }
  });

  test(`${kind}_fail_retry`, async () => {
    await using box = await newSandbox();
    const sync = box.start([await command(box, 'fails'), `--${flag}-backoff=1s`]);
    await sync.waitForSync();
    await eventually('the hook has run twice', async () => (await runs(box)) >= 2);
  });

  test(`${kind}_success_once`, async () => {
    await using box = await newSandbox();
    await box.syncOnce([await command(box, 'succeedsSlowly')]);
    expect(await box.read('link/exechook')).toBe('init');
    expect(await box.read('link/exechook-env')).toBe('ENVKEY=envval');
  });

  test(`${kind}_fail_once`, async () => {
    await using box = await newSandbox();
    expect((await box.once([await command(box, 'failsSlowly'), `--${flag}-backoff=1s`])).code).toBe(1);
    expect(await box.read('link/file')).toBe('init');
    expect(await runs(box)).toBe(1);
  });

  test(`${kind}_startup_after_crash`, async () => {
    await using box = await newSandbox();
    await box.syncOnce([`--ref=${branch}`]);
    await box.syncOnce([`--ref=${branch}`, await command(box, 'succeeds')]);
    const isTold = kind === 'exechook';
    expect(await box.read('link/exechook')).toBe(isTold ? 'init' : undefined);
    expect(await runs(box)).toBe(isTold ? 1 : 0);
  });
});

describe('upstream cases: more hooks', () => {
  test('exechook_git_archive', async () => {
    await using box = await newSandbox();
    const hook = await box.script(
      'hook',
      'git archive --format tar.gz --output archive.tgz HEAD && tar tzf archive.tgz',
    );
    await box.syncOnce([`--exechook-command=${hook}`]);
    expect(await box.exists('link/archive.tgz')).toBe(true);
  });

  const answers = {
    ok: 'HTTP/1.1 200 OK\n\n',
    error: 'HTTP/1.1 500 Internal Server Error\n\n',
    missing: 'HTTP/1.1 404 Not Found\n\n',
  };

  test('webhook_success', async () => {
    await using box = await newSandbox();
    const { url, requests } = await serveAnswers(box, () => answers.ok);
    const sync = box.start([`--webhook-url=${url}`, '--webhook-success-status=200']);
    await sync.waitForSync();
    await eventually('one call', () => requests.length === 1);
    await box.commit('two');
    await sync.waitForSync();
    await eventually('another call', () => requests.length === 2);
    expect(requests[1]).toMatch(/^POST \/ /);
    expect(requests[1]!.toLowerCase()).toContain(`gitsync-hash: ${await box.head()}`);
  });

  test('webhook_fail_retry', async () => {
    await using box = await newSandbox();
    let answer = answers.error;
    const { url, requests } = await serveAnswers(box, () => answer);
    const sync = box.start([`--webhook-url=${url}`, '--webhook-backoff=1s']);
    await sync.waitForSync();
    await eventually('a call', () => requests.length >= 1);
    answer = answers.ok;
    const before = requests.length;
    await eventually('a good call', () => requests.length === before + 1);
    await sync.waitForLog('webhook succeeded');
    await sync.waitForPolls(5);
    expect(requests.length).toBe(before + 1);
  });

  test('webhook_success_once', async () => {
    await using box = await newSandbox();
    const { url, requests } = await serveAnswers(box, () => answers.ok);
    await box.syncOnce([`--webhook-url=${url}`]);
    expect(requests.length).toBe(1);
  });

  test('webhook_fail_retry_once', async () => {
    await using box = await newSandbox();
    const { url, requests } = await serveAnswers(box, () => answers.error);
    expect((await box.once([`--webhook-url=${url}`])).code).toBe(1);
    expect(await box.read('link/file')).toBe('init');
    expect(requests.length).toBe(1);
  });

  test('webhook_fire_and_forget', async () => {
    await using box = await newSandbox();
    const { url, requests } = await serveAnswers(box, () => answers.missing);
    const sync = box.start([`--webhook-url=${url}`, '--webhook-success-status=0']);
    await sync.waitForSync();
    await sync.waitForLog('webhook succeeded');
    await sync.waitForPolls(5);
    expect(requests.length).toBe(1);
  });
});
