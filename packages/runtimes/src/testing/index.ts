import { join } from 'node:path';
import { ensurePythonEnvironment } from '../python/environment.ts';

/** The interpreter of LEEWARD_TEST_PYTHON, or of the project's own environment, made where it is missing. */
export async function testPython(onProgress: (line: string) => void = () => {}): Promise<string> {
  const given = process.env.LEEWARD_TEST_PYTHON;
  if (given !== undefined) return given;
  const home = join(import.meta.dirname, '../../../../.cache');
  return (await ensurePythonEnvironment({ home, onProgress })).interpreter;
}
