import { expect, test } from 'vitest';
import { logOf } from './answer-text.ts';
import { hasNoLog } from './kubernetes-error.ts';

async function read(...pieces: string[]): Promise<string> {
  let text = '';
  for await (const piece of logOf(inPieces(pieces))) text += piece;
  return text;
}

async function* inPieces(pieces: readonly string[]): AsyncGenerator<string> {
  yield* pieces;
}

const sentence = 'unable to retrieve container logs for containerd://3a27f8602ff8';

test("what the kubelet says of a container that is gone is not that container's log", async () => {
  await expect(read(sentence)).rejects.toSatisfy(hasNoLog);
});

test('a task may write the same words', async () => {
  expect(await read(`${sentence}\n`)).toBe(`${sentence}\n`);
  expect(await read('begun\n', sentence)).toBe(`begun\n${sentence}`);
});
