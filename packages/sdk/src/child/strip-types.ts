import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The part of oxc-transform that is used here; its package for a platform is that platform's binary alone. */
interface Transformer {
  transformSync(
    path: string,
    source: string,
    options: { sourcemap: true; typescript: { onlyRemoveTypeImports: true } },
  ): { readonly code: string; readonly map?: unknown; readonly errors: readonly unknown[] };
}

/** Null where there is none for this platform; undefined before the first module. */
let transformer: Transformer | null | undefined;

/**
 * The JavaScript of a TypeScript module, with its source map; undefined where Node has to make it, and to say what is wrong with it.
 * Node's own stripping compiles a WebAssembly module first, which costs every process 35 ms of CPU, a quarter of a short task's pod. The
 * binary is there on the platforms that package.json names.
 */
export function withoutTypes(url: string): string | undefined {
  if (transformer === undefined) transformer = load();
  if (transformer === null || !url.startsWith('file://')) return undefined;
  const path = fileURLToPath(url);
  const options = { sourcemap: true, typescript: { onlyRemoveTypeImports: true } } as const;
  const { code, map, errors } = transformer.transformSync(path, readFileSync(path, 'utf8'), options);
  if (errors.length > 0 || map === undefined) return undefined;
  process.setSourceMapsEnabled(true);
  const inline = Buffer.from(JSON.stringify(map)).toString('base64');
  return `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}`;
}

function load(): Transformer | null {
  try {
    return createRequire(import.meta.url)(`@oxc-transform/binding-${process.platform}-${process.arch}-gnu`);
  } catch {
    return null;
  }
}
