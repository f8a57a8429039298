import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Bundles } from '@leeward/bundles';
import type { ExecuteTask } from '@leeward/contracts';
import { onTestFinished } from 'vitest';

/** Serves JSON until the test is finished; what is answered with undefined is not found. Resolves to the port. */
export async function serve(answer: (request: IncomingMessage, body: string) => unknown): Promise<number> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const answered = answer(request, Buffer.concat(chunks).toString());
    response.writeHead(answered === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answered ?? { detail: 'not found' }));
  });
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A bundle without versions, at this path. */
export function bundlesAt(path: string): Bundles {
  return { named: () => ({ at: async () => ({ path, version: null }) }) } as unknown as Bundles;
}

export function workload(ti: Partial<ExecuteTask['ti']> = {}): ExecuteTask {
  const claims = Buffer.from(JSON.stringify({ iat: Math.floor(Date.now() / 1_000) - 2 })).toString('base64url');
  return {
    type: 'ExecuteTask',
    token: `e30.${claims}.c2ln`,
    ti: {
      id: '0196f3ab-7d4b-7000-8000-000000000001',
      dag_id: 'shop',
      task_id: 'load',
      run_id: 'manual',
      try_number: 1,
      dag_version_id: '0196f3ab-7d4b-7000-8000-000000000002',
      map_index: -1,
      hostname: null,
      context_carrier: null,
      queue: 'default',
      pool_slots: 1,
      priority_weight: 1,
      ...ti,
    },
    dag_rel_path: 'shop.py',
    bundle_info: { name: 'dags', version: null },
    log_path: null,
    sentry_integration: '',
  } as ExecuteTask;
}
