import type { FastifyRequest } from 'fastify';
import type { TaskTokenScope } from '../auth/task-tokens.ts';
import type { Claims, TokenService } from '../auth/tokens.ts';
import { HttpError } from '../http/http-error.ts';

export interface TaskToken {
  /** The attempt that the token was made for. */
  attemptId: string;
  scope: TaskTokenScope;
  claims: Claims;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Who asks, as airflow/api_fastapi/execution_api/security.py tells it: no token is 401, a bad one 403, a scope that the operation does
 * not allow 403.
 */
export async function authenticate(
  request: FastifyRequest,
  tokens: TokenService,
  allowedScopes: readonly TaskTokenScope[],
): Promise<TaskToken> {
  const bearer = /^bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer === undefined) throw new HttpError(401, 'Missing auth token');
  const verified = await tokens.verify('task', bearer.trim());
  if (!verified.ok) throw new HttpError(403, 'Invalid auth token');
  const { claims } = verified;
  const scope = claims.scope ?? 'execution';
  const attemptId = claims.sub ?? '';
  if ((scope !== 'execution' && scope !== 'workload') || !uuid.test(attemptId)) {
    throw new HttpError(403, 'Invalid auth token');
  }
  if (!allowedScopes.includes(scope)) {
    const allowed = [...allowedScopes].sort().join(', ');
    throw new HttpError(403, `Token type '${scope}' not allowed for this endpoint. Allowed types: ${allowed}`);
  }
  return { attemptId: attemptId.toLowerCase(), scope, claims };
}

/** A token acts for its own attempt only. */
export function requireOwnAttempt(token: TaskToken, attemptId: string): void {
  if (token.attemptId !== attemptId.toLowerCase()) {
    throw new HttpError(403, 'Token subject does not match task instance ID');
  }
}
