import type { ControlPlaneEvent, EventBus } from '@leeward/contracts';

/** Wakes who waits for events. A ring that comes while nobody waits is kept for the next wait, so none is lost. */
interface Bell {
  /** True as soon as it rings, or rang since the last wait; false after the time. */
  wait(ms: number): Promise<boolean>;
  /** Takes it down: nothing rings it any more. */
  close(): void;
}

/** A bell that every event rings which `concerns` says yes to, and `signal` when it aborts. */
export function createBell(bus: EventBus, signal: AbortSignal, concerns: (event: ControlPlaneEvent) => boolean): Bell {
  let rang = signal.aborted;
  let wake: (() => void) | undefined;
  const ring = () => {
    rang = true;
    wake?.();
  };
  const unsubscribe = bus.subscribe((event) => {
    if (concerns(event)) ring();
  });
  signal.addEventListener('abort', ring);
  return {
    wait(ms) {
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          wake = undefined;
          const result = rang;
          rang = false;
          resolve(result);
        };
        const timer = setTimeout(done, ms);
        wake = done;
        if (rang) done();
      });
    },
    close() {
      unsubscribe();
      signal.removeEventListener('abort', ring);
    },
  };
}
