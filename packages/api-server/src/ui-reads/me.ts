import type { UiMe } from '@leeward/contracts/ui-api';
import type { FastifyInstance } from 'fastify';
import { isAuthorized } from '../auth/roles.ts';
import { anonymousAdmin, currentUser } from '../auth/session.ts';

/** `GET /ui/me`: who asks, and what they may do; the server refuses the rest, whatever a page shows. */
export function meRoute(app: FastifyInstance): void {
  app.get('/me', async (request): Promise<UiMe> => {
    const { username, role } = currentUser(request);
    return {
      username,
      role,
      may_change_dags: isAuthorized(role, 'POST', 'dag'),
      may_change_pools: isAuthorized(role, 'POST', 'pool'),
      may_change_assets: isAuthorized(role, 'POST', 'asset'),
      may_answer_for_others: username === anonymousAdmin.username,
      may_read_secrets: isAuthorized(role, 'GET', 'connection') && isAuthorized(role, 'GET', 'variable'),
    };
  });
}
