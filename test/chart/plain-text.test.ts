import { beforeAll, describe, expect, it } from 'vitest';
import { environmentOf, helm, refusal, render, type Values } from './helm.ts';
import { KubernetesSchemas } from './kubernetes-schemas.ts';

let schemas: KubernetesSchemas;
beforeAll(async () => {
  await helm();
  schemas = await KubernetesSchemas.load();
}, 900_000);

/** Names that YAML reads as a number or a truth value where a template does not quote them. */
const account = { serviceAccount: { name: '2024' } };
const pod = { priorityClassName: '2024', runtimeClassName: 'off', schedulerName: '1e3', ...account };
const key = { key: '2024' };

const byGit: Values = {
  nameOverride: '2024',
  airflow: {
    service: { type: 'LoadBalancer', loadBalancerClass: '2024', loadBalancerIP: 'off', clusterIP: '2024' },
    logs: { persistence: { existingClaim: '2024', existingClaimSubPath: 'off' } },
    dags: { git: { url: 'https://example.com/dags.git', branch: '2024', submodules: 'off', filter: '2024' } },
  },
  ingress: { enabled: true, className: '2024', web: { host: '2024', tls: { enabled: true, secretName: 'off' } } },
  secrets: {
    database: { existingSecret: '2024', ...key },
    fernetKey: { existingSecret: '2024', ...key },
    jwt: { existingSecret: '2024', ...key },
    users: { existingSecret: '2024', ...key },
    git: { existingSecret: '2024' },
  },
  postgresql: { enabled: false },
  web: pod,
  scheduler: pod,
  triggerer: pod,
  workers: pod,
};

const onVolume: Values = {
  airflow: {
    logs: {
      s3: { url: 's3://logs', endpoint: 'https://minio', region: 'off', accessKeyId: '2024', secretAccessKey: '1e3' },
    },
    dags: { persistence: { enabled: true, existingClaim: '2024', existingClaimSubPath: 'off', init_dags: 'true' } },
  },
  secrets: { database: key, fernetKey: key, jwt: key, users: key, logs: key },
  postgresql: { nameOverride: '2024', persistence: { existingClaim: '2024' }, ...pod },
};

describe('text that looks like a number or a truth value', () => {
  it.each([
    ['from git, with Secrets of your own', byGit],
    ['on a volume, with a database and Secrets of the chart', onVolume],
  ])('stays text in every object: %s', async (_, values) => {
    const rendered = await render(values, { namespace: '2024' });
    const objects = [...rendered.objects, rendered.taskPod()];
    expect(objects.flatMap((object) => schemas.problems(object))).toEqual([]);
    expect(objects.filter(({ metadata }) => metadata.namespace === '2024').length).toBeGreaterThan(10);
  });
});

describe('whole numbers', () => {
  it('are taken for a tag and a branch as they are written', async () => {
    const rendered = await render({
      airflow: { image: { tag: 20261127 }, dags: { git: { branch: 12345678 } } },
      workers: { image: { tag: 20261128 } },
    });
    expect(rendered.podSpec('airflow-web').containers[0].image).toBe('airflow:20261127');
    expect(rendered.taskPod().spec.containers[0].image).toBe('airflow:20261128');
    expect(environmentOf(rendered.taskPod().spec.initContainers[0]).GITSYNC_REF).toBe('12345678');
  });

  it.each([
    ['/airflow/image/tag', { airflow: { image: { tag: 1.1 } } }],
    ['/airflow/dags/git/branch', { airflow: { dags: { git: { branch: 2.5 } } } }],
  ])('are the only ones: a fraction has lost its zeros and is to be quoted: %s', async (path, values) => {
    expect(await refusal(values)).toContain(`at '${path}': got number, want null or integer or string`);
  });

  it('may be zero where zero means something', async () => {
    const rendered = await render({ workers: { terminationGracePeriodSeconds: 0 } });
    expect(rendered.taskPod().spec.terminationGracePeriodSeconds).toBe(0);
    expect(rendered.podSpec('airflow-web').terminationGracePeriodSeconds).toBe(60);
  });
});

it('an Ingress without a host answers for every host, and the pages know no address', async () => {
  const web = { host: null, path: '/flow', tls: { enabled: true, secretName: 'certificate' } };
  const rendered = await render({ ingress: { enabled: true, web } });
  const ingress = rendered.get('Ingress', 'airflow-web');
  expect(schemas.problems(ingress)).toEqual([]);
  expect(ingress.spec).toMatchObject({ tls: [{ secretName: 'certificate' }], rules: [{ http: { paths: [{}] } }] });
  expect(ingress.spec.rules[0]).not.toHaveProperty('host');
  const { data } = rendered.get('ConfigMap', 'airflow-config');
  expect(data.AIRFLOW__API__BASE_URL).toBe('http://localhost:8080/flow');
});

it('a password for git without a user name is refused, for git would never be given it', async () => {
  const git = { url: 'https://example.com/dags.git', password: 'secret-token' };
  const said = await refusal({ airflow: { dags: { git } } });
  expect(said).toContain('airflow.dags.git.password is given without airflow.dags.git.username');
  expect(said).not.toContain('secret-token');
});

it('a program of null is the usual one', async () => {
  const rendered = await render({ workers: { program: null } });
  expect(rendered.taskPod().metadata.annotations['leeward.dev/worker-program']).toBe('leeward');
});
