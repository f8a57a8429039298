import type { Database } from '@leeward/database';
import { loadSigningKeys, type SigningKeyConfig, type SigningKeys } from './auth/signing-keys.ts';
import { createTaskTokens, type TaskTokenConfig, type TaskTokens } from './auth/task-tokens.ts';
import { createTokenService, type TokenConfig } from './auth/tokens.ts';
import { issueUserToken } from './auth/user-tokens.ts';
import type { User } from './auth/users.ts';
import type { ExecutionApiConfig } from './execution-api/context.ts';

/** The server's part of Airflow's configuration; the comments of the members name the keys. */
export interface ApiServerConfig {
  signingKeys: SigningKeyConfig;
  tokens: TokenConfig;
  taskTokens: TaskTokenConfig;
  /** [api_auth] jwt_expiration_time. */
  userTokenSeconds: number;
  /** [api_auth] jwt_cli_expiration_time. */
  cliTokenSeconds: number;
  /** [core] simple_auth_manager_all_admins. */
  allAdmins: boolean;
  /** True where [api] ssl_cert is set or [api] base_url is https. */
  secureCookies: boolean;
  /** The path of [api] base_url, with a slash at its end: where browsers find the server. */
  basePath: string;
  /** [fab] enable_proxy_fix and `--proxy-headers`: believe X-Forwarded-… of the peer. */
  trustProxy: boolean;
  /** [core] fernet_key. */
  fernetKey: string;
  bodyLimitBytes: number;
  executionApi: ExecutionApiConfig;
}

/** Airflow's defaults. */
export const defaultApiServerConfig: ApiServerConfig = {
  signingKeys: { secret: null, privateKeyPath: null, keyId: null },
  tokens: {
    issuer: null,
    leewaySeconds: 10,
    userAudience: 'apache-airflow',
    taskAudience: 'urn:airflow.apache.org:task',
  },
  taskTokens: { executionSeconds: 600, workloadSeconds: 600 },
  userTokenSeconds: 86_400,
  cliTokenSeconds: 3_600,
  allAdmins: false,
  secureCookies: false,
  basePath: '/',
  trustProxy: false,
  fernetKey: '',
  bodyLimitBytes: 64 * 1024 * 1024,
  executionApi: {
    maxMapLength: 1_024,
    clearStateStoreOnSuccess: false,
    mostPartitions: 1_000,
    allowedRunIdPattern: '^[A-Za-z0-9_.~:+-]+$',
    rerunWithLatestVersion: null,
    multiTeam: false,
  },
};

export function loadTokenKeys(database: Database, config: ApiServerConfig): Promise<SigningKeys> {
  return loadSigningKeys(database, config.signingKeys);
}

/** For the processes that queue attempts: makes the tokens that workloads carry, with the keys that the API servers check. */
export async function openTaskTokens(database: Database, config: ApiServerConfig): Promise<TaskTokens> {
  return createTaskTokens(createTokenService(await loadTokenKeys(database, config), config.tokens), config.taskTokens);
}

/** For a command that asks the server of its own process: a token for as long as Airflow gives one to its command line. */
export async function createUserToken(database: Database, config: ApiServerConfig, user: User): Promise<string> {
  const tokens = createTokenService(await loadTokenKeys(database, config), config.tokens);
  return issueUserToken(tokens, user, config.cliTokenSeconds);
}
