import { LeewardError } from '@leeward/contracts';
import { CommanderError } from 'commander';

/**
 * Says what went wrong in one sentence and gives the exit code (docs/exit-codes.md): 1 failed, 2 wrong use, 3 refused by the state of
 * things, 4 a needed part is missing. A mistake of ours shows its stack.
 */
export function reportFailure(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof LeewardError) {
    console.error(`${error.message} (${error.code})`);
    return error.exitCode;
  }
  if (isConnectionFailure(error)) {
    console.error(`The database does not answer: ${(error as Error).message || (error as { code: string }).code}.`);
    return 4;
  }
  console.error(error);
  return 1;
}

function isConnectionFailure(error: unknown): boolean {
  const code = (error as { code?: string } | undefined)?.code;
  return (
    code !== undefined && ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', '28P01', '3D000'].includes(code)
  );
}
