import { fileURLToPath } from 'node:url';
import { ensurePythonEnvironment } from '@leeward/runtimes';

const home = fileURLToPath(new URL('../.cache', import.meta.url));

/** The interpreter of the tests' own Python environment, made where it is missing. */
export async function pythonOfTests(): Promise<string> {
  const { interpreter } = await ensurePythonEnvironment({ home, onProgress: (line) => console.log(line) });
  return interpreter;
}

/** Vitest's global set-up: the environment is there before the first test, whose time would not do for making it. */
export default async function setup(): Promise<void> {
  await pythonOfTests();
}
