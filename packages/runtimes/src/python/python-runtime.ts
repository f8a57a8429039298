import type { Child } from '../child.ts';
import { Rendezvous } from '../rendezvous.ts';
import { type PythonOptions, startBaseServer } from './base-server.ts';
import type { PythonCallback, TimetableQuestion } from './control.ts';
import type { ForkServer } from './fork-server.ts';
import { WarmFiles, type WarmFilesOptions } from './warm-files.ts';

export interface PythonFile {
  readonly file: string;
  readonly bundlePath: string;
  readonly bundleName: string;
  readonly bundleVersion: string | null;
}

/** A timetable is asked for so many runs at once. */
const timetableRunsAtOnce = 25;

interface Base {
  readonly rendezvous: Rendezvous;
  readonly server: ForkServer;
  readonly files: WarmFiles;
}

/** Python children, forked from servers that start with the first use and end when unused. */
export class PythonRuntime {
  readonly #options: PythonOptions;
  readonly #limits: WarmFilesOptions;
  readonly #idleMs: number;
  readonly #environment: Readonly<Record<string, string>>;
  #base: Promise<Base> | undefined;
  #idleTimer: NodeJS.Timeout | undefined;
  /** Requests that hold the base but have forked nothing yet. */
  #asking = 0;

  /** @param idleMs after which the base server ends when it runs nothing. */
  constructor(
    options: PythonOptions,
    limits: WarmFilesOptions,
    idleMs: number,
    environment: Readonly<Record<string, string>>,
  ) {
    this.#options = options;
    this.#limits = limits;
    this.#idleMs = idleMs;
    this.#environment = environment;
  }

  forkParser(file: PythonFile, env: Readonly<Record<string, string>>): Promise<Child> {
    return this.#withBase(({ server }) => server.fork({ kind: 'parse', bundlePath: file.bundlePath, env }));
  }

  /** @param fresh parse the file in the child itself instead of in a warm server. */
  forkTask(file: PythonFile, env: Readonly<Record<string, string>>, fresh: boolean): Promise<Child> {
    const work = { kind: 'task', bundlePath: file.bundlePath, env } as const;
    return this.#withBase(({ files, server }) => {
      if (fresh) return server.fork(work);
      const { file: path, bundlePath, bundleName, bundleVersion } = file;
      return files.use({ file: path, bundlePath, bundleName, watch: bundleVersion === null }, server, (warm) => {
        const isUsual = Object.keys(env).length === 0;
        return warm !== null && isUsual ? warm.forkTask(bundlePath) : (warm ?? server).fork(work);
      });
    });
  }

  forkCallback(callback: PythonCallback, env: Readonly<Record<string, string>>): Promise<Child> {
    return this.#withBase(({ server }) => server.fork({ kind: 'callback', ...callback, env }));
  }

  forkTimetable(question: TimetableQuestion, bundlePath: string): Promise<Child> {
    const most = timetableRunsAtOnce;
    return this.#withBase(({ server }) => server.fork({ kind: 'timetable', ...question, bundlePath, most, env: {} }));
  }

  forkTriggers(
    options: { importFolders: readonly string[]; blockedSeconds: number | null },
    env: Readonly<Record<string, string>>,
  ): Promise<Child> {
    return this.#withBase(({ server }) => server.fork({ kind: 'triggers', ...options, env }));
  }

  /** Starts what every task needs. */
  async prepare(): Promise<void> {
    await this.#withBase(async () => {});
  }

  async close(): Promise<void> {
    clearTimeout(this.#idleTimer);
    const base = await this.#base?.catch(() => undefined);
    this.#base = undefined;
    await end(base);
  }

  async #withBase<Result>(use: (base: Base) => Promise<Result>): Promise<Result> {
    this.#asking += 1;
    clearTimeout(this.#idleTimer);
    try {
      this.#base ??= this.#startBase();
      return await use(await this.#base);
    } finally {
      this.#asking -= 1;
      this.#endWhenUnused();
    }
  }

  async #startBase(): Promise<Base> {
    const rendezvous = await Rendezvous.open();
    try {
      const server = await startBaseServer(this.#options, this.#environment, rendezvous, () => this.#endWhenUnused());
      const started = { rendezvous, server, files: new WarmFiles(this.#limits) };
      void server.closed.then(() => this.#lose(started));
      return started;
    } catch (error) {
      this.#base = undefined;
      await rendezvous.close();
      throw error;
    }
  }

  /** File servers are forked from the base: when the last of them has ended, nothing runs. */
  #endWhenUnused(): void {
    clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(async () => {
      const base = await this.#base?.catch(() => undefined);
      if (base === undefined || this.#asking > 0 || base.server.running > 0) return;
      this.#base = undefined;
      await end(base);
    }, this.#idleMs);
    this.#idleTimer.unref();
  }

  /** The base died: the next use starts another. */
  async #lose(lost: Base): Promise<void> {
    if ((await this.#base?.catch(() => undefined)) === lost) this.#base = undefined;
    await end(lost);
  }
}

async function end(base: Base | undefined): Promise<void> {
  if (base === undefined) return;
  base.files.end();
  base.server.end();
  await base.server.closed;
  await base.rendezvous.close();
}
