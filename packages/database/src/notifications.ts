import { type ControlPlaneEvent, controlPlaneChannel } from '@leeward/contracts';
import { escapeLiteral } from 'pg';

/** Postgres refuses a payload of 8,000 bytes or more. */
const largestPayloadBytes = 7_900;

/**
 * The payloads that carry the events to other processes, each small enough for one NOTIFY. Equal events are sent once: a pass over a
 * wide run changes hundreds of task instances and says so once.
 */
export function payloads(sender: string, events: readonly ControlPlaneEvent[]): string[] {
  const texts = new Set(events.map((event) => JSON.stringify(slim(event))));
  const result: string[] = [];
  let batch: string[] = [];
  let bytes = 0;
  const flush = () => {
    if (batch.length > 0) result.push(`{"from":${JSON.stringify(sender)},"events":[${batch.join(',')}]}`);
    batch = [];
    bytes = 0;
  };
  for (const text of texts) {
    const size = Buffer.byteLength(text) + 1;
    if (bytes + size > largestPayloadBytes - 80) flush();
    batch.push(text);
    bytes += size;
  }
  flush();
  return result;
}

/** Task ids are a hint; a list of any length must fit a payload, so a long one is left out. */
function slim(event: ControlPlaneEvent): ControlPlaneEvent {
  if (event.kind !== 'run_changed' || event.taskIds === undefined || event.taskIds.length <= 20) return event;
  const { taskIds: _, ...rest } = event;
  return rest;
}

/** SQL that sends the events; to stand before a `commit` in the same round trip. Empty where there is nothing to send. */
export function notifySql(sender: string, events: readonly ControlPlaneEvent[]): string {
  return payloads(sender, events)
    .map((payload) => `select pg_notify('${controlPlaneChannel}', ${escapeLiteral(payload)});`)
    .join(' ');
}

/** The events of a payload, or none where this process sent it itself or it is not ours. */
export function readPayload(receiver: string, payload: string | undefined): readonly ControlPlaneEvent[] {
  if (payload === undefined) return [];
  try {
    const message = JSON.parse(payload) as { from: string; events: ControlPlaneEvent[] };
    return message.from === receiver ? [] : message.events;
  } catch {
    return [];
  }
}
