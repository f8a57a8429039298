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

  /** The Dags that are looked at before the next pass, the longest waiting first. */
  takeDags(most: number): string[] {
    const dagIds = firstOf(this.#dags, most);
    for (const id of dagIds) this.#dags.delete(id);
    return dagIds;
  }

  /** The runs of the next pass, the longest waiting first; undefined where no pass is needed. */
  takeRuns(most: number): number[] | undefined {
    if (this.#runs.size === 0 && !this.#slots) return undefined;
    this.#slots = false;
    const ids = firstOf(this.#runs, most);
    for (const id of ids) this.#runs.delete(id);
    return ids;
  }
}

function firstOf<Item>(items: ReadonlySet<Item>, most: number): Item[] {
  const first: Item[] = [];
  for (const item of items) {
    if (first.length === most) break;
    first.push(item);
  }
  return first;
}
