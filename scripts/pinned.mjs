// Runs a script with the Node that this project pins, whatever Node started it.
// usage: node scripts/pinned.mjs SCRIPT [ARG ...]
// Plain JavaScript on purpose: Node 20 must be able to run it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const oldestMajor = 24;

/** The path of the pinned Node, or of the running one where it is new enough. Throws a sentence otherwise. */
export function pinnedNode() {
  const pinned = `${root}node_modules/node-${process.platform}-${process.arch}/bin/node`;
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= oldestMajor) return process.execPath;
  throw new Error(
    `Node ${process.versions.node} is running and the pinned Node is not installed; run "npm ci" first, or use Node ${oldestMajor} or newer.`,
  );
}

/** Runs the pinned Node with the arguments in the foreground, handing signals on; resolves to its exit code. */
export function runPinned(args, options = {}) {
  const child = spawn(pinnedNode(), args, { stdio: 'inherit', ...options });
  const hand = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, hand);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await runPinned(process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    return 1;
  });
}
