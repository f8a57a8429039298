import { unreachable } from '@leeward/contracts';
import type { TriggerRule } from '@leeward/contracts/execution-api';

/** How many of a task's relevant upstream instances there are, and how the finished ones ended. */
export interface UpstreamCounts {
  total: number;
  totalSetups: number;
  success: number;
  skipped: number;
  failed: number;
  upstreamFailed: number;
  removed: number;
  successSetups: number;
  skippedSetups: number;
}

export type TriggerRuleOutcome = 'run' | 'wait' | 'skipped' | 'upstream_failed' | 'removed';

/**
 * What a trigger rule says; airflow/ti_deps/deps/trigger_rule_dep.py (_evaluate_direct_relatives). `mapIndex` of the task instance,
 * -1 where it is not mapped: an instance beyond the upstream's own length is removed with it.
 */
export function evaluateTriggerRule(rule: TriggerRule, counts: UpstreamCounts, mapIndex: number): TriggerRuleOutcome {
  const { total, success, skipped, failed, upstreamFailed, removed } = counts;
  const done = success + skipped + failed + upstreamFailed + removed;
  const allDone = done >= total;
  const anyFailed = failed + upstreamFailed > 0;
  switch (rule) {
    case 'always':
      return 'run';
    case 'all_success':
      if (anyFailed) return 'upstream_failed';
      if (skipped > 0) return 'skipped';
      if (removed > 0 && success > 0 && mapIndex > -1 && mapIndex >= success) return 'removed';
      return total - success - removed > 0 ? 'wait' : 'run';
    case 'all_failed':
      if (success + skipped > 0) return 'skipped';
      return total - failed - upstreamFailed - removed > 0 ? 'wait' : 'run';
    case 'all_done':
      return allDone ? 'run' : 'wait';
    case 'one_success':
      if (success > 0) return 'run';
      if (!allDone) return 'wait';
      return done === skipped ? 'skipped' : 'upstream_failed';
    case 'one_failed':
      if (anyFailed) return 'run';
      return allDone ? 'skipped' : 'wait';
    case 'one_done':
      if (success + failed > 0) return 'run';
      return allDone ? 'skipped' : 'wait';
    case 'none_failed':
      if (anyFailed) return 'upstream_failed';
      return total - success - skipped - removed > 0 ? 'wait' : 'run';
    case 'none_failed_min_one_success':
      if (anyFailed) return 'upstream_failed';
      if (skipped === total) return 'skipped';
      if (allDone && success === 0) return 'upstream_failed';
      return total - success - skipped - removed > 0 ? 'wait' : 'run';
    case 'none_skipped':
      if (skipped > 0) return 'skipped';
      return allDone ? 'run' : 'wait';
    case 'all_skipped':
      if (success + failed + upstreamFailed > 0) return 'skipped';
      return total - skipped > 0 ? 'wait' : 'run';
    case 'all_done_min_one_success':
      if (skipped > 0) return 'skipped';
      if (allDone && success === 0) return 'upstream_failed';
      return allDone ? 'run' : 'wait';
    case 'all_done_setup_success':
      return setupSuccess(counts, allDone);
    default:
      return unreachable(rule);
  }
}

/** A teardown runs once all is done, unless none of its setups came to anything. */
function setupSuccess(counts: UpstreamCounts, allDone: boolean): TriggerRuleOutcome {
  const { totalSetups, successSetups, skippedSetups } = counts;
  if (!allDone) return 'wait';
  if (totalSetups === 0) return 'run';
  if (skippedSetups >= totalSetups) return 'skipped';
  return successSetups === 0 ? 'upstream_failed' : 'run';
}
