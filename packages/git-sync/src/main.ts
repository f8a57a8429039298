import path from 'node:path';
import { unknownVariables } from './environment.ts';
import { ErrorFile, JsonLog } from './log.ts';
import { type Options, toOptions } from './options.ts';
import { becomeInit, mustBecomeInit } from './pid1.ts';
import { knownVariables, readFlags, UsageError, usage } from './read-flags.ts';
import { Redactor } from './redact.ts';
import { runGitSync } from './run-git-sync.ts';

/** The version of git-sync whose flags and behaviour this command has. */
const likeVersion = 'v4.7.1';

/**
 * The command `git-sync`: resolves to its exit code. Writes its log to stderr. Reads nothing from stdin. Installs signal
 * handlers; as process 1 that goes on syncing it replaces itself by an init that runs it again.
 */
export async function main(argv: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  if (mustBecomeInit(process.pid, environment, syncsOnce(argv, environment))) becomeInit(environment);
  const say = (sentence: string): void => {
    process.stderr.write(`${sentence}\n`);
  };
  const write = (line: string): boolean => process.stderr.write(line);
  const redactor = new Redactor();
  let errorFile: ErrorFile | undefined;
  let options: Options;
  try {
    const flags = readFlags(argv, environment, say);
    if (flags.version) return printed(`leeward git-sync, like ${likeVersion}\n`);
    if (flags.help || flags.man) return printed(usage());
    if (flags['error-file'] !== '' && flags.root !== '') {
      errorFile = new ErrorFile(
        path.resolve(flags.root, flags['error-file']),
        redactor,
        new JsonLog(0, redactor, write),
      );
    }
    options = toOptions(flags);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    say(`${error.message}\n\n${usage()}\n${error.message}`);
    await errorFile?.write('the configuration is refused', error);
    return 1;
  }
  for (const name of unknownVariables(environment, knownVariables())) {
    say(`env $${name} is not a variable of git-sync and has no effect`);
  }
  const log = new JsonLog(options.verbosity, redactor, write);
  try {
    return await runGitSync(options, environment, { log, redactor, errorFile });
  } catch (error) {
    log.error("can't go on", error);
    await errorFile?.write("can't go on", error);
    return 1;
  }
}

function syncsOnce(argv: readonly string[], environment: NodeJS.ProcessEnv): boolean {
  try {
    return readFlags(argv, environment, () => {})['one-time'];
  } catch {
    // What is wrong with the flags is told where they are read in earnest.
    return false;
  }
}

function printed(text: string): number {
  process.stdout.write(text);
  return 0;
}
