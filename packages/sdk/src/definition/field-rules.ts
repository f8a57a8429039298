import { isTimezone } from './dates.ts';
import { type Duration, durationSeconds } from './duration.ts';
import {
  type BashSpec,
  type DagSpec,
  type SensorSpec,
  type ShortCircuitSpec,
  type TaskSpec,
  triggerRules,
  weightRules,
} from './specs.ts';

/** What a field may hold: in words for the author, and as a test. null where another check looks at it. */
export type Rule = readonly [expected: string, fits: (value: unknown) => boolean] | null;
export type Rules<Spec> = { readonly [Field in keyof Required<Spec>]: Rule };

/** The longest wait of a timer of this runtime. */
const mostTimerSeconds = Math.floor((2 ** 31 - 1) / 1_000);

const duration: Rule = [
  'a duration: seconds, or { minutes: 5 }',
  (value) => durationSeconds(value as Duration) !== undefined,
];
const timer: Rule = [
  'a duration of at most 24 days',
  (value) => (durationSeconds(value as Duration) ?? Number.POSITIVE_INFINITY) <= mostTimerSeconds,
];
const flag: Rule = ['true or false', (value) => typeof value === 'boolean'];
const text: Rule = ['a text', (value) => typeof value === 'string'];
const name: Rule = ['a text that is not empty', (value) => typeof value === 'string' && value !== ''];
const object: Rule = ['an object', (value) => typeof value === 'object' && value !== null && !Array.isArray(value)];
const callback: Rule = ['a function', (value) => typeof value === 'function'];
const wholeNumber: Rule = ['a whole number', Number.isInteger];
const count = (least: number): Rule => [
  `a whole number, ${least} or more`,
  (value) => Number.isInteger(value) && (value as number) >= least,
];
const oneOf = (values: readonly string[]): Rule => [
  `one of ${values.join(', ')}`,
  (value) => values.includes(value as string),
];
const isTag = (tag: unknown) => typeof tag === 'string' && tag !== '' && tag.length <= 100;

export const dagRules: Rules<DagSpec> = {
  schedule: null,
  startDate: null,
  endDate: null,
  timezone: ['the name of a time zone, such as Europe/Berlin', (value) => isTimezone(value as string)],
  catchup: flag,
  maxActiveRuns: count(0),
  maxActiveTasks: count(1),
  maxConsecutiveFailedDagRuns: count(0),
  dagrunTimeout: duration,
  failFast: flag,
  tags: ['a list of texts of at most 100 characters', (tags) => Array.isArray(tags) && tags.every(isTag)],
  description: text,
  displayName: name,
  docMd: text,
  ownerLinks: object,
  params: object,
  isPausedUponCreation: flag,
  defaultArgs: object,
};

export const taskRules: Rules<TaskSpec> = {
  taskId: null,
  displayName: name,
  owner: name,
  retries: count(0),
  retryDelay: duration,
  retryExponentialBackoff: ['true, false or a factor', (value) => typeof value === 'boolean' || Number.isFinite(value)],
  maxRetryDelay: duration,
  executionTimeout: timer,
  triggerRule: oneOf(triggerRules),
  dependsOnPast: flag,
  ignoreFirstDependsOnPast: flag,
  waitForDownstream: flag,
  waitForPastDependsBeforeSkipping: flag,
  pool: name,
  poolSlots: count(1),
  priorityWeight: wholeNumber,
  weightRule: oneOf(weightRules),
  queue: name,
  executor: name,
  maxActiveTisPerDag: count(1),
  maxActiveTisPerDagrun: count(1),
  startDate: null,
  endDate: null,
  params: object,
  docMd: text,
  doXcomPush: flag,
  multipleOutputs: flag,
  freshProcess: flag,
  onSuccess: callback,
  onFailure: callback,
  onRetry: callback,
  onSkipped: callback,
  onExecute: callback,
};

export const bashRules: Rules<BashSpec> = {
  ...taskRules,
  command: text,
  env: object,
  appendEnv: flag,
  cwd: name,
  skipOnExitCode: [
    'a number, a list of numbers or null',
    (value) => value === null || [value].flat().every((code) => Number.isInteger(code)),
  ],
  outputProcessor: callback,
};

export const sensorRules: Rules<SensorSpec> = {
  ...taskRules,
  pokeInterval: timer,
  timeout: duration,
  mode: oneOf(['reschedule', 'poke']),
  softFail: flag,
};

export const shortCircuitRules: Rules<ShortCircuitSpec> = { ...taskRules, ignoreDownstreamTriggerRules: flag };
