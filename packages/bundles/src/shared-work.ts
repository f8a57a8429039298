/** Work that several may wait for at a time; it is given up when nobody does any more. `signal` is that of one who waits. */
export type SharedWork = (key: string, signal?: AbortSignal) => Promise<void>;

/** Work of which one runs at a time for each key. One who gives up leaves it to the others. */
export function shareWork(work: (key: string, signal: AbortSignal) => Promise<void>): SharedWork {
  const underWay = new Map<string, { readonly done: Promise<void>; readonly stop: AbortController; waiting: number }>();

  function begin(key: string) {
    const stop = new AbortController();
    const done = work(key, stop.signal).finally(() => {
      if (underWay.get(key) === begun) underWay.delete(key);
    });
    done.catch(() => {});
    const begun = { done, stop, waiting: 0 };
    underWay.set(key, begun);
    return begun;
  }

  return async (key, signal) => {
    const joined = underWay.get(key) ?? begin(key);
    joined.waiting += 1;
    try {
      await unlessAborted(joined.done, signal);
    } finally {
      joined.waiting -= 1;
      if (joined.waiting === 0) {
        if (underWay.get(key) === joined) underWay.delete(key);
        joined.stop.abort();
      }
    }
  };
}

function unlessAborted(done: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return done;
  const gaveUp = Promise.withResolvers<never>();
  const giveUp = () => gaveUp.reject(new Error('it was given up', { cause: signal.reason }));
  if (signal.aborted) giveUp();
  signal.addEventListener('abort', giveUp, { once: true });
  return Promise.race([done, gaveUp.promise]).finally(() => signal.removeEventListener('abort', giveUp));
}
