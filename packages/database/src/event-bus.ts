import type { ControlPlaneEvent, EventBus } from '@leeward/contracts';

/** Delivers events to this process's listeners, each in its own turn, so that a listener never runs inside a transaction. */
export function createEventBus(onError: (error: unknown) => void): EventBus {
  const listeners = new Set<(event: ControlPlaneEvent) => void>();
  return {
    publish(events) {
      if (events.length === 0) return;
      queueMicrotask(() => {
        for (const event of events) {
          for (const listener of listeners) {
            try {
              listener(event);
            } catch (error) {
              onError(error);
            }
          }
        }
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
