import { expect, test } from 'vitest';
import { shareWork } from './shared-work.ts';

function counted() {
  const begun: { key: string; signal: AbortSignal; end: PromiseWithResolvers<void> }[] = [];
  const share = shareWork((key, signal) => {
    const end = Promise.withResolvers<void>();
    signal.addEventListener('abort', () => end.reject(new Error('aborted')));
    begun.push({ key, signal, end });
    return end.promise;
  });
  return { begun, share };
}

test('those who want the same wait for one piece of work, and later ones begin another', async () => {
  const { begun, share } = counted();
  const all = [share('a'), share('a'), share('b')];
  expect(begun.map(({ key }) => key)).toEqual(['a', 'b']);
  for (const { end } of begun) end.resolve();
  await Promise.all(all);
  const again = share('a');
  expect(begun).toHaveLength(3);
  begun[2]?.end.reject(new Error('no'));
  await expect(again).rejects.toThrow('no');
});

test('who gives up leaves the work to the others; it is stopped with the last one', async () => {
  const { begun, share } = counted();
  const [first, second] = [new AbortController(), new AbortController()];
  const one = share('a', first.signal);
  const other = share('a', second.signal);
  first.abort();
  await expect(one).rejects.toThrow('it was given up');
  expect(begun[0]?.signal.aborted).toBe(false);
  second.abort();
  await expect(other).rejects.toThrow('it was given up');
  expect(begun[0]?.signal.aborted).toBe(true);
  const later = share('a');
  expect(begun).toHaveLength(2);
  begun[1]?.end.resolve();
  await later;
});
