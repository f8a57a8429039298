// `npm test`: every tier, one after the other; `npm test -- TIER ...` the named ones. Plain JavaScript: Node 20 must run it.
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
    ['node_modules/knip/bin/knip.js', '--no-progress'],
    ['scripts/generate.ts', '--check'],
  ],
  house: [vitest('house')],
  unit: [vitest('unit')],
  chart: [vitest('chart')],
  'end-to-end': [vitest('end-to-end')],
  cluster: [['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/cluster/vitest.config.ts']],
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in tiers));
if (unknown.length > 0) {
  console.error(`There is no test tier ${unknown.join(', ')}; expected one of ${Object.keys(tiers).join(', ')}.`);
  process.exit(2);
}

const hasCluster = named.length > 0 || (await clusterCanRun());
const wanted = named.length > 0 ? named : Object.keys(tiers).filter((name) => name !== 'cluster' || hasCluster);
for (const name of wanted) {
  for (const command of tiers[name]) {
    console.log(`\n[${name}] ${command.join(' ')}`);
    const code = await runPinned(command, { cwd: root });
    if (code !== 0) {
      console.error(`[${name}] failed with exit code ${code}: ${command.join(' ')}`);
      process.exit(code);
    }
  }
}
if (!hasCluster)
  console.error('\n[cluster] NOT RUN: the first lines of this run say what it needs. Its tests are part of CI.');

/** Known before the other tiers take their time. In CI nothing is left out: what is missing there ends the run. */
async function clusterCanRun() {
  const code = await runPinned(['test/cluster/main.ts', 'needs'], { cwd: root });
  if (code === 0) return true;
  if (process.env.CI !== undefined) process.exit(code);
  console.error('[cluster] NOT RUN for want of that.');
  return false;
}
