export type {
  Connection,
  ConnectionAccess,
  TaskContext,
  TaskLogger,
  VariableAccess,
  XComAccess,
  XComOptions,
} from './context.ts';
export { getContext } from './current-context.ts';
export type { ElseBranch, IfBranch, SwitchBranch } from './definition/branches.ts';
export { type BranchChoice, Dag } from './definition/dag.ts';
export type { DateInput } from './definition/dates.ts';
export type { Duration } from './definition/duration.ts';
export { type JsonValue, Param, type Params, param } from './definition/params.ts';
export { GroupRef, type Target, TaskOutput, TaskRef } from './definition/refs.ts';
export type { CronDataInterval, CronTrigger, DeltaDataInterval, Schedule } from './definition/schedule.ts';
export type {
  BashSpec,
  DagSpec,
  GroupSpec,
  SensorSpec,
  ShortCircuitSpec,
  TaskCallback,
  TaskSpec,
  TriggerRule,
  WeightRule,
} from './definition/specs.ts';
export type { Handler, Inputs, TaskFactory, Wired } from './definition/wiring.ts';
export { dagErrors } from './errors.ts';
export { type Deferral, DeferTask, FailTask, RescheduleTask, SkipTask, TaskTimeout } from './outcomes.ts';
