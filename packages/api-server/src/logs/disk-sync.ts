import { open } from 'node:fs/promises';

const delayMs = 1_000;

/** Puts files that were written on the disk, a second later and each once however often it was written meanwhile. */
export class DiskSync {
  #files = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  soon(file: string): void {
    this.#files.add(file);
    this.#arm();
  }

  #arm(): void {
    this.#timer ??= setTimeout(() => void this.#sync(), delayMs).unref();
  }

  async #sync(): Promise<void> {
    const files = this.#files;
    this.#files = new Set();
    for (const file of files) await dataSync(file);
    this.#timer = undefined;
    if (this.#files.size > 0) this.#arm();
  }
}

/** A file that is gone needs no disk; what a disk reports here it reports to the next write as well. */
async function dataSync(path: string): Promise<void> {
  const file = await open(path, 'r').catch(() => undefined);
  await file?.datasync().catch(() => {});
  await file?.close();
}
