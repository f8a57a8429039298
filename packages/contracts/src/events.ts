/**
 * What rooms tell each other after a commit. In one process the bus delivers it at once; across processes it travels by
 * Postgres NOTIFY on `controlPlaneChannel` as JSON, sent in the transaction that made the change.
 */
export const controlPlaneChannel = 'leeward_control_plane';

export type ControlPlaneEvent =
  /**
   * Task instances of a run changed: the scheduler looks at their downstream, open pages refresh the run. `settled`: nothing
   * follows for a scheduler, because one decided it itself or because the change frees nobody, such as the start of a worker.
   */
  | {
      kind: 'run_changed';
      dagRunId: number;
      dagId: string;
      runId: string;
      taskIds?: readonly string[];
      settled?: boolean;
    }
  /**
   * Slots became free or limits changed: scheduled task instances may be queued. `fullProcessId`: nothing became free, but the
   * executors of this scheduler are full and task instances wait that another one may take.
   */
  | { kind: 'slots_changed'; fullProcessId?: string }
  /** A Dag was parsed anew, paused, unpaused or retired; `settled`: its next run moved, which its scheduler decided itself. */
  | { kind: 'dag_changed'; dagId: string; settled?: boolean }
  /** A timer earlier than the ones before was set. */
  | { kind: 'timer_set'; dueAt: string }
  /** A running or queued attempt must stop: whoever holds it stops it. */
  | { kind: 'stop_attempt'; attemptId: string; reason: string }
  /** A trigger was created or removed. */
  | { kind: 'triggers_changed' }
  | { kind: 'import_errors_changed'; bundleName: string }
  /** A bundle has another version, or can be refreshed no more, or again. */
  | { kind: 'bundle_changed'; bundleName: string }
  | { kind: 'callbacks_changed' }
  /** The scheduler wants to know when a timetable written in Python has its next runs. */
  | { kind: 'timetable_asked'; dagId: string }
  /** Chunks of an attempt's log were stored. */
  | { kind: 'log_appended'; attemptId: string };

export interface EventBus {
  /** Tells this process's listeners now, and only them; the sending transaction's NOTIFY tells the others. */
  publish(events: readonly ControlPlaneEvent[]): void;
  /** Returns the function that ends the subscription. */
  subscribe(listener: (event: ControlPlaneEvent) => void): () => void;
}
