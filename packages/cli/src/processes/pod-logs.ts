import type { TaskTokens } from '@leeward/api-server';
import { Appended, type PodLogStore } from '@leeward/executors/kubernetes';
import {
  appendToLog,
  createExecutionClient,
  ExecutionApiError,
  type ExecutionTransport,
  executionApiVersion,
  logSize,
} from '@leeward/worker';

/**
 * Stores the logs of pods as their workers would: by the Execution API, each with a token of its attempt. Tried once; the executor tries
 * again.
 */
export function podLogsOverApi(transport: ExecutionTransport, tokens: TaskTokens): PodLogStore {
  const clientOf = async (attemptId: string) =>
    createExecutionClient({
      transport,
      token: await tokens.issueExecution(attemptId),
      apiVersion: executionApiVersion,
    });
  return {
    async shippedBytes(attemptId) {
      const client = await clientOf(attemptId);
      try {
        return await logSize(client, attemptId, 0);
      } catch (error) {
        if (isUnknownAttempt(error)) return undefined;
        throw error;
      }
    },
    async append(attemptId, pod, offset, text) {
      const client = await clientOf(attemptId);
      try {
        await appendToLog(client, `logs/${attemptId}/pods/${pod}`, offset, text, 0);
        return Appended.Stored;
      } catch (error) {
        if (isUnknownAttempt(error)) return Appended.AttemptUnknown;
        if (error instanceof ExecutionApiError && error.status === 409) return Appended.ChunkMissing;
        throw error;
      }
    },
  };
}

/** A 404 of another shape comes from a proxy, or from an API server that does not know the route yet. */
function isUnknownAttempt(error: unknown): boolean {
  if (!(error instanceof ExecutionApiError) || error.status !== 404) return false;
  return (error.detail as { reason?: unknown } | null)?.reason === 'not_found';
}
