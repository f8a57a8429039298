import type { DagRunState, DagRunType } from '@leeward/contracts';
import type { DagGraph } from '../graph/dag-graph.ts';
import type { RunInstances } from './run-instances.ts';

/** Everything a decision about one run looks at. */
export interface RunFacts {
  readonly run: RunRow;
  readonly graph: DagGraph;
  readonly instances: RunInstances;
  /** Items that a task's result has, by task id, where it was recorded. */
  readonly resultLengths: ReadonlyMap<string, number>;
  /** How many instances of a mapped task have returned something, by task id. */
  readonly returnedCounts: ReadonlyMap<string, number>;
  /** What branches and short circuits decided about their downstream. */
  readonly skipDecisions: readonly SkipDecision[];
  /** The run before this one; undefined where no task of the Dag looks at it. */
  readonly past: PastFacts | undefined;
  /** No task of a paused Dag starts; what is decided without a worker still is. */
  readonly isPaused: boolean;
}

interface RunRow {
  readonly id: number;
  readonly dagId: string;
  readonly runId: string;
  readonly runType: DagRunType;
  readonly state: DagRunState;
  readonly logicalDate: Date | null;
  readonly startDate: Date | null;
}

interface SkipDecision {
  readonly taskId: string;
  readonly mapIndex: number;
  /** As the operator wrote it: airflow/sdk/bases/skipmixin.py. */
  readonly decision: { readonly followed?: readonly string[]; readonly skipped?: readonly string[] };
}

export interface PastFacts {
  /** The first run of a backfill does not look back. */
  readonly isFirstOfBackfill: boolean;
  /** Null where there is none. */
  readonly previous: {
    readonly runId: string;
    readonly logicalDate: Date | null;
    /** Per task id: how many instances there are and how many of them ended in success or were skipped. */
    readonly tasks: ReadonlyMap<string, { readonly total: number; readonly successful: number }>;
  } | null;
  /** Tasks that had an instance in any earlier run; asked only of those that ignore a missing first one. */
  readonly everRunTaskIds: ReadonlySet<string>;
}
