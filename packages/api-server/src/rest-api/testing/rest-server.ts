import type { RestApiOperationId, RestApiOperations } from '@leeward/contracts/rest-api';
import { restApiOperations } from '@leeward/contracts/rest-api';
import { restApiSchemas } from '@leeward/contracts/rest-api-schemas';
import { createValidators } from '@leeward/contracts/validation';
import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import type { ApiServerConfig } from '../../config.ts';
import { type TestServer, withServer } from '../../testing/fixtures.ts';
import { uiApi } from '../../ui-reads/plugin.ts';
import { defaultRestApiConfig, type RestApiConfig } from '../config.ts';
import { restApi } from '../plugin.ts';

const validators = createValidators(restApiSchemas);

export interface RestTestServer extends TestServer {
  /** Asks as an admin, checks a JSON answer against the contract, and gives status and body. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape.
  ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: any }>;
}

/** A server with the REST API over a fresh database; every answer of an operation is held against its schema. */
export async function withRestApi(
  changes: Partial<RestApiConfig> = {},
  serverChanges: Partial<ApiServerConfig> = {},
): Promise<RestTestServer> {
  const config = { ...defaultRestApiConfig, ...changes };
  const server = await withServer(
    { allAdmins: true, ...serverChanges },
    { logger: errorsOnly(), plugins: [(context) => restApi(context, config), (context) => uiApi(context, config)] },
  );
  return Object.assign(server, {
    async ask(method: string, path: string, body?: unknown) {
      const answer = await server.server.app.inject({
        method: method as 'GET',
        url: `/api/v2${path}`,
        remoteAddress: '127.0.0.1',
        ...(body === undefined
          ? {}
          : { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
      const isJson = String(answer.headers['content-type'] ?? '').startsWith('application/json');
      const parsed = isJson && answer.body !== '' ? JSON.parse(answer.body) : answer.body;
      if (isJson) checkAnswer(method, path, answer.statusCode, parsed);
      return { status: answer.statusCode, body: parsed };
    },
  });
}

/** Says on the console what the server answers a 500 for. */
function errorsOnly(): FastifyBaseLogger {
  return pino({ level: 'error' });
}

/** Throws where a JSON answer is not what the contract says of this operation and status. */
function checkAnswer(method: string, path: string, status: number, body: unknown): void {
  const operation = operationAt(method, `/api/v2${path.split('?')[0]}`);
  if (operation === undefined) return;
  const responses: Record<string, string | null> = restApiOperations[operation].responses;
  // Airflow answers orders that are not on the list with a 400 that not every operation documents.
  const schema = responses[String(status)] ?? (status === 400 || status === 409 ? 'HTTPExceptionResponse' : undefined);
  if (status === 204) return;
  if (schema === undefined)
    throw new Error(`${operation} answered ${status}, which its contract does not know: ${JSON.stringify(body)}`);
  // Airflow's 422 for an unknown state is a sentence, whatever its contract says.
  if (status === 422 && typeof (body as { detail: unknown }).detail === 'string') return;
  const checked = validators.validate(schema, body);
  if (!checked.ok)
    throw new Error(`${operation} ${status}: ${JSON.stringify(checked.errors)} in ${JSON.stringify(body)}`);
}

function operationAt(method: string, path: string): RestApiOperationId | undefined {
  const candidates = (Object.keys(restApiOperations) as (keyof RestApiOperations)[]).filter((id) => {
    const entry = restApiOperations[id];
    const pattern = entry.path.replaceAll(/\{\w+\}/g, '[^/]+');
    return entry.method === method && new RegExp(`^${pattern}$`).test(path);
  });
  const parameters = (id: RestApiOperationId) => restApiOperations[id].path.split('{').length;
  return candidates.sort((a, b) => parameters(a) - parameters(b))[0];
}
