import { stat } from 'node:fs/promises';
import type { FileStamps } from './control.ts';
import type { ForkServer, WarmRequest } from './fork-server.ts';

interface WarmFile {
  /** null where the file cannot be shared by attempts, or its server is gone. */
  readonly server: Promise<ForkServer | null>;
  watched: FileStamps;
  /** The settled value of `server`. */
  settled: ForkServer | null | undefined;
  idleTimer: NodeJS.Timeout | undefined;
}

export interface WarmFilesOptions {
  /** How many servers of Dag files may be kept at once. */
  readonly limit: number;
  readonly idleMs: number;
  /** How long one file may take to be parsed before it is left to the attempts themselves. */
  readonly parseMs: number;
}

/** The file servers of one Python environment: at most `limit`, the least recently used goes first, an unused one goes in time. */
export class WarmFiles {
  readonly #options: WarmFilesOptions;
  /** In order of use: the first is the least recently used. */
  readonly #files = new Map<string, WarmFile>();

  constructor(options: WarmFilesOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#files.size;
  }

  /** The server of a file, made where there is none; null where attempts must parse the file themselves. */
  async serverOf(request: WarmRequest, base: ForkServer): Promise<ForkServer | null> {
    const key = [request.bundlePath, request.bundleName, request.file].join('\0');
    const known = this.#files.get(key);
    if (known !== undefined) {
      const server = await known.server;
      if (await isCurrent(known.watched)) {
        if (this.#files.get(key) === known) this.#touch(key, known);
        return server;
      }
      if (this.#files.get(key) === known) this.#drop(key, known);
      return this.serverOf(request, base);
    }
    if (!this.#makeRoom()) return null;
    const file: WarmFile = {
      server: this.#parse(key, request, base, () => file),
      watched: {},
      settled: undefined,
      idleTimer: undefined,
    };
    this.#files.set(key, file);
    return file.server;
  }

  /** Ends every server with what it runs. */
  end(): void {
    for (const [key, file] of this.#files) {
      this.#forget(key, file);
      file.settled?.end();
    }
  }

  async #parse(key: string, request: WarmRequest, base: ForkServer, self: () => WarmFile): Promise<ForkServer | null> {
    let timer: NodeJS.Timeout | undefined;
    try {
      const { server, kill } = await base.warm(request, () => this.#onIdle(key, self()));
      timer = setTimeout(kill, this.#options.parseMs);
      const { unfit, watched } = await server.ready;
      const file = self();
      file.watched = watched;
      file.settled = unfit === null ? server : null;
      this.#startIdleTimer(key, file);
      void server.closed.then(() => {
        if (file.settled !== null) this.#forget(key, file);
      });
      return file.settled;
    } catch {
      // The file ended its server while it was parsed: an attempt that parses it will end the same way and say why.
      self().settled = null;
      this.#startIdleTimer(key, self());
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  #makeRoom(): boolean {
    if (this.#files.size < this.#options.limit) return true;
    for (const [key, file] of this.#files) {
      if (file.settled === undefined || (file.settled !== null && file.settled.running > 0)) continue;
      this.#drop(key, file);
      return true;
    }
    return false;
  }

  #touch(key: string, file: WarmFile): void {
    this.#files.delete(key);
    this.#files.set(key, file);
    this.#startIdleTimer(key, file);
  }

  #startIdleTimer(key: string, file: WarmFile): void {
    clearTimeout(file.idleTimer);
    file.idleTimer = setTimeout(() => {
      if (file.settled === undefined || (file.settled !== null && file.settled.running > 0)) return;
      this.#drop(key, file);
    }, this.#options.idleMs);
    file.idleTimer.unref();
  }

  #onIdle(key: string, file: WarmFile): void {
    if (this.#files.get(key) === file) this.#startIdleTimer(key, file);
    else file.settled?.end();
  }

  /** Gives the server no more to do; it ends when what it runs has ended. */
  #drop(key: string, file: WarmFile): void {
    this.#forget(key, file);
    if (file.settled?.running === 0) file.settled.end();
  }

  #forget(key: string, file: WarmFile): void {
    clearTimeout(file.idleTimer);
    if (this.#files.get(key) === file) this.#files.delete(key);
  }
}

/** Whether every file that a parse read is as it was. */
async function isCurrent(watched: FileStamps): Promise<boolean> {
  const checks = Object.entries(watched).map(async ([path, [modifiedNs, size]]) => {
    const now = await stat(path, { bigint: true }).catch(() => null);
    return now === null ? modifiedNs === 'gone' : String(now.mtimeNs) === modifiedNs && String(now.size) === size;
  });
  return (await Promise.all(checks)).every(Boolean);
}
