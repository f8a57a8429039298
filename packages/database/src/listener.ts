import { controlPlaneChannel } from '@leeward/contracts';
import type pg from 'pg';
import type { Database } from './database.ts';
import { readPayload } from './notifications.ts';

export interface Listener {
  close(): Promise<void>;
}

const reconnectMs = 1_000;

/**
 * Brings other processes' events to this process's bus. After a lost connection it connects again and calls `onGap`: what was
 * sent meanwhile is gone, so whoever depends on events must look at the tables once.
 */
export async function listen(database: Database, onGap: () => void): Promise<Listener> {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  async function open(): Promise<void> {
    const fresh = await database.dedicatedClient('listener');
    fresh.on('notification', (message) => database.bus.publish(readPayload(database.processId, message.payload)));
    fresh.once('end', () => {
      if (client === fresh) client = undefined;
      if (!closed) timer = setTimeout(reopen, reconnectMs);
    });
    await fresh.query(`listen ${controlPlaneChannel}`);
    client = fresh;
    if (closed) await fresh.end();
  }

  async function reopen(): Promise<void> {
    try {
      await open();
      onGap();
    } catch {
      if (!closed) timer = setTimeout(reopen, reconnectMs);
    }
  }

  await open();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}
