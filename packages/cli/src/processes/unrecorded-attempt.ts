import type { TIRunContext } from '@leeward/contracts/execution-api';
import type { ExecutionTransport } from '@leeward/worker';

/**
 * The Execution API for an attempt that the database knows nothing of and is to keep nothing of: it starts with `context`, and what it
 * says of itself (its state, heartbeats, log, rendered fields, stored values) and the XComs that it writes are taken and let fall. All
 * else goes on to `server`: connections, variables, the XComs of its run, assets, other runs.
 */
export function unrecordedAttempt(
  attemptId: string,
  context: TIRunContext,
  server: ExecutionTransport,
): ExecutionTransport {
  return async (request) => {
    const { method, path, body } = request;
    const answer = (said: unknown) => ({ status: 200, headers: {}, text: JSON.stringify(said) });
    if (path === `task-instances/${attemptId}/run`) return answer(context);
    // Of an attempt that it does not know, the server cannot tell which assets are not active.
    if (path === `task-instances/${attemptId}/validate-inlets-and-outlets`) return answer({ inactive_assets: [] });
    const isRead = method === 'GET' || method === 'HEAD';
    const isOwn = path.startsWith('xcoms/') || path.split(/[/?]/).includes(attemptId);
    return isRead || !isOwn ? server(request) : { status: 200, headers: {}, text: body ?? '' };
  };
}
