/** What is to be looked at, each thing once however often it is named. */
export class WorkList {
  readonly #runs = new Set<number>();
  readonly #dags = new Set<string>();
  #slots = false;

  addRuns(dagRunIds: Iterable<number>): void {
    for (const id of dagRunIds) this.#runs.add(id);
  }

  addDag(dagId: string): void {
    this.#dags.add(dagId);
  }

  /** Slots may be handed out though no run changed. */
  addSlots(): void {
    this.#slots = true;
  }

  hasRun(dagRunId: number): boolean {
    return this.#runs.has(dagRunId);
  }

  get isEmpty(): boolean {
    return this.#runs.size === 0 && this.#dags.size === 0 && !this.#slots;
  }

  takeDags(): string[] {
    const dagIds = [...this.#dags];
    this.#dags.clear();
    return dagIds;
  }

  /** The runs of the next pass, the longest waiting first; undefined where no pass is needed. */
  takeRuns(most: number): number[] | undefined {
    if (this.#runs.size === 0 && !this.#slots) return undefined;
    this.#slots = false;
    const ids: number[] = [];
    for (const id of this.#runs) {
      if (ids.length === most) break;
      ids.push(id);
    }
    for (const id of ids) this.#runs.delete(id);
    return ids;
  }
}
