import type { LoginBody } from '@leeward/contracts/simple-auth';
import { simpleAuthSchemas } from '@leeward/contracts/simple-auth-schemas';
import type { Database } from '@leeward/database';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpError } from '../http/http-error.ts';
import { createRequestValidation } from '../http/validation.ts';
import type { LoginLimiter } from './login-limiter.ts';
import { revokeToken } from './revocation.ts';
import { safeNextUrl } from './safe-next-url.ts';
import { anonymousAdmin, requireSameSite, type Session, sessionCookie } from './session.ts';
import type { TokenService } from './tokens.ts';
import { issueUserToken } from './user-tokens.ts';
import { checkCredentials, type User } from './users.ts';

export interface AuthRoutesOptions {
  database: Database;
  tokens: TokenService;
  session: Session;
  limiter: LoginLimiter;
  /** [api_auth] jwt_expiration_time. */
  userTokenSeconds: number;
  /** [api_auth] jwt_cli_expiration_time. */
  cliTokenSeconds: number;
  /** Where browsers find the server, with a slash at its end. */
  basePath: string;
  /** Whether browsers may send the cookie over https only. */
  secureCookies: boolean;
}

/** Log-in and log-out, at the paths of Airflow's SimpleAuthManager (contract simple-auth) and of its REST API. */
export async function authRoutes(app: FastifyInstance, options: AuthRoutesOptions): Promise<void> {
  const { database, tokens, session, limiter } = options;
  const validation = createRequestValidation(simpleAuthSchemas);

  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    const form = new URLSearchParams(body as string);
    done(null, { username: form.get('username'), password: form.get('password') });
  });

  // Fastify reads plain text by itself.
  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser('*', { parseAs: 'string' }, (request, body, done) => {
    if (request.headers['content-type'] !== undefined) {
      return done(
        new HttpError(415, 'Only application/json or application/x-www-form-urlencoded is supported'),
        undefined,
      );
    }
    app.getDefaultJsonParser('error', 'error')(request, body as string, done);
  });

  async function logIn(request: FastifyRequest): Promise<User> {
    const { username, password } = validation.body<LoginBody>('LoginBody', request.body);
    if (username === '' || password === '') throw new HttpError(400, 'Username and password must be provided');
    const keys = [`user ${username}`, `peer ${request.ip}`];
    const wait = limiter.waitSeconds(keys, Date.now());
    if (wait > 0) {
      const message = `Too many failed log-ins; try again in ${wait} s`;
      throw new HttpError(429, message, { 'retry-after': String(wait) });
    }
    const user = await checkCredentials(database, username, password);
    if (user === undefined) {
      limiter.failed(keys, Date.now());
      throw new HttpError(401, 'Invalid credentials');
    }
    limiter.succeeded(keys);
    return user;
  }

  /** In all-admins mode any body makes an admin, as in Airflow; only here only for peers of this machine. */
  async function userOf(request: FastifyRequest): Promise<User> {
    return session.isFreeAdmin(request) ? anonymousAdmin : logIn(request);
  }

  function setCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
    const secure = options.secureCookies || request.protocol === 'https';
    reply.setCookie(sessionCookie, token, { path: options.basePath, httpOnly: true, sameSite: 'lax', secure });
  }

  app.post('/auth/token', async (request, reply) => {
    const token = await issueUserToken(tokens, await userOf(request), options.userTokenSeconds);
    return reply.code(201).send({ access_token: token });
  });

  app.post('/auth/token/cli', async (request, reply) => {
    const token = await issueUserToken(tokens, await userOf(request), options.cliTokenSeconds);
    return reply.code(201).send({ access_token: token });
  });

  app.get('/auth/token', async (request, reply) => {
    requireFreeAdmin(request);
    const token = await issueUserToken(tokens, anonymousAdmin, options.userTokenSeconds);
    return reply.code(201).send({ access_token: token });
  });

  app.get<{ Querystring: { next?: string } }>('/auth/token/login', async (request, reply) => {
    requireFreeAdmin(request);
    setCookie(request, reply, await issueUserToken(tokens, anonymousAdmin, options.userTokenSeconds));
    return reply.redirect(safeNextUrl(request.query.next, request.host) ?? options.basePath, 307);
  });

  /** Our own pages log in here: the token goes into the cookie and is not seen by scripts. */
  app.post('/auth/session', async (request, reply) => {
    requireSameSite(request);
    const user = await userOf(request);
    setCookie(request, reply, await issueUserToken(tokens, user, options.userTokenSeconds));
    return reply.code(201).send({ username: user.username, role: user.role });
  });

  app.get<{ Querystring: { next?: string | string[] } }>('/api/v2/auth/login', async (request, reply) => {
    // Of a name that is given several times the last value counts, as in Airflow.
    const next = [request.query.next].flat().at(-1);
    const page = loginPage(request);
    if (next === undefined) return reply.redirect(page, 307);
    const safe = safeNextUrl(next, request.host);
    if (safe === undefined) throw new HttpError(400, 'Invalid or unsafe next URL');
    return reply.redirect(`${page}?${new URLSearchParams({ next: safe })}`, 307);
  });

  app.get('/api/v2/auth/logout', async (request, reply) => {
    for (const { jti, exp } of await session.claimsOf(request)) {
      if (jti !== undefined) await revokeToken(database, jti, new Date(exp * 1_000));
    }
    reply.clearCookie(sessionCookie, { path: options.basePath, httpOnly: true, sameSite: 'lax' });
    return reply.redirect(loginPage(request), 307);
  });

  function loginPage(request: FastifyRequest): string {
    return `${options.basePath}${session.isFreeAdmin(request) ? 'auth/token/login' : 'auth/login'}`;
  }

  function requireFreeAdmin(request: FastifyRequest): void {
    if (session.isFreeAdmin(request)) return;
    throw new HttpError(403, 'This method is only allowed if ``[core] simple_auth_manager_all_admins`` is True');
  }
}
