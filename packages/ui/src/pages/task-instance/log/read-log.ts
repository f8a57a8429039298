import { pathOf, serverUrl } from '../../../api/base-path.ts';
import { refusal } from '../../../api/client.ts';
import type { TaskInstanceKey } from '../../../api/queries.ts';
import type { LogMessage } from './log-lines.ts';

export interface TryKey extends TaskInstanceKey {
  tryNumber: number;
}

export interface LogReader {
  /** Resolves when there is room for more. */
  onMessages(messages: LogMessage[]): Promise<void>;
  /** Nothing more comes. */
  onEnd(): void;
  /** Whether the stream is connected. */
  onConnected(connected: boolean): void;
  onError(error: unknown): void;
}

/** Reads a log that may still grow, and goes on by itself after a lost connection. Returns what stops it. */
export function followLog(key: TryKey, reader: LogReader): () => void {
  const { dagId, runId, taskId, mapIndex, tryNumber } = key;
  const path = pathOf`ui/logs/${dagId}/${runId}/${taskId}/${mapIndex}/${tryNumber}/stream`;
  const source = new EventSource(serverUrl(path));
  let stopFetch: (() => void) | undefined;
  let received = false;
  source.onopen = () => reader.onConnected(true);
  source.addEventListener('lines', ({ data }) => {
    received = true;
    void reader.onMessages(JSON.parse(data as string) as LogMessage[]);
  });
  source.addEventListener('end', () => {
    source.close();
    reader.onEnd();
  });
  source.onerror = () => {
    reader.onConnected(false);
    // The server refused a stream: what there is, is read once.
    if (source.readyState === EventSource.CLOSED && !received) stopFetch = fetchLog(key, reader);
  };
  return () => {
    source.close();
    stopFetch?.();
  };
}

/** Reads a log that is complete. Returns what stops it. */
export function fetchLog(key: TryKey, reader: LogReader): () => void {
  const stop = new AbortController();
  readLines(key, reader, stop.signal)
    .then(() => reader.onEnd())
    .catch((error: unknown) => {
      if (!stop.signal.aborted) reader.onError(error);
    });
  return () => stop.abort();
}

async function readLines(key: TryKey, reader: LogReader, signal: AbortSignal): Promise<void> {
  const response = await fetch(logUrl(key), { headers: { accept: 'application/x-ndjson' }, signal });
  if (!response.ok || response.body === null) throw await refusal(response);
  reader.onConnected(true);
  let rest = '';
  const chunks = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let chunk = await chunks.read(); !chunk.done; chunk = await chunks.read()) {
    const lines = (rest + chunk.value).split('\n');
    rest = lines.pop() ?? '';
    await reader.onMessages(lines.filter((line) => line !== '').map((line) => JSON.parse(line) as LogMessage));
  }
}

/** The log as text, for a file. Throws ApiError. */
export async function logAsText(key: TryKey): Promise<Blob> {
  const response = await fetch(logUrl(key), { headers: { accept: 'text/plain' } });
  if (!response.ok) throw await refusal(response);
  return response.blob();
}

function logUrl({ dagId, runId, taskId, mapIndex, tryNumber }: TryKey): string {
  const path = pathOf`api/v2/dags/${dagId}/dagRuns/${runId}/taskInstances/${taskId}/logs/${tryNumber}`;
  return serverUrl(path, { full_content: true, map_index: mapIndex });
}
