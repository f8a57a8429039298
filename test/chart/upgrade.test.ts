import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { FakeCluster } from './fake-cluster.ts';
import { helm, projectFolder, type Rendered, refusal, type Values } from './helm.ts';

let cluster: FakeCluster;
beforeAll(async () => {
  await helm();
}, 900_000);
beforeEach(async () => {
  cluster = await FakeCluster.start();
});
afterEach(() => cluster.stop());

const users = { enabled: true, users: [{ username: 'ann', role: 'Admin', password: 'random' }] };
const secretsOf = (rendered: Rendered) =>
  rendered.ofKind('Secret').map((secret) => [secret.metadata.name, secret.data]);

describe('secrets that the chart makes', () => {
  it('are kept by an upgrade, all of them', async () => {
    const { rendered: first } = await cluster.install({ airflow: { rbac: users } });
    cluster.keep(first);
    const { rendered: second } = await cluster.install({ airflow: { rbac: users, config: { A: 'b' } } });
    const made = (rendered: Rendered) =>
      Object.fromEntries(secretsOf(rendered).filter(([name]) => !String(name).endsWith('-env')));
    expect(made(second)).toEqual(made(first));
  });

  it('agree with each other: the connection has the password of the database', async () => {
    const { rendered } = await cluster.install({});
    const url = new URL(rendered.secret('airflow-database').connection ?? '');
    expect(url.password).toBe(rendered.secret('airflow-postgresql')['postgres-password']);
  });

  it('are taken over from a values file that is later left out', async () => {
    const fernetKey = 'j0PNE8131Vx-ix7BsNDwskFUlnLa00mWU17BRujVcdY=';
    cluster.keep(
      (await cluster.install({ airflow: { fernet_key: fernetKey }, postgresql: { postgresPassword: 'given' } }))
        .rendered,
    );
    const { rendered } = await cluster.install({});
    expect(rendered.secret('airflow-fernet-key')['fernet-key']).toBe(fernetKey);
    expect(new URL(rendered.secret('airflow-database').connection ?? '').password).toBe('given');
  });

  it('stay for the users there were, and are made for a new one', async () => {
    const before = (await cluster.install({ airflow: { rbac: users } })).rendered;
    cluster.keep(before);
    const more = { enabled: true, users: [...users.users, { username: 'bob', role: 'Viewer' }] };
    const after = (await cluster.install({ airflow: { rbac: more } })).rendered;
    const passwords = (rendered: Rendered) => JSON.parse(rendered.secret('airflow-users')['passwords.json'] ?? '');
    expect(passwords(after)).toEqual({ ...passwords(before), bob: expect.stringMatching(/^[A-Za-z0-9]{32}$/) });
  });

  it('do not roll a pod: the second rendering of the same values is the first', async () => {
    const { rendered: first } = await cluster.install({});
    cluster.keep(first);
    const { rendered: second } = await cluster.install({});
    expect(second.text).toBe(first.text);
  });

  it('are refused where the chart was told to make none, with the value that is missing', async () => {
    const sentence = /secrets\.generate is false, so postgresql\.postgresPassword or an existing Secret must be given/;
    expect(await refusal({ secrets: { generate: false } })).toMatch(sentence);
  });
});

describe('the database', () => {
  it('keeps the policy of the pods that it was made with: Kubernetes refuses another', async () => {
    const { rendered } = await cluster.install({});
    const made = rendered.get('StatefulSet', 'airflow-postgresql').spec;
    expect(made.podManagementPolicy).toBe('Parallel');
    made.podManagementPolicy = 'OrderedReady';
    cluster.keep(rendered);
    const { rendered: second } = await cluster.install({});
    expect(second.get('StatefulSet', 'airflow-postgresql').spec.podManagementPolicy).toBe('OrderedReady');
  });
});

describe('NOTES', () => {
  it('tell the next command: wait, open, log in, and where the Dags come from', async () => {
    const { notes } = await cluster.install({});
    expect(notes).toContain('kubectl rollout status deployment/airflow-web --namespace airflow');
    expect(notes).toContain('kubectl get service airflow-web --namespace airflow');
    expect(notes).toContain(
      `kubectl get secret airflow-users --namespace airflow --output go-template='{{index .data "passwords.json" | base64decode}}'`,
    );
    expect(notes).toContain('Log in as admin');
    expect(notes).not.toContain('About your values');
  });

  it.each([
    ['ClusterIP', 'kubectl port-forward service/airflow-web 8080:8080'],
    ['LoadBalancer', 'kubectl get service airflow-web --namespace airflow --watch'],
  ])('open the UI through a service of type %s', async (type, command) => {
    expect((await cluster.install({ airflow: { service: { type } } })).notes).toContain(command);
  });

  it('open the UI at the ingress', async () => {
    const { notes } = await cluster.install({
      ingress: { enabled: true, web: { host: 'a.example.com', path: '/flow', tls: { enabled: true } } },
    });
    expect(notes).toContain('https://a.example.com/flow');
  });

  it('never show a secret', async () => {
    const git = { url: 'https://example.com/a.git', username: 'ann', password: 'git-password' };
    const { notes } = await cluster.install({
      airflow: { dags: { git } },
      postgresql: { postgresPassword: 'db-password' },
    });
    expect(notes).not.toMatch(/(git|db)-password/);
    expect(notes).toContain('https://example.com/a.git');
  });

  it('name what airflow.config says in vain', async () => {
    const config = { AIRFLOW__WEBSERVER__WEB_SERVER_PORT: 9090, AIRFLOW__CORE__SQL_ALCHEMY_CONN: 'postgresql://h/d' };
    const { notes } = await cluster.install({ airflow: { config } });
    expect(notes).toContain('AIRFLOW__WEBSERVER__WEB_SERVER_PORT was left out: the web server listens on port 8080');
    expect(notes).toContain('the one in the release is not used: set postgresql.enabled=false');
  });

  it('name what was mapped, what was left out and what is unsafe', async () => {
    const seed = parse(await readFile(join(projectFolder, 'test/chart/seed-values/airflow-values.yaml'), 'utf8'));
    seed.airflow.config = { AIRFLOW__CORE__DAG_CONCURRENCY: 4, AIRFLOW__WEBSERVER__RBAC: 'True' };
    seed.airflow.rbac.enabled = true;
    seed.airflow.dags.git.subpath = 'airflow/example_dags';
    seed.airflow.image = { repository: 'registry.example.com/airflow', tag: 'latest' };
    seed.web = { replicas: 2 };
    const { notes } = await cluster.install(seed);
    const remarks = (notes.split('About your values:\n')[1] ?? '').trim().split('\n');
    expect(remarks.map((remark) => remark.slice(2))).toEqual([
      'airflow.config.AIRFLOW__CORE__DAG_CONCURRENCY is now called AIRFLOW__CORE__MAX_ACTIVE_TASKS_PER_DAG and was handed on under that name.',
      'airflow.config.AIRFLOW__WEBSERVER__RBAC has no meaning in Airflow 3 and was left out.',
      'airflow.dags.git.branch: apache/airflow renamed its branch master; main is synced.',
      'airflow.dags.git.subpath: apache/airflow moved airflow/example_dags; airflow-core/src/airflow/example_dags is read.',
      'airflow.rbac.webserver_config configures Flask-AppBuilder, which Airflow 3 no longer has; it was left out.',
      'airflow.fernet_key is a published example: whoever reads your database can decrypt its connections. Leave it out and one is made for you.',
      'postgresql.postgresPassword is a published example. Leave it out and one is made for you.',
      'The password of jdoe in airflow.rbac.users is a published example.',
      'airflow.image.tag is latest and nodes keep what they pulled once: nodes may run different versions. Name a version or a digest.',
      'Several API servers share a ReadWriteOnce volume: they only start on one node. Use ReadWriteMany, or airflow.logs.s3.',
    ]);
  });
});

describe('the template of task pods', () => {
  it('rolls the scheduler when it changes, and nothing else: a mounted file would follow a minute later', async () => {
    const podsOf = async (values: Values) => {
      const { rendered } = await cluster.install(values);
      return Object.fromEntries(
        rendered.ofKind('Deployment').map(({ metadata, spec }) => [metadata.name, JSON.stringify(spec.template)]),
      );
    };
    const rolledBy = async (values: Values) => {
      const after = await podsOf(values);
      return Object.keys(before).filter((name) => after[name] !== before[name]);
    };
    cluster.keep((await cluster.install({})).rendered);
    const before = await podsOf({});
    expect(await rolledBy({})).toEqual([]);
    expect(await rolledBy({ workers: { podLabels: { team: 'a' } } })).toEqual(['airflow-scheduler']);
    const podTemplate = 'kind: Pod\nspec: { containers: [{ name: base, image: "{{ .Release.Name }}" }] }';
    expect(await rolledBy({ podTemplate })).toEqual(['airflow-scheduler']);
  });

  it('is refused where it is no pod, before anything changes', async () => {
    expect(await refusal({ podTemplate: 'kind: [Pod' })).toMatch(/podTemplate is not YAML: .*line/);
    const noPod = /podTemplate is not a Pod with containers; expected kind: Pod and/;
    expect(await refusal({ podTemplate: 'kind: ConfigMap' })).toMatch(noPod);
    expect(await refusal({ podTemplate: 'kind: Pod\nspec: { containers: [] }' })).toMatch(noPod);
  });
});
