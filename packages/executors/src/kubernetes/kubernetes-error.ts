import type { Dispatcher } from 'undici';
import { type RequestFailure, retryAfterSeconds } from './creation-plan.ts';

/** Kubernetes refused a request, or did not answer it (`status` undefined). */
export class KubernetesError extends Error implements RequestFailure {
  readonly status: number | undefined;
  /** Kubernetes' own word, `AlreadyExists` for one. */
  readonly reason: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    message: string,
    answer: { status?: number; reason?: string; retryAfterSeconds?: number | undefined },
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'KubernetesError';
    this.status = answer.status;
    this.reason = answer.reason ?? '';
    this.retryAfterSeconds = answer.retryAfterSeconds;
  }
}

export function isAlreadyThere(error: unknown): boolean {
  return error instanceof KubernetesError && error.status === 409 && error.reason === 'AlreadyExists';
}

export function isGone(error: unknown): boolean {
  return error instanceof KubernetesError && error.status === 404;
}

/** Gone already, or another object has the name by now. */
export function isGoneOrReplaced(error: unknown): boolean {
  return error instanceof KubernetesError && (error.status === 404 || error.status === 409);
}

/** Of a request for a log: the pod is gone (404), or its container has not started (400). */
export function hasNoLog(error: unknown): boolean {
  return error instanceof KubernetesError && (error.status === 404 || error.status === 400);
}

/** What an answer other than 2xx says. */
export async function refusal(answer: Dispatcher.ResponseData): Promise<KubernetesError> {
  const text = await answer.body.text().catch(() => '');
  let said: { message?: string; reason?: string } = {};
  try {
    said = JSON.parse(text) as typeof said;
  } catch {
    // A proxy in between answers in its own words.
  }
  const header = answer.headers['retry-after'];
  return new KubernetesError(said.message ?? (text.slice(0, 500) || `HTTP ${answer.statusCode}`), {
    status: answer.statusCode,
    reason: said.reason ?? '',
    retryAfterSeconds: retryAfterSeconds(typeof header === 'string' ? header : null, new Date()),
  });
}

/** An error of the connection as one of Kubernetes; any other as it is. */
export function asKubernetesError(error: unknown): unknown {
  if (error instanceof KubernetesError || !(error instanceof Error)) return error;
  if (error.name === 'LeewardError') return error;
  return new KubernetesError(`Kubernetes did not answer: ${error.message}`, {}, { cause: error });
}
