import { hostname } from 'node:os';
import { type ExecutionClient, isUnwanted } from './execution-client.ts';

export interface Heartbeat {
  stop(): void;
  /** Set when the server said that the attempt shall not run: cleared, finished, running elsewhere. */
  readonly unwanted: { status: number; detail: unknown } | undefined;
}

/**
 * Tells the control plane now and then that the attempt lives. A control plane that does not answer kills nothing: the lease is
 * its to judge, and the next beat tries again.
 */
export function startHeartbeat(options: {
  client: ExecutionClient;
  attemptId: string;
  everySeconds: number;
  /** The task has told its end: from then on it is no news that the server does not want it to run. */
  isEnding: () => boolean;
  onUnwanted: (detail: unknown) => void;
}): Heartbeat {
  let unwanted: { status: number; detail: unknown } | undefined;
  let isBeating = false;
  let isStopped = false;

  async function beat(): Promise<void> {
    if (isBeating) return;
    isBeating = true;
    try {
      await options.client.send({
        method: 'PUT',
        path: `task-instances/${options.attemptId}/heartbeat`,
        json: { hostname: hostname(), pid: process.pid },
        patienceSeconds: options.everySeconds,
      });
    } catch (error) {
      if (isStopped || options.isEnding() || unwanted !== undefined) return;
      if (!isUnwanted(error)) return;
      unwanted = { status: error.status, detail: error.detail };
      options.onUnwanted(error.detail);
    } finally {
      isBeating = false;
    }
  }

  const timer = setInterval(() => void beat(), options.everySeconds * 1_000);
  return {
    stop() {
      isStopped = true;
      clearInterval(timer);
    },
    get unwanted() {
      return unwanted;
    },
  };
}
