import { randomUUID } from 'node:crypto';
import { type JWTPayload, errors as joseErrors, jwtVerify } from 'jose';
import { signToken } from './sign-token.ts';
import type { SigningKeys } from './signing-keys.ts';
import { rememberVerified } from './verified-tokens.ts';

export interface TokenConfig {
  /** [api_auth] jwt_issuer. */
  issuer: string | null;
  /** [api_auth] jwt_leeway. */
  leewaySeconds: number;
  /** [api_auth] jwt_audience: of people's tokens. */
  userAudience: string;
  /** [execution_api] jwt_audience: of workers' tokens. */
  taskAudience: string;
}

export interface Claims extends JWTPayload {
  exp: number;
  iat: number;
}

/** A token is `expired`, or `invalid` for any other reason; which one is never told to the client. */
export type VerifiedToken = { ok: true; claims: Claims } | { ok: false; problem: 'expired' | 'invalid' };

export interface TokenService {
  issue(kind: 'user' | 'task', claims: Record<string, unknown>, validSeconds: number): Promise<string>;
  verify(kind: 'user' | 'task', token: string): Promise<VerifiedToken>;
}

/** Signs and checks JSON web tokens with the claims that Airflow's have (airflow/api_fastapi/auth/tokens.py). */
export function createTokenService(keys: SigningKeys, config: TokenConfig): TokenService {
  const audienceOf = { user: config.userAudience, task: config.taskAudience } as const;
  async function verify(kind: 'user' | 'task', token: string): Promise<VerifiedToken> {
    try {
      const { payload } = await jwtVerify(
        token,
        async ({ kid, alg }) => {
          const key = await keys.find(kid);
          if (key === undefined || key.algorithm !== alg) throw new joseErrors.JWSInvalid('unknown key');
          return key.verifyWith;
        },
        {
          audience: audienceOf[kind],
          clockTolerance: config.leewaySeconds,
          requiredClaims: ['exp', 'iat', 'sub'],
          ...(config.issuer === null ? {} : { issuer: config.issuer }),
        },
      );
      return { ok: true, claims: payload as Claims };
    } catch (error) {
      if (!(error instanceof joseErrors.JOSEError)) throw error;
      return { ok: false, problem: error instanceof joseErrors.JWTExpired ? 'expired' : 'invalid' };
    }
  }
  const verified = {
    user: rememberVerified((token) => verify('user', token)),
    task: rememberVerified((token) => verify('task', token)),
  };
  return {
    async issue(kind, given, validSeconds) {
      const issuedAtSeconds = Date.now() / 1_000;
      const now = Math.floor(issuedAtSeconds);
      const claims = {
        ...given,
        jti: randomUUID().replaceAll('-', ''),
        aud: audienceOf[kind],
        nbf: now,
        // A task's says when it was queued, which its trace begins with: to the millisecond.
        iat: kind === 'task' ? issuedAtSeconds : now,
        exp: now + Math.floor(validSeconds),
        ...(config.issuer === null ? {} : { iss: config.issuer }),
      };
      const token = signToken(claims, keys.current());
      verified[kind].remember(token, claims);
      return token;
    },
    verify: (kind, token) => verified[kind].verify(token),
  };
}
