import { LeewardError } from '@leeward/contracts';

/**
 * Says what went wrong in one sentence and gives the exit code (docs/cli.md): 1 failed, 2 wrong use, 3 refused by the state of
 * things, 4 a needed part is missing. A mistake of ours shows its stack. What it needs for that is loaded here only: a worker that does
 * not fail never needs it.
 */
export async function reportFailure(error: unknown): Promise<number> {
  const { CommanderError } = await import('commander');
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof LeewardError) {
    console.error(`${error.message} (${error.code})`);
    return error.exitCode;
  }
  if (await isDatabaseAway(error)) {
    console.error(`The database does not answer: ${(error as Error).message || (error as { code: string }).code}.`);
    return 4;
  }
  console.error(error);
  return 1;
}

/** It cannot be reached, or does not know the user (28P01) or the database (3D000) that the configuration names. */
async function isDatabaseAway(error: unknown): Promise<boolean> {
  const { isConnectionError } = await import('@leeward/database');
  return isConnectionError(error) || ['28P01', '3D000'].includes((error as { code?: string } | undefined)?.code ?? '');
}
