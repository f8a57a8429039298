import type { FastifyReply, FastifyRequest } from 'fastify';

const idParams = ['dag_id', 'run_id', 'dag_run_id', 'task_id', 'map_index', 'try_number'];

/** One line a request: who asked for what and how it ended. Queries and headers stay out, since they can carry secrets. */
export async function logRequest(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const params = (request.params ?? {}) as Record<string, unknown>;
  request.log.info(
    {
      method: request.method,
      path: request.url.split('?')[0],
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      user: request.user?.username,
      attempt_id: request.taskToken?.attemptId,
      ...Object.fromEntries(idParams.filter((name) => name in params).map((name) => [name, params[name]])),
    },
    'request',
  );
}
