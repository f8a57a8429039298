import type { ControlPlaneEvent } from '@leeward/contracts';

export interface EventFilter {
  /** Of this Dag only; null: of all. */
  dagId: string | null;
}

/** Something that changed and was not told yet. */
export type Change =
  | { kind: 'run'; dagRunId: number; dagId: string; runId: string; taskIds: Set<string> | null }
  | { kind: 'dag'; dagId: string }
  | { kind: 'import_errors' }
  | { kind: 'bundles' };

/**
 * What changed since the page was told last: each thing once, in the order in which it changed first. Of a run the names of its changed
 * tasks are gathered; null where an event did not say which.
 */
export class PendingChanges {
  readonly #changes = new Map<string, Change>();
  readonly #filter: EventFilter;

  constructor(filter: EventFilter) {
    this.#filter = filter;
  }

  get isEmpty(): boolean {
    return this.#changes.size === 0;
  }

  /** Answers whether the page is to be told. */
  add(event: ControlPlaneEvent): boolean {
    switch (event.kind) {
      case 'run_changed': {
        if (!this.#concerns(event.dagId)) return false;
        const { dagRunId, dagId, runId, taskIds } = event;
        const key = `run ${dagRunId}`;
        const known = this.#changes.get(key);
        const before = known?.kind === 'run' ? known.taskIds : new Set<string>();
        const all = before === null || taskIds === undefined ? null : new Set([...before, ...taskIds]);
        this.#changes.set(key, { kind: 'run', dagRunId, dagId, runId, taskIds: all });
        return true;
      }
      case 'dag_changed':
        if (!this.#concerns(event.dagId)) return false;
        this.#changes.set(`dag ${event.dagId}`, { kind: 'dag', dagId: event.dagId });
        return true;
      case 'import_errors_changed':
        this.#changes.set('import errors', { kind: 'import_errors' });
        return true;
      case 'bundle_changed':
        this.#changes.set('bundles', { kind: 'bundles' });
        return true;
      default:
        return false;
    }
  }

  take(): Change | undefined {
    const [first] = this.#changes;
    if (first === undefined) return undefined;
    this.#changes.delete(first[0]);
    return first[1];
  }

  #concerns(dagId: string): boolean {
    return this.#filter.dagId === null || this.#filter.dagId === dagId;
  }
}
