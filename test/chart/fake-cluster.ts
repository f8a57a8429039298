import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryRun } from '../cluster/harness/commands.ts';
import { chartFolder, helm, type KubernetesObject, Rendered, type Values } from './helm.ts';

const groups: Record<string, string[]> = {
  v1: ['ConfigMap', 'PersistentVolumeClaim', 'Secret', 'Service', 'ServiceAccount'],
  'apps/v1': ['Deployment', 'StatefulSet'],
  'networking.k8s.io/v1': ['Ingress', 'NetworkPolicy'],
  'policy/v1': ['PodDisruptionBudget'],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'rbac.authorization.k8s.io/v1': ['Role', 'RoleBinding'],
};

const pluralOf = (kind: string) =>
  `${kind
    .toLowerCase()
    .replace(/y$/, 'ie')
    .replace(/(s|ss)$/, '$1e')}s`;

/**
 * The few answers of a Kubernetes API that Helm needs to render against a cluster: what kinds there are, and the Secrets and StatefulSets
 * that exist.
 * The real one is in test/cluster; this one shows in milliseconds what a second `helm upgrade` renders.
 */
export class FakeCluster {
  /** Secrets by name, as they are in the cluster. */
  readonly secrets = new Map<string, KubernetesObject>();
  readonly statefulSets = new Map<string, KubernetesObject>();
  readonly #server: Server;
  #folder = '';

  private constructor() {
    this.#server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://cluster').pathname;
      const answer = this.#answer(path);
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
      const missing = { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'NotFound', code: 404 };
      response.end(JSON.stringify(answer ?? missing));
    });
  }

  static async start(): Promise<FakeCluster> {
    const cluster = new FakeCluster();
    await new Promise<void>((resolve) => cluster.#server.listen(0, '127.0.0.1', resolve));
    cluster.#folder = await mkdtemp(join(tmpdir(), 'leeward-fake-cluster-'));
    const { port } = cluster.#server.address() as AddressInfo;
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'fake', cluster: { server: `http://127.0.0.1:${port}` } }],
      contexts: [{ name: 'fake', context: { cluster: 'fake' } }],
      'current-context': 'fake',
    };
    await writeFile(join(cluster.#folder, 'kubeconfig'), JSON.stringify(config));
    return cluster;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** What `helm upgrade --install` would send to this cluster, and what it would tell the user. */
  async install(values: Values): Promise<{ rendered: Rendered; notes: string }> {
    const args = ['upgrade', '--install', 'airflow', chartFolder, '--namespace', 'airflow', '--values', '-'];
    args.push('--dry-run=server', '--disable-openapi-validation', '--output', 'json');
    args.push('--kubeconfig', join(this.#folder, 'kubeconfig'));
    const env = { HELM_CACHE_HOME: this.#folder };
    const result = await tryRun(await helm(), args, { input: JSON.stringify(values), env });
    if (result.exitCode !== 0) throw new Error(result.stderr);
    const answer = JSON.parse(result.stdout) as { manifest: string; info: { notes: string } };
    return { rendered: new Rendered(answer.manifest), notes: answer.info.notes };
  }

  /** As after an installation: the rendered Secrets and StatefulSets are there. */
  keep(rendered: Rendered): void {
    for (const secret of rendered.ofKind('Secret')) this.secrets.set(secret.metadata.name, ownedByHelm(secret));
    for (const set of rendered.ofKind('StatefulSet')) this.statefulSets.set(set.metadata.name, ownedByHelm(set));
  }

  #answer(path: string): unknown {
    if (path === '/version') return { major: '1', minor: '34', gitVersion: 'v1.34.4' };
    if (path === '/api') return { kind: 'APIVersions', versions: ['v1'] };
    if (path === '/apis') return { kind: 'APIGroupList', apiVersion: 'v1', groups: namedGroups() };
    const kinds = groups[path.replace(/^\/apis?\//, '')];
    if (kinds !== undefined) return resourceList(path.replace(/^\/apis?\//, ''), kinds);
    const statefulSet = /^\/apis\/apps\/v1\/namespaces\/airflow\/statefulsets\/(.+)$/.exec(path)?.[1];
    if (statefulSet !== undefined) return this.statefulSets.get(statefulSet);
    const secret = /^\/api\/v1\/namespaces\/airflow\/secrets(?:\/(.+))?$/.exec(path);
    if (secret === null) return undefined;
    const [, name] = secret;
    return name === undefined
      ? { kind: 'SecretList', apiVersion: 'v1', metadata: {}, items: [] }
      : this.secrets.get(name);
  }
}

function ownedByHelm(object: KubernetesObject): KubernetesObject {
  const annotations = { 'meta.helm.sh/release-name': 'airflow', 'meta.helm.sh/release-namespace': 'airflow' };
  const labels = { ...object.metadata.labels, 'app.kubernetes.io/managed-by': 'Helm' };
  return { ...object, metadata: { ...object.metadata, annotations, labels } };
}

function namedGroups() {
  return Object.keys(groups)
    .filter((groupVersion) => groupVersion.includes('/'))
    .map((groupVersion) => {
      const [name, version] = groupVersion.split('/');
      return { name, versions: [{ groupVersion, version }], preferredVersion: { groupVersion, version } };
    });
}

function resourceList(groupVersion: string, kinds: readonly string[]) {
  const resources = kinds.map((kind) => ({
    name: pluralOf(kind),
    kind,
    namespaced: true,
    verbs: ['get', 'list', 'create'],
  }));
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources };
}
