/**
 * The schedulers that are alive, this one among them. Each looks first at its own share of the runs, so that two of them do not do the
 * same work at the same moment; which is whose is only a matter of effort, never of correctness.
 */
export class Peers {
  readonly #self: string;
  #alive: readonly string[];

  constructor(self: string) {
    this.#self = self;
    this.#alive = [self];
  }

  /** Process ids in an order that all schedulers see alike. */
  set(alive: readonly string[]): void {
    this.#alive = alive.includes(this.#self) ? alive : [this.#self];
  }

  get areThere(): boolean {
    return this.#alive.length > 1;
  }

  isOwn(dagRunId: number): boolean {
    return this.#alive[dagRunId % this.#alive.length] === this.#self;
  }
}
