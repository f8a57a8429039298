import type { UiComponents } from '@leeward/contracts/ui-api';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { RestApiContext } from '../rest-api/context.ts';

/** `GET /ui/components`: the processes that run now, and the commit of each bundle that they read. */
export function componentsRoute(app: FastifyInstance, { database, config }: RestApiContext): void {
  app.get('/components', async (): Promise<UiComponents> => {
    const { rows } = await sql<UiComponents['components'][number]>`
      select kind, hostname, version, started_at, heartbeat_at, bundle_versions
        from process
       where ended_at is null and heartbeat_at > now() - make_interval(secs => ${config.healthCheckSeconds})
       order by kind, hostname, started_at`.execute(database.apiKysely);
    return { components: rows };
  });
}
