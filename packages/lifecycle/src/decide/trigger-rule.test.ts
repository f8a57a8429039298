import { TaskInstanceState } from '@leeward/contracts';
import type { TriggerRule } from '@leeward/contracts/execution-api';
import { expect, test } from 'vitest';
import { evaluateTriggerRule, type TriggerRuleOutcome, type UpstreamCounts } from './trigger-rule.ts';

const { Success, Failed, Skipped, UpstreamFailed, Removed, Running } = TaskInstanceState;
const states = [Success, Failed, Skipped, UpstreamFailed, Removed, Running] as const;
type State = (typeof states)[number];

function countsOf(upstream: readonly State[]): UpstreamCounts {
  const count = (wanted: State) => upstream.filter((state) => state === wanted).length;
  return {
    total: upstream.length,
    totalSetups: 0,
    success: count(Success),
    skipped: count(Skipped),
    failed: count(Failed),
    upstreamFailed: count(UpstreamFailed),
    removed: count(Removed),
    successSetups: 0,
    skippedSetups: 0,
  };
}

/** Each rule in words about the list of upstream states, the removed ones left out where the rule does not look at them. */
const model: Record<TriggerRule, (upstream: readonly State[]) => TriggerRuleOutcome> = {
  always: () => 'run',
  all_success: (all) =>
    all.some(isFailed) ? 'upstream_failed' : all.includes(Skipped) ? 'skipped' : all.includes(Running) ? 'wait' : 'run',
  all_failed: (all) =>
    all.includes(Success) || all.includes(Skipped) ? 'skipped' : all.includes(Running) ? 'wait' : 'run',
  all_done: (all) => (all.includes(Running) ? 'wait' : 'run'),
  one_success: (all) =>
    all.includes(Success)
      ? 'run'
      : all.includes(Running)
        ? 'wait'
        : all.every((state) => state === Skipped)
          ? 'skipped'
          : 'upstream_failed',
  one_failed: (all) => (all.some(isFailed) ? 'run' : all.includes(Running) ? 'wait' : 'skipped'),
  one_done: (all) =>
    all.includes(Success) || all.includes(Failed) ? 'run' : all.includes(Running) ? 'wait' : 'skipped',
  none_failed: (all) => (all.some(isFailed) ? 'upstream_failed' : all.includes(Running) ? 'wait' : 'run'),
  none_failed_min_one_success: (all) =>
    all.some(isFailed)
      ? 'upstream_failed'
      : all.every((state) => state === Skipped)
        ? 'skipped'
        : all.includes(Running)
          ? 'wait'
          : all.includes(Success)
            ? 'run'
            : 'upstream_failed',
  none_skipped: (all) => (all.includes(Skipped) ? 'skipped' : all.includes(Running) ? 'wait' : 'run'),
  all_skipped: (all) =>
    all.includes(Success) || all.some(isFailed) ? 'skipped' : all.every((state) => state === Skipped) ? 'run' : 'wait',
  all_done_min_one_success: (all) =>
    all.includes(Skipped)
      ? 'skipped'
      : all.includes(Running)
        ? 'wait'
        : all.includes(Success)
          ? 'run'
          : 'upstream_failed',
  all_done_setup_success: (all) => (all.includes(Running) ? 'wait' : 'run'),
};

function isFailed(state: State): boolean {
  return state === Failed || state === UpstreamFailed;
}

/** Every list of one to four upstream states: 6 + 36 + 216 + 1,296. */
function* everyUpstream(): Generator<State[]> {
  let lists: State[][] = [[]];
  for (let length = 1; length <= 4; length += 1) {
    lists = lists.flatMap((list) => states.map((state) => [...list, state]));
    yield* lists;
  }
}

test.each(Object.keys(model) as TriggerRule[])(
  '%s decides every combination of four upstream states as its words say',
  (rule) => {
    for (const upstream of everyUpstream()) {
      const decided = evaluateTriggerRule(rule, countsOf(upstream), -1);
      expect({ upstream, decided }).toEqual({ upstream, decided: model[rule](upstream) });
    }
  },
);

test('a teardown runs when a setup ran, and shares the fate of its setups otherwise', () => {
  const setups = (given: Partial<UpstreamCounts>) =>
    evaluateTriggerRule('all_done_setup_success', { ...countsOf([]), total: 2, totalSetups: 1, ...given }, -1);
  expect(setups({ success: 1, failed: 1, successSetups: 1 })).toBe('run');
  expect(setups({ success: 1, failed: 1 })).toBe('upstream_failed');
  expect(setups({ skipped: 2, skippedSetups: 1 })).toBe('skipped');
  expect(setups({ success: 1, successSetups: 1 })).toBe('wait');
});

test('an expanded instance beyond what is left of its upstream is removed with it', () => {
  const counts = countsOf([Success, Success, Removed]);
  expect(evaluateTriggerRule('all_success', counts, 2)).toBe('removed');
  expect(evaluateTriggerRule('all_success', counts, 1)).toBe('run');
});
