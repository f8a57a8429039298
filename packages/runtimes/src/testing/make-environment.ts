// Makes a Python environment in the folder that it is given, and says each step: a process for a test to kill.
import { ensurePythonEnvironment } from '../index.ts';

await ensurePythonEnvironment({ home: process.argv[2] ?? '', onProgress: (line) => console.log(line) });
