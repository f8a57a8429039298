import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const module = new URL('./end-anyway.ts', import.meta.url).href;

function run(script: string) {
  const code = `const { endAnyway } = await import(${JSON.stringify(module)}); ${script}`;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8', timeout: 30_000 });
}

test('a process that is done ends although a timer is left, with its exit code, and says what held it', () => {
  const { status, stderr } = run('process.exitCode = 3; setInterval(() => {}, 1_000); endAnyway();');
  expect(status).toBe(3);
  expect(stderr).toMatch(/^done, but still held by .*Timeout.*; ending now\n$/);
});

test('one that nothing holds ends by itself, without a word', () => {
  const { status, stderr } = run('endAnyway();');
  expect([status, stderr]).toEqual([0, '']);
});
