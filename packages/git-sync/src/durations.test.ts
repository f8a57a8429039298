import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { serveAnswers } from './testing/answering-server.ts';
import { newSandbox } from './testing/sandbox.ts';

describe('durations that are no whole number of milliseconds or longer than a timer of Node', () => {
  test('a sync, a hook and a webhook with as long a timeout end well', async () => {
    await using box = await newSandbox();
    const { url } = await serveAnswers(box, () => 'HTTP/1.1 200 OK\n\n');
    const hook = await box.script('hook', 'sleep 0.2');
    await box.syncOnce([
      '--sync-timeout=2000h',
      `--exechook-command=${hook}`,
      '--exechook-timeout=2000h',
      `--webhook-url=${url}`,
      '--webhook-timeout=2000h',
    ]);
    await box.syncOnce([`--webhook-url=${url}`, '--webhook-timeout=16.1s']);
  });

  test('a pause between syncs or tries of a hook does not end at once', async () => {
    await using box = await newSandbox();
    const hook = await box.script('hook', 'echo run >> $RUNS; exit 1');
    const runs = `${box.work}/runs`;
    const flags = ['--period=1000h', `--exechook-command=${hook}`, '--exechook-backoff=1000h'];
    const sync = box.start(flags, { RUNS: runs });
    await sync.waitForLog('hook failed');
    await sync.waitForLog('"next sync"');
    await sleep(500);
    expect(sync.stderr.split('"next sync"').length - 1).toBe(1);
    expect(await box.lines(runs)).toBe(1);
  });
});
