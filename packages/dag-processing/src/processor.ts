import type { Bundles, DagBundle } from '@leeward/bundles';
import { createLimiter, type Limiter, type LogRecord } from '@leeward/contracts';
import type { Cipher, Database } from '@leeward/database';
import type { Runtimes } from '@leeward/runtimes';
import { parseAnswers } from './answer-messages.ts';
import { createAssets } from './assets/assets.ts';
import { createCallbacks } from './callbacks/callbacks.ts';
import type { ClaimedCallback } from './callbacks/claim.ts';
import type { CallbackOutcome } from './callbacks/run-callback.ts';
import type { IgnoreSyntax } from './list-files.ts';
import { moveToVersion } from './move-versions.ts';
import { type DagFile, parseFile } from './parse-file.ts';
import { createParseHistory, type ParseHistory, ParseStanding } from './parse-history.ts';
import { readBundle } from './read-bundle.ts';
import { registerBundles } from './register-bundles.ts';
import { retireFiles } from './retire-files.ts';
import { storeFile } from './store-file.ts';
import { createRefreshStore, type RefreshOutcome } from './store-refresh.ts';
import { createTimetables } from './timetables/timetables.ts';
import { watchFolder } from './watch-folder.ts';

export interface DagProcessorOptions {
  database: Database;
  bundles: Bundles;
  runtimes: Runtimes;
  cipher: Cipher;
  /** `[dag_processor] parsing_processes`. */
  parsingProcesses: number;
  /** `[core] dagbag_import_timeout`. */
  importTimeoutSeconds: number;
  /** `[dag_processor] dag_file_processor_timeout`: how long a callback may take. */
  callbackTimeoutSeconds: number;
  /** `[core] dags_are_paused_at_creation`. */
  pausedAtCreation: boolean;
  /** `[core] dag_ignore_file_syntax`. */
  ignoreSyntax: IgnoreSyntax;
  /** `[core] dag_discovery_safe_mode`. */
  safeMode: boolean;
  onLog: (file: DagFile, record: LogRecord) => void;
  onCallbackLog: (callback: ClaimedCallback, record: LogRecord) => void;
  onTimetableLog: (dagId: string, record: LogRecord) => void;
  onEvent: (event: ProcessorEvent) => void;
}

export type ProcessorEvent =
  | { kind: 'parsed'; bundleName: string; file: string; dagCount: number; errorCount: number; seconds: number }
  | {
      kind: 'refreshed';
      bundleName: string;
      version: string | null;
      /** Why there may be a newer version. */
      problem?: string;
      fileCount: number;
      changedCount: number;
      seconds: number;
    }
  | { kind: 'failed'; bundleName: string; error: Error }
  | { kind: 'calledBack'; callback: ClaimedCallback; outcome: CallbackOutcome; seconds: number }
  | { kind: 'callbacksFailed'; error: Error }
  | { kind: 'timetablesFailed'; error: Error }
  | { kind: 'assetsFailed'; error: Error };

export interface DagProcessor {
  /** Starts the loops; resolves when every bundle was looked at once. */
  start(): Promise<void>;
  /** Looks at the bundle now, whatever its interval. */
  refreshNow(bundleName: string): void;
  stop(): Promise<void>;
}

const refreshTimeoutMs = 120_000;
const lockRetrySeconds = 10;
const retryAfterFailureSeconds = 5;

/**
 * Keeps the Dags of all bundles in step with their files: a loop a bundle that refreshes it, retires what left a completed
 * listing and has the changed files parsed in children, some at a time over all bundles.
 */
export function createDagProcessor(options: DagProcessorOptions): DagProcessor {
  const stopping = new AbortController();
  const limiter = createLimiter(options.parsingProcesses);
  const loops = new Map<string, BundleLoop>();
  const running: Promise<void>[] = [];
  const callbacks = createCallbacks({
    ...options,
    limit: options.parsingProcesses,
    timeoutSeconds: options.callbackTimeoutSeconds,
    onMessage: parseAnswers(options.database, options.cipher),
    onLog: options.onCallbackLog,
    onEnd: (callback, outcome, seconds) => options.onEvent({ kind: 'calledBack', callback, outcome, seconds }),
    onProblem: (error) => options.onEvent({ kind: 'callbacksFailed', error }),
  });
  const timetables = createTimetables({
    ...options,
    timeoutSeconds: options.importTimeoutSeconds,
    onLog: options.onTimetableLog,
    onProblem: (error) => options.onEvent({ kind: 'timetablesFailed', error }),
  });
  const assets = createAssets({
    database: options.database,
    onProblem: (error) => options.onEvent({ kind: 'assetsFailed', error }),
  });
  return {
    async start() {
      callbacks.start();
      timetables.start();
      assets.start();
      await registerBundles(options.database, options.bundles.all);
      for (const bundle of options.bundles.all) {
        const loop = createBundleLoop(bundle, {
          ...options,
          limiter,
          signal: stopping.signal,
          history: createParseHistory(),
          storeRefresh: createRefreshStore(options.database, bundle.name),
        });
        loops.set(bundle.name, loop);
        running.push(loop.run());
      }
      await Promise.all([...loops.values()].map((loop) => loop.firstPass));
    },
    refreshNow(bundleName) {
      loops.get(bundleName)?.wake();
    },
    async stop() {
      stopping.abort();
      for (const loop of loops.values()) loop.wake();
      await Promise.all([...running, callbacks.stop(), timetables.stop(), assets.stop()]);
    },
  };
}

interface Pass {
  pauseSeconds: number;
  unseen: readonly DagFile[];
}

interface BundleLoop {
  run(): Promise<void>;
  wake(): void;
  firstPass: Promise<void>;
}

interface LoopContext extends DagProcessorOptions {
  limiter: Limiter;
  signal: AbortSignal;
  history: ParseHistory;
  storeRefresh: (outcome: RefreshOutcome) => Promise<void>;
}

/** Of several Dag processors the one that holds the bundle's lock works on it; a killed one's bundles pass on at the others' next look. */
function createBundleLoop(bundle: DagBundle, context: LoopContext): BundleLoop {
  const { locks } = context.database;
  const lockKey = `dag_bundle:${bundle.name}`;
  let endWait = () => {};
  let isWanted = false;
  let wasRefreshed = false;
  let firstDone = () => {};
  const firstPass = new Promise<void>((resolve) => {
    firstDone = resolve;
  });
  let endWatch: (() => void) | undefined;

  function wake(): void {
    isWanted = true;
    endWait();
  }

  async function wait(seconds: number): Promise<void> {
    if (isWanted || context.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, seconds * 1_000);
      endWait = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function pass(): Promise<Pass> {
    if (!(await locks.hold(lockKey))) return { pauseSeconds: lockRetrySeconds, unseen: [] };
    const unseen = await refreshBundle(bundle, context, !wasRefreshed);
    wasRefreshed = true;
    const watched = await bundle.watched();
    if (watched !== null) endWatch ??= watchFolder(watched, wake);
    return { pauseSeconds: bundle.refreshIntervalSeconds, unseen };
  }

  /** One after the other, and only until the next look is due: what changes comes first. */
  async function parseUnseen(unseen: readonly DagFile[], untilMs: number): Promise<void> {
    for (const file of unseen) {
      if (isWanted || context.signal.aborted || performance.now() >= untilMs) return;
      await context.limiter.run(() => parseAndStore(file, context));
    }
  }

  async function tellFailure(error: Error): Promise<void> {
    context.onEvent({ kind: 'failed', bundleName: bundle.name, error });
    // A database that is away takes no problem, and may be the problem: it is in the log.
    await context.storeRefresh({ problem: error.message }).catch(() => {});
  }

  async function run(): Promise<void> {
    while (!context.signal.aborted) {
      isWanted = false;
      const failed = async (error: Error) => {
        if (!context.signal.aborted) await tellFailure(error);
        return { pauseSeconds: Math.min(retryAfterFailureSeconds, bundle.refreshIntervalSeconds), unseen: [] };
      };
      const { pauseSeconds, unseen } = await pass().catch(failed);
      firstDone();
      const untilMs = performance.now() + pauseSeconds * 1_000;
      await parseUnseen(unseen, untilMs).catch(failed);
      await wait(Math.max(0, untilMs - performance.now()) / 1_000);
    }
    endWatch?.();
    await locks.release(lockKey);
  }

  return { run, wake, firstPass };
}

/**
 * Answers with the files that this process has not parsed yet though they are as they were at their last parse.
 * @param isFirstPass of this process: an earlier one may have left something half done.
 */
async function refreshBundle(bundle: DagBundle, context: LoopContext, isFirstPass: boolean): Promise<DagFile[]> {
  const startedAt = performance.now();
  const tree = await bundle.refresh(AbortSignal.any([context.signal, AbortSignal.timeout(refreshTimeoutMs)]));
  const content = await readBundle(context.database, bundle.name, tree, context);
  if (isFirstPass || content.lacksSome) {
    await retireFiles(
      context.database,
      bundle.name,
      content.files.map((file) => file.relativePath),
    );
  }
  const { changed, unchanged } = content;
  const standings = await Promise.all(unchanged.map((file) => context.history.standing(file, performance.now())));
  const of = (wanted: ParseStanding) => unchanged.filter((_, index) => standings[index] === wanted);
  const due = [...changed, ...of(ParseStanding.Due)];
  await Promise.all(due.map((file) => context.limiter.run(() => parseAndStore(file, context))));
  await moveToVersion(context.database, bundle.name, tree);
  await context.storeRefresh({ version: tree.version, problem: tree.problem ?? null });
  context.onEvent({
    kind: 'refreshed',
    bundleName: bundle.name,
    version: tree.version,
    ...(tree.problem === undefined ? {} : { problem: tree.problem }),
    fileCount: content.files.length,
    changedCount: due.length,
    seconds: (performance.now() - startedAt) / 1_000,
  });
  return of(ParseStanding.Unseen);
}

async function parseAndStore(file: DagFile, context: LoopContext): Promise<void> {
  if (context.signal.aborted) return;
  const parsed = await parseFile(file, {
    runtimes: context.runtimes,
    timeoutSeconds: context.importTimeoutSeconds,
    onMessage: parseAnswers(context.database, context.cipher),
    onLog: (record) => context.onLog(file, record),
    signal: context.signal,
  });
  if (parsed === undefined) return;
  await context.history.note(file, parsed.end, performance.now());
  await storeFile(context.database, file, parsed, context);
  context.onEvent({
    kind: 'parsed',
    bundleName: file.bundleName,
    file: file.relativePath,
    dagCount: parsed.dags.length,
    errorCount: parsed.errors.size,
    seconds: parsed.seconds,
  });
}
