import { createHash } from 'node:crypto';
import { dirname, join, normalize } from 'node:path/posix';

/** The texts of a bundle's files by relative path: what a fingerprint looks imports up in. */
export type FileTexts = ReadonlyMap<string, string>;

/** A hash over the content of files of the bundle. */
export function fingerprint(files: ReadonlySet<string>, texts: FileTexts): string {
  const hash = createHash('sha256');
  for (const path of [...files].sort()) {
    hash.update(path).update('\0').update(texts.get(path)!).update('\0');
  }
  return hash.digest('hex');
}

/**
 * A Dag file and everything of the bundle that it imports, directly or through others. Imports are found in the text; what is imported by
 * a computed name is not seen.
 */
export function closure(file: string, texts: FileTexts): Set<string> {
  const seen = new Set([file]);
  const open = [file];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    for (const imported of importsOf(path, texts)) {
      if (seen.has(imported)) continue;
      seen.add(imported);
      open.push(imported);
    }
  }
  return seen;
}

function importsOf(path: string, texts: FileTexts): string[] {
  if (path.endsWith('.zip')) return [];
  const text = texts.get(path)!;
  const candidates = path.endsWith('.py') ? pythonImports(path, text) : scriptImports(path, text);
  return candidates.filter((candidate) => texts.has(candidate));
}

const pythonImport = /^\s*(?:from\s+(\.*[\w.]*)\s+import\s+(\([^)]*\)|[^\n#]+)|import\s+([^\n#]+))/gm;

function pythonImports(path: string, text: string): string[] {
  return [...text.matchAll(pythonImport)].flatMap(([, from, names, modules]) => {
    if (from !== undefined) {
      const base = pythonBase(path, from);
      const each = listed(names!.replace(/[()]/g, ''));
      return base.flatMap((folder) => [
        ...pythonFiles(folder),
        ...each.flatMap((name) => pythonFiles(join(folder, name))),
      ]);
    }
    return listed(modules!).flatMap((module) => pythonFiles(module.replaceAll('.', '/')));
  });
}

/** `..pkg.mod` seen from a file, as folders or modules to look in; absolute names start at the bundle's top or beside the file. */
function pythonBase(path: string, from: string): string[] {
  const dots = /^\.*/.exec(from)![0].length;
  const rest = from.slice(dots).replaceAll('.', '/');
  if (dots === 0) return [rest, normalize(join(dirname(path), rest))];
  return [normalize(join(dirname(path), '../'.repeat(dots - 1), rest))];
}

function pythonFiles(module: string): string[] {
  const parts = module.split('/');
  const packages = parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/__init__.py`);
  return [`${module}.py`, ...packages];
}

function listed(names: string): string[] {
  return names
    .split(',')
    .map((name) => name.trim().split(/\s+/)[0]!)
    .filter((name) => name !== '' && name !== '*');
}

const scriptImport = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])(\.{1,2}\/[^'"]+)\1/g;

function scriptImports(path: string, text: string): string[] {
  return [...text.matchAll(scriptImport)].map(([, , specifier]) => normalize(join(dirname(path), specifier!)));
}
