import { jsonText } from '@leeward/contracts';
import type { FastifyPluginAsync } from 'fastify';
import { authorize } from '../auth/session.ts';
import { defaultRestApiConfig, type RestApiConfig } from '../rest-api/config.ts';
import { createRestApiContext } from '../rest-api/create-context.ts';
import type { ServerContext } from '../server.ts';
import { uiEventRoutes } from '../ui-events/events-route.ts';
import { attemptsRoute } from './attempts.ts';
import { awaitedAssetsRoute } from './awaited-assets.ts';
import { backfillsRoute } from './backfills.ts';
import { bundlesRoute } from './bundles.ts';
import { componentsRoute } from './components.ts';
import { dagListRoute } from './dag-list.ts';
import { gridRoute } from './grid.ts';
import { meRoute } from './me.ts';
import { runCellsRoute } from './run-cells.ts';
import { structureRoute } from './structure.ts';

/** What our pages ask besides the REST API (contract `@leeward/contracts/ui-api`), at `/ui`. */
export function uiApi(server: ServerContext, config: RestApiConfig = defaultRestApiConfig): FastifyPluginAsync {
  const context = createRestApiContext(server, config);
  return async (app) => {
    await app.register(
      async (scope) => {
        scope.addHook('onRequest', server.session.authenticateUser);
        scope.addHook('onRequest', authorize('GET', 'dag'));
        scope.setReplySerializer((answer) => jsonText(answer));
        dagListRoute(scope, context);
        gridRoute(scope, context);
        runCellsRoute(scope, context);
        structureRoute(scope, context);
        attemptsRoute(scope, context);
        awaitedAssetsRoute(scope, context);
        backfillsRoute(scope, context);
        bundlesRoute(scope, context);
        componentsRoute(scope, context);
        meRoute(scope);
        uiEventRoutes(scope, context);
      },
      { prefix: '/ui' },
    );
  };
}
