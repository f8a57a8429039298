import type { Claims, TokenService } from './tokens.ts';

/**
 * `workload`: made when an attempt is queued and good as long as it may wait; it can only start the attempt. `execution`: what the
 * attempt gets in exchange when it starts, short-lived and renewed while in use.
 */
export type TaskTokenScope = 'workload' | 'execution';

export interface TaskTokenConfig {
  /** [execution_api] jwt_expiration_time. */
  executionSeconds: number;
  /** [scheduler] task_queued_timeout: a workload token lives as long as an attempt may be queued. */
  workloadSeconds: number;
}

export interface TaskTokens {
  issueWorkload(attemptId: string): Promise<string>;
  issueExecution(attemptId: string): Promise<string>;
  /** A new token in place of one that ends soon; undefined while it still lasts, and for workload tokens always. */
  renew(claims: Claims): Promise<string | undefined>;
}

export function createTaskTokens(tokens: TokenService, config: TaskTokenConfig): TaskTokens {
  const issue = (attemptId: string, scope: TaskTokenScope, seconds: number) =>
    tokens.issue('task', { sub: attemptId, scope }, seconds);
  return {
    issueWorkload: (attemptId) => issue(attemptId, 'workload', config.workloadSeconds),
    issueExecution: (attemptId) => issue(attemptId, 'execution', config.executionSeconds),
    async renew(claims) {
      if (claims.scope === 'workload') return undefined;
      const lastSeconds = Math.max(Math.floor((claims.exp - claims.iat) * 0.2), 30);
      if (claims.exp - Math.floor(Date.now() / 1_000) > lastSeconds) return undefined;
      return issue(claims.sub ?? '', 'execution', config.executionSeconds);
    },
  };
}
