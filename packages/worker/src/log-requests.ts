import type { ExecutionClient } from './execution-client.ts';

/** Leeward's own addition to the Execution API: `logs/{attempt}`, and `logs/{attempt}/pods/{pod}` for the output of one of its pods. */
export async function logSize(client: ExecutionClient, attemptId: string, patienceSeconds: number): Promise<number> {
  const { body } = await client.send({ method: 'GET', path: `logs/${attemptId}`, patienceSeconds });
  return (body as { size: number }).size;
}

/** Stores text at a byte offset of a log. Throws ExecutionApiError, with 409 where the log has less than what comes before. */
export async function appendToLog(
  client: ExecutionClient,
  path: string,
  offset: number,
  text: string,
  patienceSeconds: number,
): Promise<void> {
  const headers = { 'content-type': 'application/x-ndjson', 'leeward-log-offset': String(offset) };
  await client.send({ method: 'POST', path, text, headers, patienceSeconds });
}
