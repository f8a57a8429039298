import { createServer } from 'node:http';
import type { Database } from '@leeward/database';
import type { Config } from '../config/config.ts';
import type { Metrics } from './metrics.ts';

/**
 * `/livez` (the process turns), `/readyz` (its database answers) and `/metrics` on `LEEWARD__MONITORING__PORT`, for probes and
 * Prometheus; 0, the default, serves nothing. Resolves to the function that ends it.
 */
export async function serveMonitoring(
  config: Config,
  database: Database,
  metrics: Metrics,
): Promise<() => Promise<void>> {
  const port = Number(config.own('monitoring.port'));
  if (port === 0) return async () => {};
  const server = createServer((request, response) => {
    const answer = (status: number, body: string, type = 'text/plain') => {
      response.writeHead(status, { 'content-type': type }).end(body);
    };
    switch (request.url?.split('?')[0]) {
      case '/livez':
        answer(200, 'ok\n');
        break;
      case '/readyz':
        database.kysely
          .selectFrom('schema_migration')
          .select('number')
          .limit(1)
          .execute()
          .then(
            () => answer(200, 'ok\n'),
            (error: Error) => answer(503, `the database does not answer: ${error.message}\n`),
          );
        break;
      case '/metrics':
        metrics.registry.metrics().then((text) => answer(200, text, metrics.registry.contentType));
        break;
      default:
        answer(404, 'not found\n');
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}
