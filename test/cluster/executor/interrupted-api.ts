import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import type { Cluster } from '../harness/cluster.ts';

/** A way to the cluster's API that a test can cut and mend. */
export interface InterruptedApi {
  readonly kubeconfig: string;
  /** Breaks every connection and takes no new one. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** Puts a relay on this machine between the executor and the API server. */
export async function interruptedApi(cluster: Cluster): Promise<InterruptedApi> {
  const view = JSON.parse(await cluster.kubectl(['config', 'view', '--raw', '--minify', '-o', 'json'])) as {
    clusters: { cluster: { server: string; 'tls-server-name'?: string } }[];
  };
  const first = view.clusters[0];
  if (first === undefined) throw new Error('the kubeconfig has no cluster');
  const api = new URL(first.cluster.server);
  const sockets = new Set<Socket>();
  const relay = createServer((inside) => {
    const outside = connect(Number(api.port || 443), api.hostname);
    for (const socket of [inside, outside]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        inside.destroy();
        outside.destroy();
      });
    }
    inside.pipe(outside).pipe(inside);
  });
  const listen = (port: number) => new Promise<void>((resolve) => relay.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = relay.address() as { port: number };
  const folder = await mkdtemp(`${tmpdir()}/leeward-relay-`);
  const kubeconfig = `${folder}/kubeconfig`;
  first.cluster.server = `https://127.0.0.1:${port}`;
  first.cluster['tls-server-name'] = 'kubernetes.default.svc';
  await writeFile(kubeconfig, JSON.stringify(view));
  const cut = () =>
    new Promise<void>((resolve) => {
      relay.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return {
    kubeconfig,
    cut,
    mend: () => listen(port),
    async close() {
      if (relay.listening) await cut();
      await rm(folder, { recursive: true });
    },
  };
}
