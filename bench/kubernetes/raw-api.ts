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
    const headers = { ...signed.headers, 'content-type': type };
    const sent = request(`${server}${path}`, { method, agent, headers, ...(signal && { signal }) });
    sent.end(body === undefined ? undefined : JSON.stringify(body));
    return sent;
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
      const joined = path.includes('?') ? '&' : '?';
      const { metadata } = await api.send<{ metadata: { resourceVersion: string } }>('GET', path);
      const target = `${path}${joined}watch=true&resourceVersion=${metadata.resourceVersion}`;
      await new Promise<void>((resolve, reject) => {
        open('GET', target, undefined, signal)
          .on('error', (error) => (signal.aborted ? resolve() : reject(error)))
          .on('response', (response) => {
            let rest = '';
            response.setEncoding('utf8').on('data', (chunk: string) => {
              const lines = (rest + chunk).split('\n');
              rest = lines.pop() ?? '';
              for (const line of lines) {
                const { type, object } = JSON.parse(line);
                onEvent(type, object);
              }
            });
            response.on('error', (error) => (signal.aborted ? resolve() : reject(error)));
            response.on('end', () => (signal.aborted ? resolve() : reject(new Error(`the watch of ${path} ended`))));
          });
      });
    },
    close: () => agent.destroy(),
  };
  return api;
}
