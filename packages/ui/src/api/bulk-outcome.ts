import type { BulkActionResponse } from '@leeward/contracts/rest-api';

/** What became of runs that an action was asked for. */
export interface BulkOutcome {
  done: readonly string[];
  /** With the server's sentence. */
  refused: readonly { runId: string; reason: string }[];
}

/**
 * Which runs a bulk request with one action a run did, and why it refused the others: an action that succeeds names its run, and one that
 * does not leaves one error, in the order of the request, which names none.
 */
export function outcomeOf(
  dagId: string,
  runIds: readonly string[],
  answer: BulkActionResponse | null | undefined,
): BulkOutcome {
  const succeeded = new Set(answer?.success);
  const isDone = (runId: string) => succeeded.has(`${dagId}.${runId}`);
  return {
    done: runIds.filter(isDone),
    refused: runIds
      .filter((runId) => !isDone(runId))
      .map((runId, at) => ({ runId, reason: String(answer?.errors?.[at]?.error ?? '') })),
  };
}
