import { registerHooks } from 'node:module';
import { withoutTypes } from './strip-types.ts';

/** A file that is only to be run was parsed before: what Node refuses, such as an enum, has been told by then. */
let isParsed = false;

export function runOnly(): void {
  isParsed = true;
}

/** By its own name, so that it is the bundled SDK where the child is bundled. */
const sdk = import.meta.resolve('@leeward/sdk');

/** The module that was loaded last: where an import fails by its syntax, the one that fails. */
let lastLoaded: string | undefined;

export function lastLoadedModule(): string | undefined {
  return lastLoaded;
}

/**
 * Lets a Dag file import `@leeward/sdk` from a folder without node_modules, always as this very copy, and reads `.js` and `.ts`
 * files of a bundle without a package.json as ES modules.
 */
export function installResolveHook(bundleUrl: () => string | undefined): void {
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === '@leeward/sdk') return { url: sdk, shortCircuit: true };
      const resolved = next(specifier, context);
      const bundle = bundleUrl();
      if (bundle === undefined || !resolved.url.startsWith(bundle) || typeof resolved.format === 'string')
        return resolved;
      if (resolved.url.endsWith('.ts')) return { ...resolved, format: 'module-typescript' };
      return resolved.url.endsWith('.js') ? { ...resolved, format: 'module' } : resolved;
    },
    load(url, context, next) {
      lastLoaded = url;
      const isTypeScript = isParsed && context.format === 'module-typescript' && !url.includes('/node_modules/');
      const source = isTypeScript ? withoutTypes(url) : undefined;
      return source === undefined ? next(url, context) : { format: 'module', source, shortCircuit: true };
    },
  });
}
