import type { LogRecord } from '@leeward/contracts';
import { type Dag, readSerializedDag } from '@leeward/contracts/serialized-dag-reader';
import {
  type Looked,
  languageOf,
  type ParseOutcome,
  type ParserQuestionHandler,
  type Runtimes,
} from '@leeward/runtimes';
import { problemOfDefaults } from './check-defaults.ts';

export interface DagFile {
  bundleName: string;
  bundlePath: string;
  bundleVersion: string | null;
  relativePath: string;
  text: string;
  /** The files of the bundle, by relative path, whose content the fingerprint is of. */
  covered: ReadonlySet<string>;
  fingerprint: string;
}

export interface ParsedDag {
  dag: Dag;
  serialized: Record<string, unknown>;
}

/** What a file gave: its Dags, and the errors by file (a file that imports a broken one names that one too). */
export interface ParsedFile {
  dags: ParsedDag[];
  errors: ReadonlyMap<string, string>;
  warnings: readonly unknown[];
  seconds: number;
  end: ParseEnd;
}

/** How a parse went, and what besides the file's code it depends on: that decides when the file is parsed again though its code stays. */
export type ParseEnd =
  /** A timeout, a killed child. */
  | { kind: 'unfinished' }
  /** It has an import error. What it lacks may come from elsewhere: a package, a variable, a file. */
  | { kind: 'failed' }
  /** `reads`: what it read that its fingerprint does not cover, relative to the bundle, absolute where it lies elsewhere. */
  | { kind: 'parsed'; looksOutside: boolean; reads: readonly string[] };

export interface ParseOptions {
  runtimes: Runtimes;
  timeoutSeconds: number;
  onMessage: ParserQuestionHandler;
  onLog: (record: LogRecord) => void;
  signal?: AbortSignal;
}

/** Has a child parse the file. Whatever goes wrong with the file is an import error of it, never an exception. */
export async function parseFile(file: DagFile, options: ParseOptions): Promise<ParsedFile | undefined> {
  const startedAt = performance.now();
  const outcome = await options.runtimes
    .parse({
      bundleName: file.bundleName,
      bundlePath: file.bundlePath,
      bundleVersion: file.bundleVersion,
      relativePath: file.relativePath,
      timeoutSeconds: options.timeoutSeconds,
      onMessage: options.onMessage,
      onLog: options.onLog,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    })
    .catch((error: Error) => ({ kind: 'refused', problem: error.message }) as const);
  const seconds = (performance.now() - startedAt) / 1_000;
  if (outcome.kind === 'aborted') return undefined;
  if (outcome.kind !== 'parsed') {
    return {
      dags: [],
      errors: new Map([[file.relativePath, describeFailure(outcome)]]),
      warnings: [],
      seconds,
      end: { kind: 'unfinished' },
    };
  }
  const content = readResult(file, outcome.result);
  const end: ParseEnd = content.errors.size > 0 ? { kind: 'failed' } : endOf(file, outcome.looked);
  return { ...content, seconds, end };
}

function endOf(file: DagFile, { filesRead, outside }: Looked): ParseEnd {
  const reads = filesRead.map((path) => relativeTo(file, path)).filter((path) => !file.covered.has(path));
  return { kind: 'parsed', looksOutside: outside, reads };
}

type Failure = Exclude<ParseOutcome, { kind: 'parsed' } | { kind: 'aborted' }> | { kind: 'refused'; problem: string };

function describeFailure(outcome: Failure): string {
  switch (outcome.kind) {
    case 'timedOut':
      return `Parsing took longer than ${outcome.timeoutSeconds} s ([core] dagbag_import_timeout) and was stopped.`;
    case 'crashed': {
      const how = outcome.signal === null ? `exit code ${outcome.exitCode}` : `signal ${outcome.signal}`;
      return `The process that parsed this file ended with ${how}.\n${outcome.stderrTail}`.trimEnd();
    }
    case 'calledBack':
      return 'The parser answered without a result.';
    case 'refused':
      return outcome.problem;
  }
}

function readResult(file: DagFile, result: Record<string, unknown>): Pick<ParsedFile, 'dags' | 'errors' | 'warnings'> {
  const errors = new Map<string, string>();
  for (const [path, traceback] of Object.entries((result.import_errors ?? {}) as Record<string, string>)) {
    errors.set(relativeTo(file, path), traceback);
  }
  const dags: ParsedDag[] = [];
  const isPython = languageOf(file.relativePath) === 'python';
  for (const { data } of result.serialized_dags as { data: Record<string, unknown> }[]) {
    try {
      const dag = readSerializedDag(data);
      // Airflow's SDK has refused such Dags of Python already.
      const problem = isPython ? undefined : problemOfDefaults(dag);
      if (problem === undefined) dags.push({ dag, serialized: data });
      else errors.set(file.relativePath, problem);
    } catch (error) {
      errors.set(file.relativePath, (error as Error).message);
    }
  }
  return { dags, errors, warnings: (result.warnings ?? []) as unknown[] };
}

function relativeTo(file: DagFile, path: string): string {
  const prefix = `${file.bundlePath}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : path;
}
