import type { Claims, VerifiedToken } from './tokens.ts';

const keptMs = 60_000;
const keptTokens = 10_000;

export interface VerifiedTokens {
  verify(token: string): Promise<VerifiedToken>;
  /** A token that this process has signed needs no check. */
  remember(token: string, claims: Claims): void;
}

/**
 * Remembers for a minute which tokens were found good: an attempt sends one token with each of its requests, and a signature costs
 * more than the rest of a request. A token is never kept beyond its end; revoked ones are looked up elsewhere, every time.
 */
export function rememberVerified(
  verify: (token: string) => Promise<VerifiedToken>,
  now: () => number = Date.now,
): VerifiedTokens {
  const known = new Map<string, { answer: VerifiedToken; untilMs: number }>();

  function remember(token: string, claims: Claims): void {
    if (known.size >= keptTokens) known.delete(known.keys().next().value!);
    known.set(token, { answer: { ok: true, claims }, untilMs: Math.min(now() + keptMs, claims.exp * 1_000) });
  }

  return {
    remember,
    async verify(token) {
      const found = known.get(token);
      if (found !== undefined && now() < found.untilMs) return found.answer;
      known.delete(token);
      const answer = await verify(token);
      if (answer.ok) remember(token, answer.claims);
      return answer;
    },
  };
}
