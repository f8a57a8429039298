import type { RequestOptions } from 'node:https';
import type { Cluster, KubeConfig, V1Secret } from '@kubernetes/client-node';
import { Agent, type buildConnector, type Dispatcher, ProxyAgent, request } from 'undici';
import { linesOf, logOf, textOf } from './answer-text.ts';
import { errors } from './errors.ts';
import { asKubernetesError, refusal } from './kubernetes-error.ts';
import type { PodJson } from './merge-pods.ts';
import type { EventObject } from './pod-events.ts';
import type { PodObject } from './pod-summary.ts';

/** One change as a watch tells it. A bookmark carries only the version up to which everything was told. */
export interface WatchEvent<T> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: T;
}

export interface ListPage<T> {
  readonly items: readonly T[];
  readonly metadata: { readonly resourceVersion?: string; readonly continue?: string };
}

/** The library's types and undici's name the same options of Node's TLS. */
type ConnectOptions = buildConnector.BuildOptions;

/** A namespaced collection, or that of all namespaces. */
export type Collection = 'pods' | 'events' | 'secrets';
export type Query = Readonly<Record<string, string | number | boolean>>;

type SendOptions = Partial<Dispatcher.RequestOptions> & { readonly accept?: string };

/** Which version of an object a deletion means. */
export interface Preconditions {
  readonly uid?: string;
  readonly resourceVersion?: string;
}

/** What is asked about a Secret: never its data. */
export interface SecretObject {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly uid: string;
    readonly resourceVersion: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
}

const metadataOnly = 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';
const metadataOnlyList = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';

const credentialsLastMs = 60_000;
/** Bookmarks come about once a minute; a watch that was silent for longer may have lost its connection. */
const silentWatchMs = 90_000;
/** A task may write nothing for long; so may a connection that was lost. */
const silentLogMs = 600_000;
/** Each request has a connection of its own while it lasts: where one breaks, only one request does. */
const allowH2 = false;

/**
 * The few requests of Kubernetes' API that the executor makes, as JSON. The library reads the kubeconfig and signs; requests go
 * through one pool of connections, where the library opens a new connection for each and converts every object twice.
 */
export class KubernetesApi {
  readonly #config: KubeConfig;
  readonly #cluster: Cluster;
  readonly #timeoutMs: number;
  #credentials: { headers: Record<string, string>; untilMs: number } | undefined;
  #dispatcher: { of: string; instance: Dispatcher } | undefined;

  constructor(config: KubeConfig, requestTimeoutSeconds: number) {
    const cluster = config.getCurrentCluster();
    if (cluster === null) throw errors.LW_KUBERNETES_NO_CLUSTER({ reason: 'the kubeconfig has no current context' });
    this.#config = config;
    this.#cluster = cluster;
    this.#timeoutMs = requestTimeoutSeconds * 1000;
  }

  createPod(namespace: string, pod: PodJson): Promise<PodObject> {
    return this.#json('POST', path('pods', namespace), {}, pod);
  }

  readPod(namespace: string, name: string): Promise<PodObject> {
    return this.#json('GET', `${path('pods', namespace)}/${name}`);
  }

  /** Deletes that very pod, not a later one of the same name. `options` are those of `delete_option_kwargs`. */
  async deletePod(
    namespace: string,
    name: string,
    uid: string,
    options: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const body = {
      kind: 'DeleteOptions',
      apiVersion: 'v1',
      ...options,
      ...(uid === '' ? {} : { preconditions: { uid } }),
    };
    await this.#json('DELETE', `${path('pods', namespace)}/${name}`, {}, body);
  }

  async labelPod(namespace: string, name: string, labels: Readonly<Record<string, string>>): Promise<void> {
    await this.#json('PATCH', `${path('pods', namespace)}/${name}`, {}, { metadata: { labels } });
  }

  async createSecret(namespace: string, secret: V1Secret): Promise<SecretObject> {
    return this.#json('POST', path('secrets', namespace), {}, secret, { accept: metadataOnly });
  }

  /** Changes the metadata of a Secret; that of an immutable one may change as well. */
  async patchSecret(namespace: string, name: string, metadata: object): Promise<void> {
    const target = `${path('secrets', namespace)}/${name}`;
    await this.#json('PATCH', target, {}, { metadata }, { accept: metadataOnly });
  }

  /** Deletes that very Secret as it was seen, where `preconditions` say which. */
  async deleteSecret(namespace: string, name: string, preconditions: Preconditions = {}): Promise<void> {
    const body = { kind: 'DeleteOptions', apiVersion: 'v1', preconditions };
    await this.#json('DELETE', `${path('secrets', namespace)}/${name}`, {}, body);
  }

  /** Names, labels and owners of Secrets, 500 at most, and nothing of what is in them. */
  async listSecrets(namespace: string | undefined, labelSelector: string): Promise<readonly SecretObject[]> {
    const query = { labelSelector, limit: 500 };
    const options = { accept: metadataOnlyList };
    const list = await this.#json<{ readonly items: readonly SecretObject[] | null }>(
      'GET',
      path('secrets', namespace),
      query,
      undefined,
      options,
    );
    // A list of metadata without an entry has null in its place.
    return list.items ?? [];
  }

  /** Everything that happened to one pod, as far as Kubernetes still remembers it. */
  async eventsOfPod(namespace: string, uid: string): Promise<readonly EventObject[]> {
    const query = { fieldSelector: `involvedObject.uid=${uid}` };
    return (await this.#json<ListPage<EventObject>>('GET', path('events', namespace), query)).items;
  }

  listPage<T>(
    collection: Collection,
    namespace: string | undefined,
    query: Query,
    signal: AbortSignal,
  ): Promise<ListPage<T>> {
    return this.#json('GET', path(collection, namespace), query, undefined, { signal });
  }

  /** All that a container has written, as it comes, at most `limitBytes`; with `follow` all that it writes until its end or it is silent. */
  async readWholeLog(
    namespace: string,
    pod: string,
    container: string,
    {
      limitBytes,
      follow,
      signal,
    }: { readonly limitBytes: number; readonly follow: boolean; readonly signal: AbortSignal },
  ): Promise<AsyncGenerator<string>> {
    const options = {
      // The head of an answer comes with the first that the container writes.
      headersTimeout: follow ? silentLogMs : this.#timeoutMs,
      bodyTimeout: follow ? silentLogMs : this.#timeoutMs,
      signal,
    };
    const query = { container, limitBytes, follow };
    const { body } = await this.#send('GET', `${path('pods', namespace)}/${pod}/log`, query, undefined, options);
    return logOf(textOf(body, { mayFallSilent: follow }));
  }

  /**
   * Tells every change until the server ends the watch, it falls silent, or `signal` aborts it; throws where it breaks. A healthy
   * watch of events may be silent, too: those have no bookmarks.
   */
  async watch<T>(
    collection: Collection,
    namespace: string | undefined,
    query: Query,
    onEvent: (event: WatchEvent<T>) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const options = { signal, bodyTimeout: silentWatchMs };
    const all = { ...query, watch: true, allowWatchBookmarks: true };
    const { body } = await this.#send('GET', path(collection, namespace), all, undefined, options);
    for await (const line of linesOf(body)) onEvent(JSON.parse(line) as WatchEvent<T>);
  }

  /** Ends every request that is under way; it fails as if Kubernetes had not answered. */
  async close(): Promise<void> {
    await this.#dispatcher?.instance.destroy();
  }

  async #json<T>(
    method: Dispatcher.HttpMethod,
    target: string,
    query: Query = {},
    body?: unknown,
    options: SendOptions = {},
  ): Promise<T> {
    const timeouts = { headersTimeout: this.#timeoutMs, bodyTimeout: this.#timeoutMs };
    const answer = await this.#send(method, target, query, body, { ...timeouts, ...options });
    try {
      return (await answer.body.json()) as T;
    } catch (error) {
      throw asKubernetesError(error);
    }
  }

  async #send(
    method: Dispatcher.HttpMethod,
    target: string,
    query: Query,
    body: unknown,
    options: SendOptions,
  ): Promise<Dispatcher.ResponseData> {
    const url = new URL(this.#cluster.server.replace(/\/$/, '') + target);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
    let answer = await this.#sendOnce(url, method, body, options);
    if (answer.statusCode === 401) {
      // The token may have been renewed since it was read.
      await answer.body.dump();
      this.#credentials = undefined;
      answer = await this.#sendOnce(url, method, body, options);
    }
    if (answer.statusCode < 300) return answer;
    throw await refusal(answer);
  }

  async #sendOnce(
    url: URL,
    method: Dispatcher.HttpMethod,
    body: unknown,
    options: SendOptions,
  ): Promise<Dispatcher.ResponseData> {
    const { headers, dispatcher } = await this.#connection();
    const { accept = 'application/json', ...rest } = options;
    const contentType = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    try {
      return await request(url, {
        ...rest,
        method,
        dispatcher,
        headers: {
          ...headers,
          accept,
          ...(body === undefined ? {} : { 'content-type': contentType }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (error) {
      throw asKubernetesError(error);
    }
  }

  async #connection(): Promise<{ headers: Record<string, string>; dispatcher: Dispatcher }> {
    if (this.#credentials !== undefined && this.#dispatcher !== undefined && Date.now() < this.#credentials.untilMs) {
      return { headers: this.#credentials.headers, dispatcher: this.#dispatcher.instance };
    }
    const signed: RequestOptions = {};
    await this.#config.applyToHTTPSOptions(signed);
    const headers = { ...(signed.headers as Record<string, string> | undefined) };
    if (signed.auth) headers.authorization = `Basic ${Buffer.from(signed.auth).toString('base64')}`;
    this.#credentials = { headers, untilMs: Date.now() + credentialsLastMs };
    const tls = pickDefined(signed, ['ca', 'cert', 'key', 'pfx', 'passphrase', 'rejectUnauthorized', 'servername']);
    const of = JSON.stringify(tls);
    if (this.#dispatcher?.of !== of) this.#dispatcher = { of, instance: this.#newDispatcher(tls) };
    return { headers, dispatcher: this.#dispatcher.instance };
  }

  #newDispatcher(tls: Record<string, unknown>): Dispatcher {
    const options = this.#config.createDispatcherOptions(this.#cluster, tls);
    switch (options.type) {
      case 'proxy':
        return new ProxyAgent({ allowH2, uri: options.uri, requestTls: options.requestTls as ConnectOptions });
      case 'socks':
        throw errors.LW_KUBERNETES_NO_CLUSTER({
          reason: `the proxy ${options.uri} speaks SOCKS, only HTTP is supported`,
        });
      case 'agent':
        return new Agent({ allowH2, connect: options.connect as ConnectOptions });
      case 'none':
        return new Agent({ allowH2 });
    }
  }
}

function path(collection: Collection, namespace: string | undefined): string {
  return namespace === undefined ? `/api/v1/${collection}` : `/api/v1/namespaces/${namespace}/${collection}`;
}

function pickDefined(from: object, names: readonly string[]): Record<string, unknown> {
  const entries = names.map((name) => [name, (from as Record<string, unknown>)[name]] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== null));
}
