import { stat } from 'node:fs/promises';
import type { FileStamps } from './control.ts';
import type { ForkServer, WarmRequest } from './fork-server.ts';

interface WarmFile {
  /** null where the file cannot be shared by attempts, or its server is gone. */
  readonly server: Promise<ForkServer | null>;
  watched: FileStamps;
  /** The settled value of `server`. */
  settled: ForkServer | null | undefined;
  /** Who is about to fork from it: until then nothing of theirs runs, and it must not be ended for want of work. */
  users: number;
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

  /** Forks by the server of a file, made where there is none; `use` gets null where attempts must parse the file themselves. */
  async use<Result>(
    request: WarmRequest,
    base: ForkServer,
    use: (server: ForkServer | null) => Promise<Result>,
  ): Promise<Result> {
    const key = [request.bundlePath, request.bundleName, request.file].join('\0');
    const file = this.#files.get(key) ?? this.#add(key, request, base);
    if (file === undefined) return use(null);
    file.users += 1;
    try {
      const server = await file.server;
      if (await isCurrent(file.watched)) {
        if (this.#files.get(key) === file) this.#touch(key, file);
        return await use(server);
      }
    } finally {
      file.users -= 1;
      if (this.#files.get(key) !== file) endUnused(file);
    }
    if (this.#files.get(key) === file) this.#drop(key, file);
    return this.use(request, base, use);
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

  /** Undefined where as many as may be are in use. */
  #add(key: string, request: WarmRequest, base: ForkServer): WarmFile | undefined {
    if (!this.#makeRoom()) return undefined;
    const file: WarmFile = {
      server: this.#parse(key, request, base, () => file),
      watched: {},
      settled: undefined,
      users: 0,
      idleTimer: undefined,
    };
    this.#files.set(key, file);
    return file;
  }

  #makeRoom(): boolean {
    if (this.#files.size < this.#options.limit) return true;
    for (const [key, file] of this.#files) {
      if (!isUnused(file)) continue;
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
      if (isUnused(file)) this.#drop(key, file);
    }, this.#options.idleMs);
    file.idleTimer.unref();
  }

  #onIdle(key: string, file: WarmFile): void {
    if (this.#files.get(key) === file) this.#startIdleTimer(key, file);
    else endUnused(file);
  }

  /** Gives the server no more to do; it ends when what it runs has ended. */
  #drop(key: string, file: WarmFile): void {
    this.#forget(key, file);
    endUnused(file);
  }

  #forget(key: string, file: WarmFile): void {
    clearTimeout(file.idleTimer);
    if (this.#files.get(key) === file) this.#files.delete(key);
  }
}

function isUnused({ settled, users }: WarmFile): boolean {
  return users === 0 && settled !== undefined && (settled === null || settled.running === 0);
}

function endUnused(file: WarmFile): void {
  if (isUnused(file)) file.settled?.end();
}

/** Whether every file that a parse read is as it was. */
async function isCurrent(watched: FileStamps): Promise<boolean> {
  const checks = Object.entries(watched).map(async ([path, [modifiedNs, size]]) => {
    const now = await stat(path, { bigint: true }).catch(() => null);
    return now === null ? modifiedNs === 'gone' : String(now.mtimeNs) === modifiedNs && String(now.size) === size;
  });
  return (await Promise.all(checks)).every(Boolean);
}
