/** Why a request to Kubernetes was not carried out. `status` is absent where no answer came. */
export interface RequestFailure {
  readonly status: number | undefined;
  readonly message: string;
  readonly retryAfterSeconds: number | undefined;
}

type PassingFailure =
  | 'quota'
  | 'api_server_busy'
  | 'api_server_unreachable'
  | 'conflict'
  | 'credentials_refused'
  | 'pod_forbidden';

export type CreationPlan =
  | {
      readonly kind: 'retry';
      readonly delayMs: number;
      /** Nothing at all is created before the delay is over: the API server asked for it. */
      readonly pausesAll: boolean;
      readonly code: PassingFailure;
    }
  | { readonly kind: 'refused'; readonly code: 'pod_refused' | 'pod_forbidden' }
  | { readonly kind: 'exhausted'; readonly code: PassingFailure };

const firstDelayMs = 500;
const longestDelayMs = 15_000;
const longestQuotaDelayMs = 60_000;
/** An API server that has just started knows no roles yet and forbids everything for a moment. */
const forbiddenRetries = 5;

/** How often a creation has failed; the first time both are 1. */
export interface FailureCount {
  readonly failures: number;
  /** The last of them in a row that had the same status. */
  readonly alike: number;
}

/**
 * What to do after the creation of a pod failed, at most `retries` times again. What may pass by itself is the list of Airflow's
 * KubernetesExecutor: a full quota, 409, 410, 429, 500, 502, 503, 504 and no answer at all; and credentials that were refused, for they
 * are renewed.
 * @param jitter Between 0 and 1; spreads the retries of many pods that failed at once.
 */
export function planCreation(
  failure: RequestFailure,
  { failures, alike }: FailureCount,
  retries: number,
  jitter: number,
): CreationPlan {
  const code = passingFailure(failure);
  if (code === undefined) return { kind: 'refused', code: 'pod_refused' };
  if (code === 'pod_forbidden' && alike > forbiddenRetries) return { kind: 'refused', code };
  if (failures > retries) return { kind: 'exhausted', code };
  const asked = failure.retryAfterSeconds;
  if (asked !== undefined) return { kind: 'retry', delayMs: asked * 1000, pausesAll: true, code };
  const longest = code === 'quota' ? longestQuotaDelayMs : longestDelayMs;
  const backoff = Math.min(longest, firstDelayMs * 2 ** Math.min(failures - 1, 16));
  return { kind: 'retry', delayMs: Math.round(backoff * (0.5 + jitter / 2)), pausesAll: false, code };
}

/** `pods is forbidden: User "…" cannot create resource "pods" …`, where others name what is wrong with the pod or its namespace. */
const lackOfRights = / is forbidden: User ".*" cannot /;

/** Whether it is the pod that was refused, by its form or by what the cluster admits, and not the executor that asked for it. */
export function isRefusalOfPod({ status, message }: RequestFailure): boolean {
  return status === 400 || status === 422 || (status === 403 && !lackOfRights.test(message));
}

function passingFailure({ status, message }: RequestFailure): PassingFailure | undefined {
  switch (status) {
    case undefined:
      return 'api_server_unreachable';
    case 401:
      return 'credentials_refused';
    case 403:
      return message.includes('exceeded quota') ? 'quota' : 'pod_forbidden';
    case 409:
      return message.includes('object has been modified') ? 'conflict' : undefined;
    case 410:
      return message.includes('too old resource version') ? 'conflict' : undefined;
    case 429:
    case 500:
    case 502:
    case 503:
    case 504:
      return 'api_server_busy';
    default:
      return undefined;
  }
}

/** Seconds of a Retry-After header, which is a number of seconds or a date. */
export function retryAfterSeconds(header: string | null, now: Date): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header);
  const until = Date.parse(header);
  return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil((until - now.getTime()) / 1000));
}
