import type { LogRecord } from '@leeward/contracts';
import { ExecutionApiError, type ExecutionClient } from './execution-client.ts';
import { appendToLog, logSize } from './log-requests.ts';

export interface LogShipper {
  /** Takes a record; waits where too much is on its way, so that a task that prints without end does not fill the memory. */
  write(record: LogRecord): Promise<void>;
  /** Resolves when everything written so far is acknowledged or given up, or after the time. */
  acknowledged(maxSeconds: number): Promise<void>;
  /** Resolves when everything written is acknowledged, or cannot be delivered. */
  end(): Promise<void>;
}

const chunkBytes = 256 * 1_024;
const waitingBytes = 4 * 1_024 * 1_024;
const gatherMs = 50;
const patienceSeconds = 600;
/** A store that loses again what it was just given is not written to without end. */
const lossesInARow = 3;

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
  let writtenLines = 0;
  /** Those that are acknowledged or given up. */
  let settledLines = 0;
  let settling = Promise.withResolvers<false>();

  function takeChunk(): { text: string; lines: number } {
    let text = '';
    let lines = 0;
    for (; waiting.length > 0 && text.length < chunkBytes; lines += 1) text += waiting.shift();
    waitingSize -= text.length;
    return { text, lines };
  }

  function settle(lines: number): void {
    settledLines += lines;
    settling.resolve(false);
    settling = Promise.withResolvers();
  }

  /** An attempt that goes on after a deferral or a reschedule goes on with its log. */
  async function sizeSoFar(): Promise<number> {
    if (!isContinued()) return 0;
    return logSize(client, attemptId, patienceSeconds);
  }

  async function sendAll(): Promise<void> {
    while (waiting.length > 0) {
      const { text, lines } = takeChunk();
      const room = roomMade;
      roomMade = [];
      for (const wake of room) wake();
      if (!isLost) await deliver(text);
      settle(lines);
    }
  }

  async function deliver(text: string): Promise<void> {
    try {
      offset ??= await sizeSoFar();
      await append(text, lossesInARow);
    } catch (error) {
      isLost = true;
      onProblem(error as Error);
    }
  }

  /** Where the store has less than it acknowledged (a folder that went with its machine), the log goes on at its end and says so. */
  async function append(text: string, lossesLeft: number): Promise<void> {
    const at = offset ?? 0;
    try {
      await appendToLog(client, `logs/${attemptId}`, at, text, patienceSeconds);
      offset = at + Buffer.byteLength(text);
    } catch (error) {
      if (!isMissingChunk(error) || lossesLeft === 0) throw error;
      offset = await logSize(client, attemptId, patienceSeconds);
      await append(`${noticeOfLoss(offset, at)}${text}`, lossesLeft - 1);
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
      writtenLines += 1;
      waitingSize += line.length;
      if (waitingSize >= chunkBytes) flush();
      else timer ??= setTimeout(flush, gatherMs);
      if (waitingSize > waitingBytes) await new Promise<void>((resolve) => roomMade.push(resolve));
    },
    async acknowledged(maxSeconds) {
      const lines = writtenLines;
      const patience = Promise.withResolvers<void>();
      const timer = setTimeout(patience.resolve, maxSeconds * 1_000);
      const isOver = patience.promise.then(() => true);
      flush();
      while (settledLines < lines && !(await Promise.race([settling.promise, isOver])));
      clearTimeout(timer);
    },
    async end() {
      flush();
      while (sending !== undefined) await sending;
    },
  };
}

function isMissingChunk(error: unknown): boolean {
  return error instanceof ExecutionApiError && error.status === 409;
}

/** A line of its own also after one whose end was lost. */
function noticeOfLoss(size: number, acknowledged: number): string {
  const event = `The log store lost ${acknowledged - size} bytes of this log, which stood here`;
  const record: LogRecord = { timestamp: new Date().toISOString(), event, level: 'warning', logger: 'leeward.worker' };
  return `${size === 0 ? '' : '\n'}${JSON.stringify(record)}\n`;
}
