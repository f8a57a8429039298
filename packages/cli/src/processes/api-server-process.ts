import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type ApiServer,
  type ApiServerConfig,
  createApiServer,
  createFolderLogStore,
  defaultApiServerConfig,
  restApi,
} from '@leeward/api-server';
import type { Database } from '@leeward/database';
import type { Config } from '../config/config.ts';
import { cliErrors } from '../errors.ts';
import { airflowVersion } from '../version.ts';
import type { Logger } from './logging.ts';
import type { Metrics } from './metrics.ts';

const uiFolder = fileURLToPath(new URL('../../../ui/dist', import.meta.url));

/** The API server's part of Airflow's configuration. */
export function apiServerConfig(config: Config): ApiServerConfig {
  const orNull = (value: string) => (value === '' ? null : value);
  return {
    ...defaultApiServerConfig,
    signingKeys: {
      secret: orNull(config.text('api_auth', 'jwt_secret')),
      privateKeyPath: orNull(config.text('api_auth', 'jwt_private_key_path')),
      keyId: null,
    },
    tokens: {
      ...defaultApiServerConfig.tokens,
      issuer: orNull(config.text('api_auth', 'jwt_issuer')),
      leewaySeconds: config.integer('api_auth', 'jwt_leeway'),
    },
    taskTokens: {
      executionSeconds: config.integer('execution_api', 'jwt_expiration_time'),
      workloadSeconds: 7 * 86_400,
    },
    userTokenSeconds: config.integer('api_auth', 'jwt_expiration_time'),
    cliTokenSeconds: config.integer('api_auth', 'jwt_cli_expiration_time'),
    allAdmins: config.boolean('core', 'simple_auth_manager_all_admins'),
    secureCookies: config.text('api', 'base_url').startsWith('https://'),
    fernetKey: config.text('core', 'fernet_key'),
    executionApi: { ...defaultApiServerConfig.executionApi, maxMapLength: config.integer('core', 'max_map_length') },
  };
}

export function logFolder(config: Config): string {
  return config.text('logging', 'base_log_folder');
}

export interface ListeningApiServer {
  server: ApiServer;
  /** Where people and workers of this machine reach it. */
  url: string;
}

/** Starts the API server on the configured address. Throws LW_PORT_TAKEN. */
export async function listenApiServer(
  config: Config,
  database: Database,
  options: { host?: string; port?: string; log: Logger; metrics: Metrics },
): Promise<ListeningApiServer> {
  const server = await createApiServer({
    database,
    config: apiServerConfig(config),
    logStore: createFolderLogStore(logFolder(config)),
    ...(existsSync(join(uiFolder, 'index.html')) ? { uiFolder } : {}),
    metrics: { contentType: options.metrics.registry.contentType, text: () => options.metrics.registry.metrics() },
    version: airflowVersion,
    logger: options.log.child({}, { level: 'warn' }) as never,
    environment: process.env,
    plugins: [(context) => restApi(context)],
  });
  const host = options.host ?? config.text('api', 'host');
  const port = options.port === undefined ? config.integer('api', 'port') : Number(options.port);
  try {
    const address = await server.listen(host, port);
    const isEverywhere = address.host === '0.0.0.0' || address.host === '::';
    return { server, url: `http://${isEverywhere ? 'localhost' : address.host}:${address.port}` };
  } catch (error) {
    await server.close(0);
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw cliErrors.LW_PORT_TAKEN({ host, port });
    throw error;
  }
}
