import type { LogRecord } from '@leeward/contracts';
import type { ExecutionClient } from './execution-client.ts';

export interface LogShipper {
  /** Takes a record; waits where too much is on its way, so that a task that prints without end does not fill the memory. */
  write(record: LogRecord): Promise<void>;
  /** Resolves when everything written so far is on its way to the control plane, or after the time. */
  handedOver(maxSeconds: number): Promise<void>;
  /** Resolves when everything written is acknowledged, or cannot be delivered. */
  end(): Promise<void>;
}

const chunkBytes = 256 * 1_024;
const waitingBytes = 4 * 1_024 * 1_024;
const gatherMs = 50;
const patienceSeconds = 600;

/**
 * Ships an attempt's log to the control plane while it is written: one chunk at a time, each with the offset of its first byte, so a
 * chunk sent twice is stored once. What is acknowledged is stored.
 */
export function createLogShipper(
  client: ExecutionClient,
  attemptId: string,
  isContinued: () => boolean,
  onProblem: (error: Error) => void,
): LogShipper {
  const waiting: string[] = [];
  let waitingSize = 0;
  let offset: number | undefined;
  let sending: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isLost = false;
  let roomMade: (() => void)[] = [];

  function takeChunk(): string {
    let text = '';
    while (waiting.length > 0 && text.length < chunkBytes) text += waiting.shift();
    waitingSize -= text.length;
    return text;
  }

  /** An attempt that goes on after a deferral or a reschedule goes on with its log. */
  async function sizeSoFar(): Promise<number> {
    if (!isContinued()) return 0;
    const { body } = await client.send({ method: 'GET', path: `logs/${attemptId}`, patienceSeconds });
    return (body as { size: number }).size;
  }

  async function sendAll(): Promise<void> {
    while (waiting.length > 0) {
      const text = takeChunk();
      const room = roomMade;
      roomMade = [];
      for (const wake of room) wake();
      if (isLost) continue;
      try {
        offset ??= await sizeSoFar();
        await client.send({
          method: 'POST',
          path: `logs/${attemptId}`,
          text,
          headers: { 'content-type': 'application/x-ndjson', 'leeward-log-offset': String(offset) },
          patienceSeconds,
        });
        offset += Buffer.byteLength(text);
      } catch (error) {
        isLost = true;
        onProblem(error as Error);
      }
    }
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    sending ??= sendAll().finally(() => {
      sending = undefined;
      if (waiting.length > 0) flush();
    });
  }

  return {
    async write(record) {
      const line = `${JSON.stringify(record)}\n`;
      waiting.push(line);
      waitingSize += line.length;
      if (waitingSize >= chunkBytes) flush();
      else timer ??= setTimeout(flush, gatherMs);
      if (waitingSize > waitingBytes) await new Promise<void>((resolve) => roomMade.push(resolve));
    },
    async handedOver(maxSeconds) {
      const deadline = performance.now() + maxSeconds * 1_000;
      flush();
      while (waiting.length > 0 && sending !== undefined && performance.now() < deadline) {
        await Promise.race([sending, pause(deadline - performance.now())]);
      }
    },
    async end() {
      flush();
      while (sending !== undefined) await sending;
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
