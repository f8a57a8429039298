import { expect, onTestFinished, test, vi } from 'vitest';
import { giveMemoryBackWhenIdle } from './idle-memory.ts';

test('what a load took is given back once it is over', async () => {
  const held: object[] = [];
  for (let index = 0; index < 1_000_000; index += 1) held.push({ index });
  const { heapTotal: during } = process.memoryUsage();
  held.length = 0;
  const { stop } = giveMemoryBackWhenIdle(0.1);
  onTestFinished(stop);
  await vi.waitFor(() => expect(process.memoryUsage().heapTotal).toBeLessThan(during - 30e6), { timeout: 20_000 });
});
