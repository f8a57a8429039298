import { createHash } from 'node:crypto';
import { addSeconds, secondsPerDay } from '@leeward/contracts';

export interface RetrySettings {
  delaySeconds: number;
  /** 0 and 1 mean no backoff; the delay grows by this factor a try. */
  backoffFactor: number;
  maxDelaySeconds: number | null;
}

export interface RetryingTry {
  dagId: string;
  taskId: string;
  /** As Python prints it: `2026-11-20 00:00:00+00:00`, or `None`. */
  logicalDateText: string;
  tryNumber: number;
  endedAt: Date;
}

export const defaultRetryDelaySeconds = 300;
/** airflow/sdk/definitions/_internal/abstractoperator.py, MAX_RETRY_DELAY. */
const longestRetryDelaySeconds = secondsPerDay;

/**
 * When the next try is due (airflow/models/taskinstance.py, next_retry_datetime): the policy's override, or the task's delay,
 * with backoff jittered by a hash of the try, so that a wide failure does not come back at one instant.
 */
export function retryDueAt(settings: RetrySettings, failed: RetryingTry, overrideSeconds: number | null): Date {
  return addSeconds(failed.endedAt, overrideSeconds ?? retryDelaySeconds(settings, failed));
}

function retryDelaySeconds(settings: RetrySettings, failed: RetryingTry): number {
  const { delaySeconds, backoffFactor, maxDelaySeconds } = settings;
  if (backoffFactor <= 0 || backoffFactor === 1) return delaySeconds;
  const grown = Math.ceil(delaySeconds * backoffFactor ** (failed.tryNumber - 1));
  const least = Math.max(1, Number.isFinite(grown) ? grown : longestRetryDelaySeconds);
  const jittered = Math.min(least + jitter(failed, least), longestRetryDelaySeconds);
  return maxDelaySeconds === null ? jittered : Math.min(maxDelaySeconds, jittered);
}

function jitter(failed: RetryingTry, below: number): number {
  const seed = `${failed.dagId}#${failed.taskId}#${failed.logicalDateText}#${failed.tryNumber}`;
  const hash = BigInt(`0x${createHash('sha1').update(seed).digest('hex')}`);
  return Number(hash % BigInt(below));
}
