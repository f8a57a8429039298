import type { FastifyInstance } from 'fastify';

/** Open to all, as in Airflow. */
export function healthRoutes(app: FastifyInstance): void {
  app.get('/health', async () => ({ status: 'healthy' }));
  app.get('/health/ping', async () => ({ ok: ['airflow.api_fastapi.auth.tokens.JWTValidator'], failing: {} }));
}
