// `npm test`: every tier but the cluster's, one after the other; `npm test -- TIER ...` the named ones. Plain JavaScript: Node 20 must run it.
import { fileURLToPath } from 'node:url';
import { runPinned } from './pinned.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = (...projects) => [
  'node_modules/vitest/vitest.mjs',
  'run',
  ...projects.flatMap((project) => ['--project', project]),
];

/** A tier is a list of commands for the pinned Node; the first that fails ends the run. */
const tiers = {
  check: [
    ['node_modules/@biomejs/biome/bin/biome', 'check', '--diagnostic-level=warn', '.'],
    ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'],
    ['node_modules/typescript/bin/tsc', '-p', 'packages/ui/tsconfig.json'],
    ['scripts/check-rooms.ts'],
    ['scripts/generate.ts', '--check'],
  ],
  house: [vitest('house')],
  unit: [vitest('unit')],
  chart: [vitest('chart')],
  'end-to-end': [vitest('end-to-end')],
  cluster: [['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/cluster/vitest.config.ts']],
};

/** The tiers of a plain `npm test`. `cluster` builds a Kubernetes from source, which takes a quarter of an hour the first time. */
const usual = Object.keys(tiers).filter((name) => name !== 'cluster');

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in tiers));
if (unknown.length > 0) {
  console.error(`There is no test tier ${unknown.join(', ')}; expected one of ${Object.keys(tiers).join(', ')}.`);
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : usual) {
  for (const command of tiers[name]) {
    console.log(`\n[${name}] ${command.join(' ')}`);
    const code = await runPinned(command, { cwd: root });
    if (code !== 0) {
      console.error(`[${name}] failed with exit code ${code}: ${command.join(' ')}`);
      process.exit(code);
    }
  }
}
if (wanted.length === 0) {
  console.log('\n[cluster] NOT RUN: it needs root, Go 1.26, containerd and an image; "npm run test:cluster" runs it.');
}
