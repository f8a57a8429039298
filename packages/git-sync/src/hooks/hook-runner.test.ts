import { describe, expect, test } from 'vitest';
import { noMetrics } from '../metrics.ts';
import { eventually } from '../testing/eventually.ts';
import { HookRunner } from './hook-runner.ts';

const silent = { info() {}, error() {} };
const tree = (commit: string) => ({ path: `/trees/${commit}`, commit });

/** A hook that the test lets end, well or badly. */
function controlledHook() {
  const told: string[] = [];
  const ends: Array<(error?: Error) => void> = [];
  const hook = {
    name: 'test',
    run: ({ commit }: { commit: string }) =>
      new Promise<void>((resolve, reject) => {
        told.push(commit);
        ends.push((error) => (error === undefined ? resolve() : reject(error)));
      }),
  };
  return { hook, told, end: (error?: Error) => ends.shift()!(error) };
}

describe('a hook runner', () => {
  test('runs one at a time, skips to the newest commit and never tells one twice', async () => {
    const { hook, told, end } = controlledHook();
    const runner = new HookRunner(hook, 1000, false, silent, noMetrics);
    runner.send(tree('a'));
    runner.send(tree('b'));
    runner.send(tree('c'));
    expect(told).toEqual(['a']);
    end();
    await eventually('the newest', () => told.length === 2);
    expect(told).toEqual(['a', 'c']);
    end();
    await runner.stop();
    const again = new HookRunner(hook, 1000, false, silent, noMetrics);
    again.send(tree('d'));
    end();
    await again.firstResult();
    again.send(tree('d'));
    await again.stop();
    expect(told).toEqual(['a', 'c', 'd']);
  });

  test('tries again after a failure, with what is the newest then', async () => {
    const { hook, told, end } = controlledHook();
    const runner = new HookRunner(hook, 5, false, silent, noMetrics);
    runner.send(tree('a'));
    end(new Error('no'));
    expect(await runner.firstResult()).toBe(false);
    runner.send(tree('b'));
    await eventually('another try', () => told.length === 2);
    expect(told).toEqual(['a', 'b']);
    end();
    await runner.stop();
  });

  test('with once, tells the result of the first run and does not try again', async () => {
    const { hook, told, end } = controlledHook();
    const runner = new HookRunner(hook, 1, true, silent, noMetrics);
    expect(runner.wasSent).toBe(false);
    runner.send(tree('a'));
    end(new Error('no'));
    expect(await runner.firstResult()).toBe(false);
    await runner.stop();
    expect(told).toEqual(['a']);
  });
});
