/**
 * A Dag as the scheduler reads it: plain, immutable data made from a serialized Dag by `readSerializedDag`. Durations are seconds,
 * instants are Dates, and every default is filled in.
 */
import type { DagRunType, TriggerRule, WeightRule } from './generated/execution-api.ts';

/** A schedule as it was serialized: the class of the timetable and what the class wrote of itself. */
export type TimetableSpec = { readonly type: string; readonly var: Readonly<Record<string, unknown>> };

export type DagParam = {
  readonly name: string;
  /** Decoded; undefined where the param has no default and a run must give the value. */
  readonly default: unknown;
  readonly description: string | null;
  /** JSON schema, draft 7. */
  readonly schema: Readonly<Record<string, unknown>>;
};

/** Where the values of an expanded argument come from. */
export type ExpandSource =
  | { readonly kind: 'literal'; readonly length: number }
  | { readonly kind: 'xcom'; readonly taskId: string; readonly key: string }
  | { readonly kind: 'map'; readonly source: ExpandSource }
  | { readonly kind: 'zip'; readonly sources: readonly ExpandSource[]; readonly hasFillValue: boolean }
  | { readonly kind: 'concat'; readonly sources: readonly ExpandSource[] };

/**
 * What a task or a group expands over. The count of a dict of lists is the product of its arguments' lengths; that of a list of
 * dicts the length of the list.
 */
export type Expansion =
  | { readonly kind: 'dict-of-lists'; readonly arguments: ReadonlyMap<string, ExpandSource> }
  | { readonly kind: 'list-of-dicts'; readonly source: ExpandSource };

export type TaskGroup = {
  readonly groupId: string;
  readonly parentGroupId: string | null;
  readonly displayName: string;
  readonly tooltip: string;
  /** Task ids directly in this group, and ids of the groups directly in it. */
  readonly taskIds: readonly string[];
  readonly groupIds: readonly string[];
  /** Null where the group is not mapped. */
  readonly expansion: Expansion | null;
};

/** The arguments that the author gave go from the serialized Dag to the trigger without a detour. */
export type StartTriggerArgs = {
  readonly triggerClass: string;
  readonly nextMethod: string;
  readonly timeoutSeconds: number | null;
};

export type Task = {
  readonly taskId: string;
  readonly displayName: string;
  /** Class of the operator, such as `BashOperator`; what `operator` of a task instance shows. */
  readonly operator: string;
  /** The name an author sees, such as `@task`; the class where there is no other. */
  readonly operatorName: string;
  readonly module: string;
  readonly owner: string;
  readonly docMd: string | null;

  readonly upstream: readonly string[];
  readonly downstream: readonly string[];
  readonly triggerRule: TriggerRule;
  readonly isSetup: boolean;
  readonly isTeardown: boolean;
  readonly onFailureFailDagrun: boolean;

  readonly pool: string;
  readonly poolSlots: number;
  /** What the author gave; `priorityWeights` is what counts. */
  readonly ownPriorityWeight: number;
  /** By the number of tries made so far; the last one holds for all further tries. Never empty. */
  readonly priorityWeights: readonly number[];
  /** A rule of Airflow, or the class path of an author's own strategy, which the parser of the Dag file has evaluated. */
  readonly weightRule: WeightRule | (string & {});
  readonly queue: string;
  readonly executor: string | null;
  readonly executorConfig: Readonly<Record<string, unknown>>;
  readonly runAsUser: string | null;

  readonly retries: number;
  readonly retryDelaySeconds: number;
  /** Factor of each further delay; 0 where the delay stays the same. */
  readonly retryExponentialBackoff: number;
  readonly maxRetryDelaySeconds: number | null;
  readonly hasRetryPolicy: boolean;
  readonly executionTimeoutSeconds: number | null;
  readonly startDate: Date | null;
  readonly endDate: Date | null;

  readonly dependsOnPast: boolean;
  readonly ignoreFirstDependsOnPast: boolean;
  readonly waitForDownstream: boolean;
  readonly waitForPastDependsBeforeSkipping: boolean;
  readonly maxActiveTisPerDag: number | null;
  readonly maxActiveTisPerDagrun: number | null;

  /** From the outermost group to the one that the task is in; empty at the top. */
  readonly groupPath: readonly string[];
  /** The mapped groups among `groupPath`, in the same order. */
  readonly mappedGroups: readonly string[];
  /** Null where the task itself is not mapped. */
  readonly expansion: Expansion | null;
  readonly mapIndexTemplate: string | null;

  readonly inlets: readonly unknown[];
  readonly outlets: readonly unknown[];
  readonly doXcomPush: boolean;
  readonly multipleOutputs: boolean;
  readonly isSensor: boolean;
  /** Whether the task may decide that tasks downstream are skipped. */
  readonly canSkipDownstream: boolean;
  readonly startFromTrigger: boolean;
  readonly startTriggerArgs: StartTriggerArgs | null;
  readonly hasOnExecuteCallback: boolean;
  readonly hasOnFailureCallback: boolean;
  readonly hasOnRetryCallback: boolean;
  readonly hasOnSkippedCallback: boolean;
  readonly hasOnSuccessCallback: boolean;
  /** An empty operator without effects ends in success without a worker (`TaskInstance.is_task_schedulable`). */
  readonly canRunInline: boolean;
};

/** A callback for runs that are not done in time; the parts are as serialized. */
export type DagDeadline = {
  readonly name: string | null;
  readonly reference: Readonly<Record<string, unknown>>;
  readonly interval: unknown;
  readonly callback: Readonly<Record<string, unknown>>;
};

export type Dag = {
  readonly dagId: string;
  readonly displayName: string;
  readonly description: string | null;
  readonly docMd: string | null;
  readonly fileloc: string;
  readonly relativeFileloc: string | null;
  readonly timezone: string | number;
  readonly tags: readonly string[];
  readonly owners: readonly string[];
  readonly ownerLinks: Readonly<Record<string, string>>;
  readonly params: readonly DagParam[];

  readonly timetable: TimetableSpec;
  readonly startDate: Date | null;
  readonly endDate: Date | null;
  /** The first instant at which a scheduled run may start: the earliest start date of the Dag and its tasks. */
  readonly earliest: Date | null;
  /** The last: the Dag's end date, or the latest end date where every task has one. */
  readonly latest: Date | null;
  readonly catchup: boolean;
  readonly allowedRunTypes: readonly DagRunType[] | null;
  readonly isPausedUponCreation: boolean | null;

  readonly maxActiveRuns: number;
  readonly maxActiveTasks: number;
  readonly maxConsecutiveFailedDagRuns: number;
  readonly dagrunTimeoutSeconds: number | null;
  readonly failFast: boolean;
  readonly disableBundleVersioning: boolean;
  readonly rerunWithLatestVersion: boolean | null;
  readonly renderTemplateAsNativeObj: boolean;
  readonly hasOnSuccessCallback: boolean;
  readonly hasOnFailureCallback: boolean;
  readonly deadlines: readonly DagDeadline[];
  readonly dagDependencies: readonly Readonly<Record<string, unknown>>[];
  readonly accessControl: Readonly<Record<string, unknown>>;
  readonly edgeInfo: Readonly<Record<string, unknown>>;

  /** In the order of the file. */
  readonly tasks: ReadonlyMap<string, Task>;
  readonly groups: ReadonlyMap<string, TaskGroup>;
  /** Task ids without upstream, and without downstream. */
  readonly roots: readonly string[];
  readonly leaves: readonly string[];
  /** The task ids whose end decides the run: leaves, looking through teardowns that do not fail the run. */
  readonly decidingLeaves: readonly string[];
  /** Every task after all of its upstream, else in the order of the file. */
  readonly topologicalOrder: readonly string[];
};
