import { watch } from 'node:fs';

const quietMs = 100;

/**
 * Calls back, once things are quiet, when something under the folder changed. Where the machine cannot watch (too many folders, a
 * network file system), nothing is called and the refresh interval alone counts. Returns the function that ends it.
 */
export function watchFolder({ path, isTree }: { path: string; isTree: boolean }, onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, quietMs);
  };
  try {
    const watcher = watch(path, { recursive: isTree, persistent: false }, later);
    watcher.on('error', () => watcher.close());
    return () => {
      clearTimeout(timer);
      watcher.close();
    };
  } catch {
    return () => {};
  }
}
