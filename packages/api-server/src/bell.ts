/** Wakes who waits for events. A ring that comes while nobody waits is kept for the next wait, so none is lost. */
interface Bell {
  ring(): void;
  /** True as soon as it rings, or rang since the last wait; false after the time. */
  wait(ms: number): Promise<boolean>;
}

export function createBell(): Bell {
  let rang = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      rang = true;
      wake?.();
    },
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
  };
}
