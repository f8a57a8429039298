import type { ControlPlaneEvent, EventBus } from '@leeward/contracts';

export interface LooksOptions {
  bus: EventBus;
  /** The event that tells that there may be something to do. */
  wakingEvent: ControlPlaneEvent['kind'];
  /** How long a lost event may delay a look. */
  sweepSeconds: number;
  /** Looks once for what there is to do. */
  look: () => Promise<void>;
  /** After a look that is not followed by another at once. */
  onIdle?: () => void;
  onProblem: (error: Error) => void;
}

/** Looks when it is started, woken, at an event and at each sweep: no two at once, and a wake during a look brings one more. */
export interface Looks {
  start(): void;
  wake(): void;
  isLooking(): boolean;
  /** No look starts any more; resolves when the one that runs has ended. */
  stop(): Promise<void>;
}

export function createLooks({ bus, wakingEvent, sweepSeconds, look, onIdle, onProblem }: LooksOptions): Looks {
  let looking: Promise<void> | undefined;
  let isWanted = false;
  let isStopped = false;
  let sweep: NodeJS.Timeout | undefined;
  let unsubscribe = () => {};

  function wake(): void {
    isWanted = true;
    if (isStopped || looking !== undefined) return;
    isWanted = false;
    looking = look()
      .catch(onProblem)
      .finally(() => {
        looking = undefined;
        if (isWanted && !isStopped) wake();
        else onIdle?.();
      });
  }

  return {
    start() {
      unsubscribe = bus.subscribe((event) => {
        if (event.kind === wakingEvent) wake();
      });
      sweep = setInterval(wake, sweepSeconds * 1_000);
      wake();
    },
    wake,
    isLooking: () => looking !== undefined,
    async stop() {
      isStopped = true;
      unsubscribe();
      clearInterval(sweep);
      await looking;
    },
  };
}
