import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

const ignoreFileName = '.airflowignore';
const languages = /\.(py|zip|ts|mts|js|mjs)$/;
const skippedFolders = new Set(['.git', 'node_modules', '__pycache__', '.venv']);

export type IgnoreSyntax = 'glob' | 'regexp';

/** Paths, relative to the bundle and sorted, of every file that may hold Dags by its name and the ignore files. */
export async function listFiles(bundlePath: string, syntax: IgnoreSyntax): Promise<string[]> {
  const found: string[] = [];
  const visited = new Set<string>();
  await walk(bundlePath, [], found, { bundlePath, syntax, visited });
  return found.sort();
}

interface Walk {
  bundlePath: string;
  syntax: IgnoreSyntax;
  /** Real folders seen, by device and inode: a link that leads back ends here. */
  visited: Set<string>;
}

type IgnoreRule = (absolutePath: string, isFolder: boolean) => boolean | undefined;

async function walk(folder: string, inherited: readonly IgnoreRule[], found: string[], context: Walk): Promise<void> {
  const { dev, ino } = await stat(folder);
  const identity = `${dev}:${ino}`;
  if (context.visited.has(identity)) return;
  context.visited.add(identity);
  const entries = await readdir(folder, { withFileTypes: true });
  const own = entries.some((entry) => entry.name === ignoreFileName)
    ? [ruleOf(folder, await readFile(join(folder, ignoreFileName), 'utf8'), context)]
    : [];
  const rules = [...inherited, ...own];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const kind = await kindOf(entry, path);
    if (kind === undefined || isIgnored(rules, path, kind === 'folder')) continue;
    if (kind === 'folder') {
      if (!skippedFolders.has(entry.name)) await walk(path, rules, found, context);
    } else if (languages.test(entry.name) && !entry.name.endsWith('.d.ts')) {
      found.push(relative(context.bundlePath, path).split(sep).join('/'));
    }
  }
}

async function kindOf(entry: Dirent, path: string): Promise<'folder' | 'file' | undefined> {
  const target = entry.isSymbolicLink() ? await stat(path).catch(() => undefined) : entry;
  if (target?.isDirectory() === true) return 'folder';
  return target?.isFile() === true ? 'file' : undefined;
}

/** The nearest ignore file that has an opinion decides, as with git. */
function isIgnored(rules: readonly IgnoreRule[], path: string, isFolder: boolean): boolean {
  for (const rule of [...rules].reverse()) {
    const opinion = rule(path, isFolder);
    if (opinion !== undefined) return opinion;
  }
  return false;
}

function ruleOf(folder: string, text: string, { bundlePath, syntax }: Walk): IgnoreRule {
  if (syntax === 'glob') {
    const patterns: Ignore = ignore({ allowRelativePaths: true }).add(text);
    return (path, isFolder) => {
      const { ignored, unignored } = patterns.test(`${relative(folder, path)}${isFolder ? '/' : ''}`);
      return ignored ? true : unignored ? false : undefined;
    };
  }
  const patterns = text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '')
    .map((line) => new RegExp(line));
  return (path) => (patterns.some((pattern) => pattern.test(relative(bundlePath, path))) ? true : undefined);
}

/**
 * Whether the text may define a Dag: cheap and on the safe side, so that helper modules are not run (`[core] safe_mode`; for
 * Python airflow/utils/file.py might_contain_dag_via_default_heuristic).
 */
export function mayHoldDags(path: string, text: string): boolean {
  // What a zip file holds is packed: its parser looks into it.
  if (path.endsWith('.zip')) return true;
  const lower = text.toLowerCase();
  if (path.endsWith('.py')) return lower.includes('airflow') && (lower.includes('dag') || lower.includes('asset'));
  return lower.includes('@leeward/sdk') && lower.includes('dag');
}
