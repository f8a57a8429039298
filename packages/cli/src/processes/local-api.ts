import { type ApiServer, createUserToken } from '@leeward/api-server';
import { systemUserName } from '@leeward/contracts/system-user';
import type { Database } from '@leeward/database';
import type { Config } from '../config/config.ts';
import { cliErrors } from '../errors.ts';
import { apiServerConfig, composeApiServer } from './api-server-process.ts';
import { createLogger } from './logging.ts';
import { createMetrics } from './metrics.ts';
import { withDatabase } from './with-database.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface LocalApi {
  /** The answer's body. Throws LW_ARGUMENT for what the API calls malformed, LW_REFUSED for what it refuses otherwise. */
  ask<Answer>(method: Method, path: string, body?: unknown): Promise<Answer>;
  database: Database;
  config: Config;
}

/**
 * The REST API in this process, without a port: a command changes what people own as the API does, with its checks, its words and its
 * audit log, as the user of this machine.
 */
export async function withLocalApi(work: (api: LocalApi) => Promise<void>): Promise<void> {
  await withDatabase(async ({ database, config }) => {
    const server = await composeApiServer(config, database, {
      log: createLogger(config, 'cli'),
      metrics: createMetrics(),
    });
    const user = { username: systemUserName(), role: 'admin' as const };
    const token = await createUserToken(database, apiServerConfig(config), user);
    try {
      await work({ database, config, ask: (method, path, body) => ask(server, token, method, path, body) });
    } finally {
      await server.close(0);
    }
  });
}

async function ask<Answer>(
  { app }: ApiServer,
  token: string,
  method: Method,
  path: string,
  body: unknown,
): Promise<Answer> {
  const answer = await app.inject({
    method,
    url: `/api/v2${path}`,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
  const parsed = answer.body === '' ? undefined : JSON.parse(answer.body);
  if (answer.statusCode < 400) return parsed as Answer;
  const problem = sentenceOf(parsed?.detail);
  if (answer.statusCode >= 500) throw new Error(problem);
  if (answer.statusCode === 422) throw cliErrors.LW_ARGUMENT({ argument: path.split(/[/?]/)[1], problem });
  throw cliErrors.LW_REFUSED({ problem });
}

/** What an answer's `detail` says: a sentence, a reason with a message, or a list of fields that are wrong. */
function sentenceOf(detail: unknown): string {
  if (typeof detail === 'string') return withoutEnd(detail);
  if (Array.isArray(detail)) {
    return detail.map(({ loc, msg }) => `${(loc as unknown[]).slice(1).join('.')}: ${msg}`).join('; ');
  }
  return withoutEnd((detail as { message?: string } | undefined)?.message ?? JSON.stringify(detail));
}

const withoutEnd = (sentence: string) => sentence.replace(/\.$/, '');
