import { fileURLToPath } from 'node:url';
import { testPython } from '@leeward/runtimes/testing';
import { runPinned } from '../../../scripts/pinned.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Builds the web UI and makes the Python environment once for all files: under .cache, so that a second run finds them. */
export default async function prepare(): Promise<void> {
  const code = await runPinned([`${root}scripts/start.mjs`, '--build-only'], { cwd: root });
  if (code !== 0) throw new Error(`the web UI could not be built (exit code ${code})`);
  if (process.env.LEEWARD_TEST_PYTHON_ENVIRONMENT !== undefined) return;
  const interpreter = await testPython((line) => console.log(line));
  process.env.LEEWARD_TEST_PYTHON_ENVIRONMENT = interpreter.replace(/\/bin\/python$/, '');
}
