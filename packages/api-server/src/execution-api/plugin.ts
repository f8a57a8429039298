import { chooseExecutionApiVersion, newestExecutionApiVersion } from '@leeward/contracts/execution-api-versions';
import type { FastifyInstance } from 'fastify';
import { readJsonBodies } from '../http/exact-body.ts';
import { HttpError } from '../http/http-error.ts';
import { logIngestRoutes } from '../logs/ingest-routes.ts';
import { assetCheckRoutes } from './asset-check-routes.ts';
import { assetEventRoutes } from './asset-event-routes.ts';
import { assetRoutes } from './asset-routes.ts';
import { attemptRoutes } from './attempt-routes.ts';
import { connectionRoutes } from './connection-routes.ts';
import { connectionTestRoutes } from './connection-test-routes.ts';
import type { ExecutionApiContext } from './context.ts';
import { dagRoutes } from './dag-routes.ts';
import { dagRunChangeRoutes } from './dag-run-change-routes.ts';
import { dagRunRoutes } from './dag-run-routes.ts';
import { healthRoutes } from './health-routes.ts';
import { hitlRoutes } from './hitl-routes.ts';
import { operationRegistrar } from './operations.ts';
import { renderedFieldsRoutes } from './rendered-fields-routes.ts';
import { assetStateStoreRoutes, taskStateStoreRoutes } from './state-store-routes.ts';
import { taskInstanceRoutes } from './task-instance-routes.ts';
import { variableRoutes } from './variable-routes.ts';
import { xcomRoutes } from './xcom-routes.ts';

const refreshHeader = 'Refreshed-API-Token';

/** The Task Execution API, to be mounted under `/execution`. */
export async function executionApi(app: FastifyInstance, context: ExecutionApiContext): Promise<void> {
  app.decorateRequest('executionApiVersion', newestExecutionApiVersion);
  app.decorateRequest('askedVersion', newestExecutionApiVersion);
  app.decorateRequest('taskToken', undefined);

  app.addHook('onRequest', async (request, reply) => {
    const correlation = request.headers['correlation-id'];
    if (correlation !== undefined) reply.header('correlation-id', correlation);
    const asked = request.headers['airflow-api-version'];
    const header = Array.isArray(asked) ? asked[0] : asked;
    const choice = chooseExecutionApiVersion(header);
    request.askedVersion = header ?? newestExecutionApiVersion;
    switch (choice.kind) {
      case 'malformed':
        throw new HttpError(422, [malformedVersion(choice.asked)]);
      case 'too-old':
        throw new HttpError(404, 'Not Found');
      case 'version':
        request.executionApiVersion = choice.version;
    }
  });

  app.addHook('onSend', async (request, reply) => {
    reply.header('airflow-api-version', request.askedVersion);
    if (reply.statusCode === 204) reply.header('content-type', 'application/json');
    const token = request.taskToken;
    if (token === undefined || reply.hasHeader(refreshHeader)) return;
    const renewed = await context.taskTokens.renew(token.claims);
    if (renewed !== undefined) reply.header(refreshHeader, renewed);
  });

  app.setNotFoundHandler(async () => {
    throw new HttpError(404, 'Not Found');
  });

  readJsonBodies(app, invalidJson);

  healthRoutes(app);
  const operation = operationRegistrar(app, context);
  attemptRoutes(operation, context);
  renderedFieldsRoutes(operation, context);
  xcomRoutes(operation, context);
  variableRoutes(operation, context);
  connectionRoutes(operation, context);
  assetCheckRoutes(operation, context);
  assetEventRoutes(operation, context);
  assetRoutes(operation, context);
  connectionTestRoutes(operation, context);
  dagRoutes(operation, context);
  dagRunRoutes(operation, context);
  dagRunChangeRoutes(operation, context);
  hitlRoutes(operation, context);
  taskInstanceRoutes(operation, context);
  taskStateStoreRoutes(operation, context);
  assetStateStoreRoutes(operation, context);
  logIngestRoutes(app, context);
}

function invalidJson(error: Error): HttpError {
  const position = Number(/position (\d+)/.exec(error.message)?.[1] ?? 0);
  return new HttpError(422, [
    {
      type: 'json_invalid',
      loc: ['body', position],
      msg: 'JSON decode error',
      input: {},
      ctx: { error: error.message },
    },
  ]);
}

function malformedVersion(asked: string): Record<string, unknown> {
  const error = asked.length < 10 ? 'input is too short' : 'invalid character in year';
  return {
    type: 'date_from_datetime_parsing',
    loc: ['header', 'Airflow-API-Version'],
    msg: `Input should be a valid date or datetime, ${error}`,
    input: asked,
    ctx: { error },
  };
}
