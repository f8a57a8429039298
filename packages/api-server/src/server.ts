import type { AddressInfo } from 'node:net';
import cookie from '@fastify/cookie';
import { executionApiSchemas } from '@leeward/contracts/execution-api-schemas';
import { createCipher, type Database } from '@leeward/database';
import { GraphStore } from '@leeward/lifecycle';
import { type FastifyBaseLogger, type FastifyInstance, type FastifyPluginAsync, fastify, LogController } from 'fastify';
import { authRoutes } from './auth/auth-routes.ts';
import { createLoginLimiter } from './auth/login-limiter.ts';
import { createSession, decorateSession, type Session } from './auth/session.ts';
import { createSignedValues } from './auth/signed-values.ts';
import { createTaskTokens, type TaskTokens } from './auth/task-tokens.ts';
import { createTokenService, type TokenService } from './auth/tokens.ts';
import { type ApiServerConfig, loadTokenKeys } from './config.ts';
import { executionApi } from './execution-api/plugin.ts';
import { withoutBasePath } from './http/base-path.ts';
import { compress } from './http/compress.ts';
import { decodablePath } from './http/decodable-path.ts';
import { answerError } from './http/error-handler.ts';
import { missingRoutes } from './http/missing-route.ts';
import { logRequest } from './http/request-log.ts';
import { createRequestValidation } from './http/validation.ts';
import { createLogPaths } from './logs/log-paths.ts';
import type { LogStore } from './logs/log-store.ts';
import { logRoutes } from './logs/read-routes.ts';
import { logStreamRoutes } from './logs/stream-routes.ts';
import { monitorRoutes } from './monitor/health-routes.ts';
import { pages } from './pages/pages.ts';

/** What the server's own plugins and those of other parts are given. */
export interface ServerContext {
  database: Database;
  session: Session;
  tokens: TokenService;
  logStore: LogStore;
  config: ApiServerConfig;
  /** Aborts when the server closes: what would go on for long ends then. */
  closing: AbortSignal;
}

export interface ApiServerOptions {
  database: Database;
  config: ApiServerConfig;
  logStore: LogStore;
  /** The built pages; without them the server has APIs only. */
  uiFolder?: string;
  /** Answers `GET /metrics` in Prometheus's text form. */
  metrics?: { contentType: string; text(): Promise<string> };
  /** Airflow's version towards clients of the REST API, and the commit that this build was made of. */
  version: string;
  gitVersion?: string | null;
  logger?: FastifyBaseLogger;
  /** Variables and connections that the environment gives (`AIRFLOW_VAR_…`, `AIRFLOW_CONN_…`). */
  environment?: Readonly<Record<string, string | undefined>>;
  /** Further parts: the REST API, the pages' events. */
  plugins?: readonly ((context: ServerContext) => FastifyPluginAsync)[];
}

export interface ApiServer {
  /** Resolves with the address once requests are taken; port 0 takes any free one. */
  listen(host: string, port: number): Promise<{ host: string; port: number; url: string }>;
  /** Lets requests under way end, at most `graceSeconds`, and closes everything that the server opened. */
  close(graceSeconds?: number): Promise<void>;
  /** For tests and for parts in the same process. */
  readonly app: FastifyInstance;
  /** For a scheduler in the same process: what it issues needs no check here. */
  readonly taskTokens: TaskTokens;
}

export async function createApiServer(options: ApiServerOptions): Promise<ApiServer> {
  const { database, config, logStore } = options;
  const keys = await loadTokenKeys(database, config);
  const tokens = createTokenService(keys, config.tokens);
  const taskTokens = createTaskTokens(tokens, config.taskTokens);
  const session = createSession({ database, tokens, allAdmins: config.allAdmins });
  const app = fastify({
    ...(options.logger === undefined ? { logger: false } : { loggerInstance: options.logger }),
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 2_000, ignoreTrailingSlash: false },
    bodyLimit: config.bodyLimitBytes,
    trustProxy: config.trustProxy,
    forceCloseConnections: 'idle',
    // A request on a connection that was kept has nowhere else to go: it is answered, and told that the connection ends.
    return503OnClosing: false,
    rewriteUrl: ({ url }) => withoutBasePath(decodablePath(url ?? '/'), config.basePath),
  }) as unknown as FastifyInstance;
  app.setErrorHandler(answerError);
  const missing = missingRoutes(app);
  app.addHook('onResponse', logRequest);
  const closing = new AbortController();
  app.addHook('preClose', async () => closing.abort());
  // What was asked before the close must not keep its connection either: the close would wait for it to fall idle.
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (closing.signal.aborted) reply.header('connection', 'close');
    // Without a charset, as from Airflow: its worker reads errors only where the type is exactly this.
    if (String(reply.getHeader('content-type')).startsWith('application/json')) reply.type('application/json');
    done(null, payload);
  });
  app.addHook('onSend', compress);
  decorateSession(app);
  await app.register(cookie);

  const context: ServerContext = { database, session, tokens, logStore, config, closing: closing.signal };
  await app.register(executionApi, {
    prefix: '/execution',
    database,
    graphs: new GraphStore(),
    tokens,
    taskTokens,
    validation: createRequestValidation(executionApiSchemas),
    logStore,
    logPaths: createLogPaths(database),
    cipher: createCipher(config.fernetKey),
    config: config.executionApi,
    environment: options.environment ?? {},
  });
  await app.register(authRoutes, {
    database,
    tokens,
    session,
    limiter: createLoginLimiter(),
    userTokenSeconds: config.userTokenSeconds,
    cliTokenSeconds: config.cliTokenSeconds,
    secureCookies: config.secureCookies,
    basePath: config.basePath,
  });
  await app.register(monitorRoutes, { database, version: options.version, gitVersion: options.gitVersion ?? null });
  const signedValues = createSignedValues(keys, 'log position');
  const logOptions = { database, logStore, session, signedValues, closing: closing.signal };
  await app.register(logRoutes, logOptions);
  await app.register(logStreamRoutes, logOptions);
  for (const plugin of options.plugins ?? []) await app.register(plugin(context));
  const { metrics, uiFolder } = options;
  if (metrics !== undefined) {
    app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  }
  await app.register(pages, { folder: uiFolder, basePath: config.basePath, missing });

  return {
    app,
    taskTokens,
    async listen(host, port) {
      const url = await app.listen({ host, port });
      const address = app.server.address() as AddressInfo;
      return { host: address.address, port: address.port, url };
    },
    async close(graceSeconds = 10) {
      const patience = setTimeout(() => app.server.closeAllConnections(), graceSeconds * 1_000);
      await app.close();
      clearTimeout(patience);
    },
  };
}
