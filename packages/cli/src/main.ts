#!/usr/bin/env node
import { gitSync } from './commands/git-sync.ts';
import { buildProgram } from './program.ts';
import { reportFailure } from './report-failure.ts';

try {
  // git-sync has flags of its own, `-v` and `--help` among them: they reach it as they are.
  if (process.argv[2] === 'git-sync') await gitSync(process.argv.slice(3));
  else await buildProgram().parseAsync(process.argv);
} catch (error) {
  process.exitCode = await reportFailure(error);
}
