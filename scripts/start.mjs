// `npm start`: builds what is not built, then runs `leeward standalone`; with --build-only it only builds the web UI. Plain JavaScript: Node 20 must be able to run it.
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runPinned } from './pinned.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const ui = join(root, 'packages/ui');
const stamp = join(ui, 'dist/.built-from');

const oldestMajor = 20;
if (Number(process.versions.node.split('.')[0]) < oldestMajor) {
  console.error(
    `Node ${process.versions.node} is running; "npm ci" and "npm start" need Node ${oldestMajor} or newer (the server itself runs on the Node that npm brings).`,
  );
  process.exit(4);
}
if (!existsSync(join(root, 'node_modules/.package-lock.json'))) {
  console.error('The packages are not installed; run "npm ci" first.');
  process.exit(4);
}
await buildUi();
if (!process.argv.includes('--build-only')) {
  process.exitCode = await runPinned([join(root, 'packages/cli/src/main.ts'), 'standalone', ...process.argv.slice(2)]);
}

/** The UI is built once and again when its sources change. */
async function buildUi() {
  const state = fingerprint([
    'packages/ui/src',
    'packages/ui/index.html',
    'packages/ui/vite.config.ts',
    'packages/ui/package.json',
    'packages/contracts/src',
  ]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  requireWritable();
  console.log('building the web UI …');
  const code = await runPinned([join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: ui,
    // Of another one, that of a test for one, React would bring its slow checks along.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (code !== 0) {
    console.error('The web UI could not be built; the lines above say why.');
    process.exit(1);
  }
  writeFileSync(stamp, state);
}

function requireWritable() {
  try {
    for (const path of ['packages/ui', 'node_modules']) accessSync(join(root, path), constants.W_OK);
  } catch (error) {
    console.error(
      `The web UI must be built once, and ${error.path} cannot be written; run "npm run build:ui" as a user who may.`,
    );
    process.exit(3);
  }
}

/** Names, sizes and times of the files: enough to see a change. */
function fingerprint(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    const full = join(root, path);
    const found = statSync(full, { throwIfNoEntry: false });
    if (found === undefined) return;
    if (found.isDirectory()) for (const name of readdirSync(full).sort()) add(join(path, name));
    else hash.update(`${path}\0${found.size}\0${found.mtimeMs}\n`);
  };
  paths.forEach(add);
  return hash.digest('hex');
}
