/** One timer for the earliest of many instants. */
export class Alarm {
  readonly #ring: () => void;
  #timer: NodeJS.Timeout | undefined;
  #at = Number.POSITIVE_INFINITY;

  constructor(ring: () => void) {
    this.#ring = ring;
  }

  /** Rings at this instant unless it rings earlier anyway. Milliseconds since the epoch. */
  setBy(atMs: number): void {
    if (atMs >= this.#at) return;
    this.#arm(atMs);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#at = Number.POSITIVE_INFINITY;
  }

  #arm(atMs: number): void {
    clearTimeout(this.#timer);
    this.#at = atMs;
    if (atMs === Number.POSITIVE_INFINITY) return;
    const wait = Math.min(Math.max(0, atMs - Date.now()), longestTimeoutMs);
    this.#timer = setTimeout(() => {
      this.#at = Number.POSITIVE_INFINITY;
      this.#ring();
    }, wait);
  }
}

/** setTimeout takes no more than 2^31 − 1. */
const longestTimeoutMs = 86_400_000;
