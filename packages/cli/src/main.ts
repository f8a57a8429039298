#!/usr/bin/env node
import { endAnyway } from './end-anyway.ts';
import { nameUnknownUser } from './name-unknown-user.ts';
import { reportFailure } from './report-failure.ts';

const [command, ...args] = process.argv.slice(2);
nameUnknownUser();
try {
  if (command === 'git-sync') {
    // git-sync has flags of its own, `-v` and `--help` among them: they reach it as they are.
    await (await import('./commands/git-sync.ts')).gitSync(args);
  } else if (command === 'worker' && args[0] === '--json-path' && (args.length === 2 || args[2] === '--git-sync')) {
    // As executors call it: each task's pod would pay for the tree of commands.
    const { worker } = await import('./commands/worker.ts');
    await worker({ jsonPath: args[1] as string, gitSync: args.length > 2 });
  } else {
    await (await import('./program.ts')).buildProgram().parseAsync(process.argv);
  }
} catch (error) {
  process.exitCode = await reportFailure(error);
}
endAnyway();
