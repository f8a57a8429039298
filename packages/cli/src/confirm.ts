import { createInterface } from 'node:readline/promises';
import { cliErrors } from './errors.ts';

/** Asks before something is lost. Throws LW_CANCELLED for another answer than yes, LW_ARGUMENT where there is nobody to ask. */
export async function confirm(question: string, options: { yes: boolean }): Promise<void> {
  if (options.yes) return;
  if (process.stdin.isTTY !== true) {
    throw cliErrors.LW_ARGUMENT({
      argument: '--yes',
      problem: `it is needed where there is no terminal (${question})`,
    });
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question} [y/N] `).finally(() => terminal.close());
  if (!['y', 'yes'].includes(answer.trim().toLowerCase())) throw cliErrors.LW_CANCELLED();
}
