import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cluster } from '../../harness/cluster.ts';
import { eventually } from '../../support.ts';

/** Pages that answer tasks only once they are opened, so that a test decides how long the tasks run. */
export interface Gate extends AsyncDisposable {
  /** As pods reach it; every path below is a page. */
  readonly url: string;
  /** Waits until each of the pages has been asked for. */
  arrivals(...pages: readonly string[]): Promise<void>;
  timesAsked(page: string): number;
  /** Lets through all who ask for the page, now and later. */
  open(page: string): void;
}

export async function makeGate(cluster: Cluster): Promise<Gate> {
  const asked = new Map<string, number>();
  const pages = new Map<string, PromiseWithResolvers<void>>();
  const pageOf = (name: string) => {
    const page = pages.get(name) ?? Promise.withResolvers<void>();
    pages.set(name, page);
    return page;
  };
  const server = createServer(async (request, response) => {
    const name = (request.url ?? '/').slice(1);
    asked.set(name, (asked.get(name) ?? 0) + 1);
    await pageOf(name).promise;
    response.end('go');
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  return {
    url: `http://${cluster.hostAddress}:${(server.address() as AddressInfo).port}`,
    async arrivals(...names) {
      const wait = async () => (names.every((name) => asked.has(name)) ? true : undefined);
      await eventually(`${names.join(', ')} wait at the gate`, 180, wait);
    },
    timesAsked: (name) => asked.get(name) ?? 0,
    open: (name) => pageOf(name).resolve(),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
