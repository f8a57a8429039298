/** Which watchers rest after a failure before they start again. */
export interface Restarts {
  /** Answers for how many seconds it rests. @param endsProcesses it is started in a process of its own from now on. */
  failed(id: number, endsProcesses: boolean): number;
  /** It works, or is no more: the next failure is its first one. */
  forget(id: number): void;
  isResting(id: number): boolean;
  endsProcesses(id: number): boolean;
  stop(): void;
}

const longestSeconds = 60;

/** @param onRested a watcher may start again. */
export function createRestarts(onRested: () => void): Restarts {
  const failures = new Map<number, { count: number; endsProcesses: boolean }>();
  const resting = new Map<number, NodeJS.Timeout>();

  return {
    failed(id, endsProcesses) {
      const count = (failures.get(id)?.count ?? 0) + 1;
      failures.set(id, { count, endsProcesses: endsProcesses || (failures.get(id)?.endsProcesses ?? false) });
      const seconds = Math.min(longestSeconds, 2 ** (count - 1));
      clearTimeout(resting.get(id));
      resting.set(
        id,
        setTimeout(() => {
          resting.delete(id);
          onRested();
        }, seconds * 1_000),
      );
      return seconds;
    },
    forget: (id) => void failures.delete(id),
    isResting: (id) => resting.has(id),
    endsProcesses: (id) => failures.get(id)?.endsProcesses ?? false,
    stop() {
      for (const timer of resting.values()) clearTimeout(timer);
      resting.clear();
    },
  };
}
