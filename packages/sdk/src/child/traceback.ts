import { spawnSync } from 'node:child_process';
import { plainPath } from './error-detail.ts';
import { lastLoadedModule } from './resolve-hook.ts';

/** The error as Node would print it, without Node's and this package's own frames, paths in place of URLs, causes below. */
export function tracebackOf(error: unknown): string {
  if (!(error instanceof Error)) return `Error: ${String(error)}`;
  const { code } = error as { code?: unknown };
  const stack = authorLines(syntaxPlace(error) ?? error.stack ?? `${error.name}: ${error.message}`);
  const coded = typeof code === 'string' && code.startsWith('LW_') ? stack.replace(/^LeewardError/, code) : stack;
  return error.cause === undefined ? coded : `${coded}\nCaused by ${tracebackOf(error.cause)}`;
}

function authorLines(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => !/^\s+at .*(?:node:|\/packages\/sdk\/src\/)/.test(line))
    .map((line) => line.replace(/file:\/\/[^\s:)]+/g, plainPath))
    .join('\n')
    .trimEnd();
}

/**
 * V8 tells the place of a syntax error in a JavaScript module only to Node's own printer. So where it is missing, Node checks the
 * module that was being loaded once more and its print is taken; undefined where that finds nothing either.
 */
function syntaxPlace(error: Error): string | undefined {
  const module = lastLoadedModule();
  if (!(error instanceof SyntaxError) || module === undefined || !module.startsWith('file://')) return undefined;
  if (/^(?:file:\/\/)?\/.*:\d+$/m.test(error.stack?.split('\n')[0] ?? '')) return undefined;
  const { status, stderr } = spawnSync(process.execPath, ['--check', plainPath(module)], { encoding: 'utf8' });
  return status === 0 ? undefined : stderr.replace(/\n\nNode\.js v[\d.]+\s*$/, '');
}
