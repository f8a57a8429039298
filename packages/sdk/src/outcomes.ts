import type { Duration } from './definition/duration.ts';
import type { JsonValue } from './definition/params.ts';

/** Thrown by a handler: ends the task as skipped (Airflow's AirflowSkipException). */
export class SkipTask extends Error {
  override readonly name = 'SkipTask';
}

/** Thrown by a handler: ends the task as failed without another try (Airflow's AirflowFailException). */
export class FailTask extends Error {
  override readonly name = 'FailTask';
}

/** Thrown by a handler: gives the slot back and runs the task again at the instant, as the same try. */
export class RescheduleTask extends Error {
  override readonly name = 'RescheduleTask';
  readonly at: Date;

  constructor(at: Date) {
    super(`reschedule at ${at.toISOString()}`);
    this.at = at;
  }
}

export interface Deferral {
  /** The trigger as the triggerer knows it: a Python class path. */
  readonly trigger: { readonly classpath: string; readonly kwargs?: Readonly<Record<string, JsonValue>> };
  /** Handed to the handler as `context.resumed.method`. */
  readonly resume: string;
  readonly kwargs?: Readonly<Record<string, JsonValue>>;
  readonly timeout?: Duration;
}

/** Thrown by a handler: waits for a trigger without a slot; the handler is then called again with `context.resumed`. */
export class DeferTask extends Error {
  override readonly name = 'DeferTask';
  readonly deferral: Deferral;

  constructor(deferral: Deferral) {
    super(`deferred to ${deferral.trigger.classpath}`);
    this.deferral = deferral;
  }
}

/** The task ran longer than its executionTimeout. Retried like any failure (Airflow's AirflowTaskTimeout). */
export class TaskTimeout extends Error {
  override readonly name = 'TaskTimeout';
}
