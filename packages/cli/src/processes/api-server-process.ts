import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type ApiServer,
  type ApiServerConfig,
  basePathOf,
  createApiServer,
  defaultApiServerConfig,
  restApi,
} from '@leeward/api-server';
import { defaultRestApiConfig, type RestApiConfig } from '@leeward/api-server/rest-api';
import { uiApi } from '@leeward/api-server/ui-api';
import type { Database } from '@leeward/database';
import type { ExecutionTransport } from '@leeward/worker';
import type { Config } from '../config/config.ts';
import { cliErrors } from '../errors.ts';
import { airflowVersion } from '../version.ts';
import { openLogStore } from './log-store.ts';
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
    basePath: basePathOf(config.text('api', 'base_url')),
    fernetKey: config.text('core', 'fernet_key'),
    executionApi: {
      ...defaultApiServerConfig.executionApi,
      maxMapLength: config.integer('core', 'max_map_length'),
      clearStateStoreOnSuccess: config.boolean('state_store', 'clear_on_success'),
      mostPartitions: config.integer('scheduler', 'partition_mapper_max_downstream_keys'),
      allowedRunIdPattern: config.text('scheduler', 'allowed_run_id_pattern'),
      rerunWithLatestVersion: rerunWithLatestVersion(config),
    },
  };
}

/** Null where it is not set: what holds then depends on what runs again. */
function rerunWithLatestVersion(config: Config): boolean | null {
  const isSet = config.text('core', 'rerun_with_latest_version') !== '';
  return isSet ? config.boolean('core', 'rerun_with_latest_version') : null;
}

/** The REST API's part of it. Secrets are hidden before they get here. */
export function restApiConfig(config: Config): RestApiConfig {
  const options: Record<string, Record<string, string>> = {};
  for (const { section, key, value } of config.all()) {
    options[section] ??= {};
    options[section][key] = value;
  }
  const expose = config.text('api', 'expose_config').toLowerCase();
  return {
    ...defaultRestApiConfig,
    maximumPageLimit: config.integer('api', 'maximum_page_limit'),
    exposeConfig: ['true', '1', 'yes', 'on', 'non-sensitive-only'].includes(expose),
    rerunWithLatestVersion: rerunWithLatestVersion(config),
    allowedRunIdPattern: config.text('scheduler', 'allowed_run_id_pattern'),
    mostPartitions: config.integer('scheduler', 'partition_mapper_max_downstream_keys'),
    healthCheckSeconds: config.integer('scheduler', 'scheduler_health_check_threshold'),
    testConnection: config.text('core', 'test_connection') as RestApiConfig['testConnection'],
    sensitiveNames: config
      .text('core', 'sensitive_var_conn_names')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    options,
  };
}

export interface ListeningApiServer {
  server: ApiServer;
  /** Where people and workers of this machine reach it. */
  url: string;
  /** The same for workers in this process, without a socket: tokens and requests are checked as any others. */
  executionApi: ExecutionTransport;
}

/** An API server as the configuration asks for it, not listening yet. */
export async function composeApiServer(
  config: Config,
  database: Database,
  options: { log: Logger; metrics: Metrics },
): Promise<ApiServer> {
  return createApiServer({
    database,
    config: apiServerConfig(config),
    logStore: await openLogStore(config),
    ...(existsSync(join(uiFolder, 'index.html')) ? { uiFolder } : {}),
    metrics: { contentType: options.metrics.registry.contentType, text: () => options.metrics.registry.metrics() },
    version: airflowVersion,
    logger: options.log.child({}, { level: 'warn' }) as never,
    environment: process.env,
    plugins: [(context) => restApi(context, restApiConfig(config)), (context) => uiApi(context, restApiConfig(config))],
  });
}

/** Starts the API server on the configured address. Throws LW_PORT_TAKEN. */
export async function listenApiServer(
  config: Config,
  database: Database,
  options: { host?: string; port?: string; log: Logger; metrics: Metrics },
): Promise<ListeningApiServer> {
  const server = await composeApiServer(config, database, options);
  const host = options.host ?? config.text('api', 'host');
  const port = options.port === undefined ? config.integer('api', 'port') : Number(options.port);
  try {
    const address = await server.listen(host, port);
    const isEverywhere = address.host === '0.0.0.0' || address.host === '::';
    const url = `http://${isEverywhere ? 'localhost' : address.host}:${address.port}`;
    return { server, url, executionApi: withinProcess(server) };
  } catch (error) {
    await server.close(0);
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw cliErrors.LW_PORT_TAKEN({ host, port });
    throw error;
  }
}

/** Hands requests to the server's own router, hooks and handlers, as a connection would. */
export function withinProcess({ app }: ApiServer): ExecutionTransport {
  return async ({ method, path, headers, body }) => {
    const answer = await app.inject({ method, url: `/execution/${path}`, headers, ...(body === null ? {} : { body }) });
    return { status: answer.statusCode, headers: answer.headers as Record<string, string>, text: answer.payload };
  };
}
