import type { Database } from '@leeward/database';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpError } from '../http/http-error.ts';
import { isLoopbackHost, isLoopbackPeer } from './loopback.ts';
import { isTokenRevoked } from './revocation.ts';
import { isAuthorized, isRole, type Resource, type ResourceMethod } from './roles.ts';
import type { Claims, TokenService } from './tokens.ts';
import type { User } from './users.ts';

export const sessionCookie = '_token';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; reading it before `authenticateUser` ran is a mistake of the server. */
    user: User | undefined;
  }
}

export interface SessionOptions {
  database: Database;
  tokens: TokenService;
  /** [core] simple_auth_manager_all_admins, honoured for peers of this machine only. */
  allAdmins: boolean;
}

export interface Session {
  /** A fastify hook: sets `request.user` or answers 401 or 403 as Airflow does. */
  authenticateUser(request: FastifyRequest): Promise<void>;
  /** The valid tokens that a request carries, in its header and in its cookie. */
  claimsOf(request: FastifyRequest): Promise<Claims[]>;
  /** Whether the request may act as an admin without a token. */
  isFreeAdmin(request: FastifyRequest): boolean;
}

export const anonymousAdmin: User = { username: 'Anonymous', role: 'admin' };

const readMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

export function createSession({ database, tokens, allAdmins }: SessionOptions): Session {
  const isFreeAdmin = (request: FastifyRequest) =>
    allAdmins && isLoopbackPeer(request.socket.remoteAddress, request.headers) && isLoopbackHost(request.host);

  function credentials(request: FastifyRequest): { token: string; fromCookie: boolean }[] {
    const bearer = /^bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const cookie = request.cookies[sessionCookie];
    const found: { token: string; fromCookie: boolean }[] = [];
    if (bearer !== undefined) found.push({ token: bearer.trim(), fromCookie: false });
    if (cookie !== undefined && cookie !== '') found.push({ token: cookie, fromCookie: true });
    return found;
  }

  async function userOf(token: string): Promise<User> {
    const verified = await tokens.verify('user', token);
    if (!verified.ok) {
      if (verified.problem === 'expired') throw new HttpError(401, 'Token Expired');
      throw new HttpError(403, 'Invalid JWT token');
    }
    const { sub, role, jti } = verified.claims;
    const known = String(role ?? '').toLowerCase();
    if (sub === undefined || !isRole(known)) throw new HttpError(403, 'Invalid JWT token');
    if (jti !== undefined && (await isTokenRevoked(database, jti))) throw new HttpError(403, 'Invalid JWT token');
    return { username: sub, role: known };
  }

  return {
    isFreeAdmin,
    async authenticateUser(request) {
      const [credential] = credentials(request);
      if (credential === undefined) {
        if (!isFreeAdmin(request)) throw new HttpError(401, 'Not authenticated');
        if (!readMethods.has(request.method)) requireSameSite(request);
        request.user = anonymousAdmin;
        return;
      }
      if (credential.fromCookie && !readMethods.has(request.method)) requireSameSite(request);
      request.user = await userOf(credential.token);
    },
    async claimsOf(request) {
      const claims: Claims[] = [];
      for (const { token } of credentials(request)) {
        const verified = await tokens.verify('user', token);
        if (verified.ok) claims.push(verified.claims);
      }
      return claims;
    },
  };
}

/**
 * A request that the browser authenticates by itself must come from our own pages: browsers say where it came from in
 * `Sec-Fetch-Site`, older ones in `Origin`; programs that send neither have no cookie of somebody else's.
 */
export function requireSameSite(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return;
    throw new HttpError(403, 'Cross-site request refused');
  }
  const { origin } = request.headers;
  if (origin === undefined) return;
  if (!URL.canParse(origin) || new URL(origin).host !== request.host)
    throw new HttpError(403, 'Cross-site request refused');
}

/** The user of an authenticated request. */
export function currentUser(request: FastifyRequest): User {
  if (request.user === undefined) throw new HttpError(401, 'Not authenticated');
  return request.user;
}

/** A hook for routes that act on a resource, after Airflow's simple auth manager's table of roles. */
export function authorize(method: ResourceMethod, resource: Resource): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    if (!isAuthorized(currentUser(request).role, method, resource)) throw new HttpError(403, 'Forbidden');
  };
}

export function decorateSession(app: FastifyInstance): void {
  app.decorateRequest('user', undefined);
}
