import type { TaskContext } from '../context.ts';
import type { DateInput } from './dates.ts';
import type { Duration } from './duration.ts';
import type { JsonValue, Params } from './params.ts';
import type { Schedule } from './schedule.ts';

export const triggerRules = [
  'all_success',
  'all_failed',
  'all_done',
  'all_done_min_one_success',
  'all_done_setup_success',
  'one_success',
  'one_failed',
  'one_done',
  'none_failed',
  'none_skipped',
  'none_failed_min_one_success',
  'all_skipped',
  'always',
] as const;
export type TriggerRule = (typeof triggerRules)[number];

export const weightRules = ['downstream', 'upstream', 'absolute'] as const;
export type WeightRule = (typeof weightRules)[number];

/**
 * Called in the task's process before its end is reported, or by the Dag processor where that process was lost. What it throws is logged
 * and changes nothing, but for `onExecute`, which is called before the handler and fails the task.
 */
export type TaskCallback = (context: TaskContext, error?: unknown) => unknown;

/** What a task is besides its handler. Every field has Airflow's meaning and Airflow's default. */
export interface TaskSpec {
  readonly taskId?: string;
  readonly displayName?: string;
  readonly owner?: string;
  readonly retries?: number;
  /** 300 seconds where absent. */
  readonly retryDelay?: Duration;
  /** true doubles the delay each time; a number is the factor. */
  readonly retryExponentialBackoff?: boolean | number;
  readonly maxRetryDelay?: Duration;
  readonly executionTimeout?: Duration;
  readonly triggerRule?: TriggerRule;
  readonly dependsOnPast?: boolean;
  readonly ignoreFirstDependsOnPast?: boolean;
  readonly waitForDownstream?: boolean;
  readonly waitForPastDependsBeforeSkipping?: boolean;
  readonly pool?: string;
  readonly poolSlots?: number;
  readonly priorityWeight?: number;
  readonly weightRule?: WeightRule;
  readonly queue?: string;
  readonly executor?: string;
  readonly maxActiveTisPerDag?: number;
  readonly maxActiveTisPerDagrun?: number;
  readonly startDate?: DateInput;
  readonly endDate?: DateInput;
  readonly params?: Params;
  readonly docMd?: string;
  /** false keeps the returned value out of XCom. */
  readonly doXcomPush?: boolean;
  /** true pushes each key of the returned object as an XCom of its own beside `return_value`. */
  readonly multipleOutputs?: boolean;
  /** true gives each try a process that no other task has used and none will use: Leeward's own, tens of milliseconds a task. */
  readonly freshProcess?: boolean;
  readonly onSuccess?: TaskCallback;
  readonly onFailure?: TaskCallback;
  readonly onRetry?: TaskCallback;
  readonly onSkipped?: TaskCallback;
  readonly onExecute?: TaskCallback;
}

/** What a Dag is besides its tasks. Every field has Airflow's meaning and Airflow's default. */
export interface DagSpec {
  readonly schedule?: Schedule;
  readonly startDate?: DateInput;
  readonly endDate?: DateInput;
  /** The zone of dates without an offset and of cron expressions; UTC where absent. */
  readonly timezone?: string;
  readonly catchup?: boolean;
  readonly maxActiveRuns?: number;
  readonly maxActiveTasks?: number;
  readonly maxConsecutiveFailedDagRuns?: number;
  readonly dagrunTimeout?: Duration;
  readonly failFast?: boolean;
  readonly tags?: readonly string[];
  readonly description?: string;
  readonly displayName?: string;
  readonly docMd?: string;
  readonly ownerLinks?: Readonly<Record<string, string>>;
  readonly params?: Params;
  readonly isPausedUponCreation?: boolean;
  /** Fields of every task that does not say otherwise. */
  readonly defaultArgs?: Omit<TaskSpec, 'taskId' | 'displayName' | 'params'>;
}

export interface BashSpec extends TaskSpec {
  /** Run by `bash -c`. A template. */
  readonly command: string;
  /** The whole environment of the command, or additions to this process's where `appendEnv` is true. Values are templates. */
  readonly env?: Readonly<Record<string, string>>;
  readonly appendEnv?: boolean;
  /** The working folder; a fresh temporary one where absent. A template. */
  readonly cwd?: string;
  /** Exit codes that end the task as skipped: 99 where absent, none where null. */
  readonly skipOnExitCode?: number | readonly number[] | null;
  /** Makes the task's value of the last line that the command wrote. */
  readonly outputProcessor?: (lastLine: string) => JsonValue;
}

export interface SensorSpec extends TaskSpec {
  /** Between two pokes: 60 seconds where absent. */
  readonly pokeInterval?: Duration;
  /** From the first poke on: seven days where absent. */
  readonly timeout?: Duration;
  /** `reschedule` (the default) gives the slot back between pokes; `poke` keeps it. */
  readonly mode?: 'reschedule' | 'poke';
  /** true skips the task where it would fail by timeout. */
  readonly softFail?: boolean;
}

export interface ShortCircuitSpec extends TaskSpec {
  /** true (the default) skips all that comes after; false only what comes directly after, the rest by its trigger rules. */
  readonly ignoreDownstreamTriggerRules?: boolean;
}

export interface GroupSpec {
  readonly tooltip?: string;
  readonly displayName?: string;
  /** false keeps the ids of the tasks inside as written. */
  readonly prefixGroupId?: boolean;
}
