import { type ControlPlaneEvent, controlPlaneChannel } from '@leeward/contracts';
import { type Database, defineStatement } from '@leeward/database';

export interface LogNotices {
  /** Wakes this process's readers of the log now, and those of other processes soon. */
  appended(attemptId: string): void;
  close(): Promise<void>;
}

const gatherMs = 200;

const notify = defineStatement<[payload: string], never>(
  'log_notify_appended',
  `select pg_notify('${controlPlaneChannel}', $1)`,
);

/** Names at most this many attempts in one notification, whose payload Postgres limits to 8,000 bytes. */
const attemptsPerNotice = 80;

/** Gathers what was appended, so that many chunks cost the database one statement a moment and not one each. */
export function createLogNotices(database: Database, onError: (error: unknown) => void): LogNotices {
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> = Promise.resolve();

  async function send(): Promise<void> {
    timer = undefined;
    const attempts = [...waiting];
    waiting.clear();
    for (let at = 0; at < attempts.length; at += attemptsPerNotice) {
      const events = attempts
        .slice(at, at + attemptsPerNotice)
        .map((attemptId): ControlPlaneEvent => ({ kind: 'log_appended', attemptId }));
      await database.run(notify, JSON.stringify({ from: database.processId, events }));
    }
  }

  return {
    appended(attemptId) {
      database.bus.publish([{ kind: 'log_appended', attemptId }]);
      waiting.add(attemptId);
      timer ??= setTimeout(() => {
        sending = send().catch(onError);
      }, gatherMs);
    },
    async close() {
      clearTimeout(timer);
      await sending;
      await send().catch(onError);
    },
  };
}
