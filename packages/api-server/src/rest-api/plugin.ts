import { LeewardError } from '@leeward/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { answerError } from '../http/error-handler.ts';
import { readJsonBodies } from '../http/exact-body.ts';
import { alreadyExists, HttpError } from '../http/http-error.ts';
import type { ServerContext } from '../server.ts';
import { defaultRestApiConfig, type RestApiConfig } from './config.ts';
import type { RestApiContext } from './context.ts';
import { createRestApiContext } from './create-context.ts';
import { operationRegistrar, type RegisterOperation } from './operations.ts';
import { assetRoutes } from './routes/assets.ts';
import { backfillRoutes } from './routes/backfills.ts';
import { bulkTaskInstanceRoutes } from './routes/bulk-task-instances.ts';
import { changeDagRunRoutes } from './routes/change-dag-runs.ts';
import { clearDagRunRoutes } from './routes/clear-dag-runs.ts';
import { clearTaskInstanceRoutes } from './routes/clear-task-instances.ts';
import { connectionTestRoutes } from './routes/connection-tests.ts';
import { connectionRoutes } from './routes/connections.ts';
import { dagDetailRoutes } from './routes/dag-details.ts';
import { dagFactRoutes } from './routes/dag-facts.ts';
import { dagFileRoutes } from './routes/dag-files.ts';
import { dagRunRoutes } from './routes/dag-runs.ts';
import { dagRoutes } from './routes/dags.ts';
import { eventLogRoutes } from './routes/event-logs.ts';
import { hitlRoutes } from './routes/hitl.ts';
import { importErrorRoutes } from './routes/import-errors.ts';
import { patchTaskInstanceRoutes } from './routes/patch-task-instances.ts';
import { poolRoutes } from './routes/pools.ts';
import { queuedEventRoutes } from './routes/queued-events.ts';
import { assetStateStoreRoutes, taskStateStoreRoutes } from './routes/state-stores.ts';
import { systemRoutes } from './routes/system.ts';
import { taskInstanceListRoutes } from './routes/task-instance-lists.ts';
import { taskInstanceRoutes } from './routes/task-instances.ts';
import { taskRoutes } from './routes/tasks.ts';
import { triggerRunRoutes } from './routes/trigger-run.ts';
import { variableRoutes } from './routes/variables.ts';
import { waitForRunRoutes } from './routes/wait-for-run.ts';
import { xcomRoutes } from './routes/xcoms.ts';

const groups: readonly ((operation: RegisterOperation, context: RestApiContext) => void)[] = [
  dagRoutes,
  dagDetailRoutes,
  dagFactRoutes,
  taskRoutes,
  dagRunRoutes,
  triggerRunRoutes,
  changeDagRunRoutes,
  clearDagRunRoutes,
  waitForRunRoutes,
  taskInstanceListRoutes,
  taskInstanceRoutes,
  patchTaskInstanceRoutes,
  clearTaskInstanceRoutes,
  bulkTaskInstanceRoutes,
  xcomRoutes,
  importErrorRoutes,
  poolRoutes,
  variableRoutes,
  connectionRoutes,
  connectionTestRoutes,
  eventLogRoutes,
  systemRoutes,
  assetRoutes,
  queuedEventRoutes,
  assetStateStoreRoutes,
  taskStateStoreRoutes,
  backfillRoutes,
  hitlRoutes,
  dagFileRoutes,
];

/** Airflow's REST API v2 (contract rest-api-v2) at `/api/v2`; log-in, health, version and logs are mounted by the server itself. */
export function restApi(server: ServerContext, config: RestApiConfig = defaultRestApiConfig): FastifyPluginAsync {
  const context = createRestApiContext(server, config);
  return async (app) => {
    await app.register(
      async (scope) => {
        readJsonBodies(scope, invalidJson);
        scope.addHook('onRequest', server.session.authenticateUser);
        scope.setErrorHandler((error, request, reply) => answerError(asHttpError(error as Error), request, reply));
        const operation = operationRegistrar(scope, context);
        for (const routes of groups) routes(operation, context);
      },
      { prefix: '/api/v2' },
    );
  };
}

/** Errors of the catalogue leave as their sentence; a run that is there already as Airflow's handler of database errors has it. */
function asHttpError(error: Error): Error {
  if (isRefusedValue(error)) {
    return new HttpError(422, [
      { type: 'value_error', loc: ['request'], msg: 'Value rejected by database', input: null },
    ]);
  }
  if (!(error instanceof LeewardError) || error.status >= 500) return error;
  if (error.code !== 'LW_RUN_EXISTS') return new HttpError(error.status, error.message);
  return alreadyExists(error.message);
}

/** A number, an instant or a text that no column takes, which the contract's schemas let through: SQLSTATE class 22. */
function isRefusedValue(error: Error): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code);
}

function invalidJson(error: Error): HttpError {
  const position = Number(/position (\d+)/.exec(error.message)?.[1] ?? 0);
  const ctx = { error: error.message };
  return new HttpError(422, [
    { type: 'json_invalid', loc: ['body', position], msg: 'JSON decode error', input: {}, ctx },
  ]);
}
