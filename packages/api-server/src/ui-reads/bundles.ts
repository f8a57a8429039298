import type { UiBundle, UiBundles } from '@leeward/contracts/ui-api';
import type { Database } from '@leeward/database';
import type { FastifyInstance } from 'fastify';
import type { RestApiContext } from '../rest-api/context.ts';

/** `GET /ui/bundles`: how the configured bundles are. */
export function bundlesRoute(app: FastifyInstance, { database }: RestApiContext): void {
  app.get('/bundles', async (): Promise<UiBundles> => ({ bundles: await readBundles(database) }));
}

export async function readBundles(database: Database): Promise<UiBundle[]> {
  const rows = await database.apiKysely
    .selectFrom('dag_bundle')
    .select(['name', 'version', 'last_refreshed_at', 'last_error as problem'])
    .where('active', '=', true)
    .orderBy('name')
    .execute();
  return rows as unknown as UiBundle[];
}
