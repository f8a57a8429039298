import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../cluster/harness/commands.ts';
import { chartFolder, helm, projectFolder, render, type Values } from './helm.ts';
import { KubernetesSchemas } from './kubernetes-schemas.ts';

let schemas: KubernetesSchemas;
beforeAll(async () => {
  await helm();
  schemas = await KubernetesSchemas.load();
}, 900_000);

const seedFolder = join(projectFolder, 'test/chart/seed-values');
const exampleFolder = join(projectFolder, 'examples');

async function valuesFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => /values[^/]*\.yaml$/.test(name)).map((name) => join(folder, name));
}

const everything: Values = {
  nameOverride: 'flow',
  labels: { team: 'data' },
  imagePullSecrets: [{ name: 'registry' }],
  extraEnv: [{ name: 'TZ', value: 'UTC' }],
  extraVolumes: [{ name: 'certificates', configMap: { name: 'certificates' } }],
  extraVolumeMounts: [{ name: 'certificates', mountPath: '/etc/ssl/own', readOnly: true }],
  airflow: {
    service: {
      type: 'LoadBalancer',
      annotations: { a: 'b' },
      loadBalancerSourceRanges: ['10.0.0.0/8'],
      externalTrafficPolicy: 'Local',
    },
    image: { digest: `sha256:${'a'.repeat(64)}` },
    config: { AIRFLOW__CORE__PARALLELISM: 64, HTTP_PROXY: 'http://proxy:3128', DEBUG: true, EMPTY: null },
    logs: { s3: { url: 's3://logs/airflow', endpoint: 'https://minio', accessKeyId: 'id', secretAccessKey: 'key' } },
    dags: {
      git: { url: 'git@example.com:team/dags.git', sshKey: 'KEY', knownHosts: 'example.com ssh-ed25519 A', wait: 0.5 },
    },
    rbac: { enabled: true, users: [{ username: 'ann', role: 'Op', password: 'random' }] },
  },
  ingress: {
    enabled: true,
    className: 'nginx',
    web: {
      path: '/airflow',
      host: 'a.example.com',
      hosts: ['b.example.com'],
      tls: { enabled: true, secretName: 'tls' },
    },
  },
  postgresql: { image: 'postgres:18', uid: 999, gid: 999, persistence: { storageClass: '-' } },
  web: { replicas: 3, autoscaling: { enabled: true } },
  scheduler: {
    replicas: 2,
    tolerations: [{ operator: 'Exists' }],
    nodeSelector: { disk: 'fast' },
    affinity: { nodeAffinity: {} },
    extraContainers: [{ name: 'side', image: 'side:1' }],
    extraInitContainers: [{ name: 'first', image: 'first:1' }],
    extraEnvFrom: [{ secretRef: { name: 'more' } }],
    priorityClassName: 'high',
    hostAliases: [{ ip: '10.0.0.1', hostnames: ['git'] }],
    podDisruptionBudget: { minAvailable: '50%' },
    livenessProbe: { failureThreshold: 9 },
  },
  dagProcessor: { standalone: true, replicas: 2 },
  workers: {
    program: 'airflow',
    image: { repository: 'apache/airflow', tag: '3.3.2' },
    resources: { limits: { memory: '2Gi' } },
  },
  networkPolicies: { denyWorkers: true, webFrom: [{ namespaceSelector: {} }], metricsFrom: [{ podSelector: {} }] },
  metrics: { serviceMonitor: { enabled: true } },
};

describe('the schemas', () => {
  it('find a field that Kubernetes does not know, a null and a kind that is no longer served', () => {
    const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: { selectors: {}, type: null } };
    expect(schemas.problems(service)).toEqual([
      'Service a: /spec must NOT have additional properties {"additionalProperty":"selectors"}',
      'Service a: /spec/type must be string {"type":"string"}',
    ]);
    const old = { apiVersion: 'extensions/v1beta1', kind: 'Deployment', metadata: { name: 'a' } };
    expect(schemas.problems(old)).toEqual(['Deployment a: the cluster has no extensions/v1beta1 Deployment']);
  });
});

describe('the chart', () => {
  it('passes helm lint, strictly', async () => {
    const files = [
      join(chartFolder, 'values.yaml'),
      ...(await valuesFiles(exampleFolder)),
      ...(await valuesFiles(seedFolder)),
    ];
    for (const file of files) await run(await helm(), ['lint', '--strict', '--quiet', chartFolder, '--values', file]);
  });

  it('renders to valid objects with its own values', async () => {
    const rendered = await render();
    expect(rendered.objects.flatMap((object) => schemas.problems(object))).toEqual([]);
    expect(schemas.problems(rendered.taskPod())).toEqual([]);
  });

  it('renders to valid objects with every kind of value set', async () => {
    const rendered = await render(everything);
    expect(rendered.objects.flatMap((object) => schemas.problems(object))).toEqual([]);
    expect(schemas.problems(rendered.taskPod())).toEqual([]);
    expect(rendered.ofKind('ServiceMonitor')).toHaveLength(1);
  });

  it('renders to valid objects with each values file of the examples and of the seed, as it was written', async () => {
    const files = [...(await valuesFiles(exampleFolder)), ...(await valuesFiles(seedFolder))];
    expect(files.length).toBeGreaterThanOrEqual(9);
    for (const file of files) {
      const rendered = await render({}, { files: [file] });
      const problems = [...rendered.objects, rendered.taskPod()].flatMap((object) => schemas.problems(object));
      expect(problems, file).toEqual([]);
    }
  });

  it('renders the same text twice once every secret is given, so that a tool without a cluster sees no change', async () => {
    const given: Values = {
      secrets: { generate: false, jwt: { existingSecret: 'jwt' } },
      airflow: {
        fernet_key: 'j0PNE8131Vx-ix7BsNDwskFUlnLa00mWU17BRujVcdY=',
        rbac: { enabled: true, users: [{ username: 'ann', role: 'Admin', password: 'p' }] },
      },
      postgresql: { postgresPassword: 'p' },
    };
    expect((await render(given)).text).toBe((await render(given)).text);
  });

  it('differs between two renderings without a cluster in made-up secrets only', async () => {
    const [first, second] = [await render(), await render()];
    const rest = (rendered: typeof first) => rendered.objects.filter((object) => object.kind !== 'Secret');
    expect(rest(first)).toEqual(rest(second));
  });

  it('has no hooks but that of helm test, so that --wait, Argo CD and Flux need no special values', async () => {
    const hooks = (await render(everything)).objects.map((object) => object.metadata.annotations?.['helm.sh/hook']);
    expect(new Set(hooks)).toEqual(new Set([undefined, 'test']));
  });

  it('keeps every object in the release namespace, under names that two releases cannot share', async () => {
    const name = (object: { kind: string; metadata: { name: string } }) => `${object.kind} ${object.metadata.name}`;
    const one = (await render({}, { release: 'one', namespace: 'shared' })).objects;
    const two = (await render({}, { release: 'two', namespace: 'shared' })).objects;
    expect(one.map((object) => object.metadata.namespace)).toEqual(one.map(() => 'shared'));
    expect(one.map(name).filter((each) => two.map(name).includes(each))).toEqual([]);
  });
});
