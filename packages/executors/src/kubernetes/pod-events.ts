import type { AttemptNote } from '@leeward/contracts';

/** An event of Kubernetes as it travels: instants are text. */
export interface EventObject {
  readonly metadata?: { readonly resourceVersion?: string; readonly creationTimestamp?: string };
  readonly involvedObject?: { readonly name?: string; readonly namespace?: string; readonly uid?: string };
  readonly type?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly count?: number;
  readonly firstTimestamp?: string | null;
  readonly lastTimestamp?: string | null;
  readonly eventTime?: string | null;
  readonly source?: { readonly component?: string };
  readonly reportingComponent?: string;
}

/** Events of pods that say that something is in the way. */
export const warningsOfPods = { fieldSelector: 'involvedObject.kind=Pod,type=Warning' };

/** What is kept of an event once Kubernetes has forgotten it, which it does after an hour. */
export function noteOf(event: EventObject, now: Date): AttemptNote {
  const { type, reason, message, count, source, reportingComponent } = event;
  const occurredAt = instant(event.lastTimestamp ?? event.eventTime ?? event.firstTimestamp) ?? now;
  const component = source?.component ?? reportingComponent ?? '';
  return {
    source: 'kubernetes',
    code: reason ?? 'Event',
    message: message ?? '',
    occurredAt,
    details: { type: type ?? 'Normal', count: count ?? 1, component },
  };
}

/** Events that repeat have one key: only their count and time differ. */
export function eventKey(event: EventObject): string {
  return `${event.reason}|${event.message}`;
}

function instant(value: string | null | undefined): Date | undefined {
  return value === null || value === undefined ? undefined : new Date(value);
}
