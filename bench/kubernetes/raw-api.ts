import { Agent, type AgentOptions, type RequestOptions, request } from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';

/** Any request of Kubernetes' API with the rights of a kubeconfig, over kept connections. */
export interface RawApi {
  send<Answer = unknown>(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Tells every change of a collection from now on, until `signal` aborts. */
  watch<Item>(path: string, onEvent: (type: string, item: Item) => void, signal: AbortSignal): Promise<void>;
  close(): void;
}

export async function openRawApi(kubeconfig: string): Promise<RawApi> {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const signed: RequestOptions = {};
  await config.applyToHTTPSOptions(signed);
  const agent = new Agent({ ...(signed as AgentOptions), keepAlive: true, maxSockets: 64 });
  const server = config.getCurrentCluster()?.server ?? '';

  function open(method: string, path: string, body: unknown, signal?: AbortSignal) {
    const type = method === 'PATCH' ? 'application/strategic-merge-patch+json' : 'application/json';
    const text = body === undefined ? undefined : JSON.stringify(body);
    // Node sends the body of a DELETE only with its length.
    const length = text === undefined ? {} : { 'content-length': Buffer.byteLength(text) };
    const headers = { ...signed.headers, 'content-type': type, ...length };
    const sent = request(`${server}${path}`, { method, agent, headers, ...(signal && { signal }) });
    sent.end(text);
    return sent;
  }

  /** The lines of one answer, until it ends. */
  function watchFrom(target: string, onLine: (line: string) => void, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const failed = (error: Error) => (signal.aborted ? resolve() : reject(error));
      open('GET', target, undefined, signal)
        .on('error', failed)
        .on('response', (response) => {
          let rest = '';
          response.setEncoding('utf8').on('data', (chunk: string) => {
            const lines = (rest + chunk).split('\n');
            rest = lines.pop() ?? '';
            lines.forEach(onLine);
          });
          response.on('error', failed);
          response.on('end', () => resolve());
        });
    });
  }

  const api: RawApi = {
    send: (method, path, body) =>
      new Promise((resolve, reject) => {
        open(method, path, body)
          .on('error', reject)
          .on('response', (response) => {
            let text = '';
            response.setEncoding('utf8').on('data', (chunk) => {
              text += chunk;
            });
            response.on('end', () => {
              if ((response.statusCode ?? 500) < 300) resolve(JSON.parse(text));
              else reject(new Error(`${method} ${path}: ${response.statusCode} ${text.slice(0, 300)}`));
            });
          });
      }),
    async watch(path, onEvent, signal) {
      const { metadata } = await api.send<{ metadata: { resourceVersion: string } }>('GET', path);
      let version = metadata.resourceVersion;
      // The server ends a watch now and then, and one that falls behind; the next goes on where it ended.
      while (!signal.aborted) {
        await watchFrom(
          `${path}${path.includes('?') ? '&' : '?'}watch=true&resourceVersion=${version}`,
          (line) => {
            const { type, object } = JSON.parse(line);
            if (type === 'ERROR') throw new Error(object.message);
            version = object.metadata.resourceVersion;
            onEvent(type, object);
          },
          signal,
        );
      }
    },
    close: () => agent.destroy(),
  };
  return api;
}
