import { beforeAll, describe, expect, it } from 'vitest';
import { helm, refusal, render } from './helm.ts';

beforeAll(async () => {
  await helm();
}, 900_000);

describe('values.schema.json', () => {
  it.each([
    ['/airflow/service/type', { airflow: { service: { type: 'nodeport' } } }],
    ['/airflow/service/port', { airflow: { service: { port: '8080' } } }],
    ['/airflow/image', { airflow: { image: 'airflow:latest' } }],
    ['/airflow/image/digest', { airflow: { image: { digest: 'abc' } } }],
    ['/airflow/fernet_key', { airflow: { fernet_key: 'too short' } }],
    ['/airflow/config/LIST', { airflow: { config: { LIST: [1] } } }],
    ['/airflow/config', { airflow: { config: { 'not a name': 'x' } } }],
    ['/airflow/logs/persistence/size', { airflow: { logs: { persistence: { size: 'big' } } } }],
    ['/airflow/logs/s3/url', { airflow: { logs: { s3: { url: 'bucket' } } } }],
    ['/airflow/dags/persistence/enabled', { airflow: { dags: { persistence: { enabled: 'yes' } } } }],
    ['/airflow/dags/git/wait', { airflow: { dags: { git: { wait: '60s' } } } }],
    ['/airflow/dags/git/wait', { airflow: { dags: { git: { wait: 0 } } } }],
    ['/airflow/rbac/users/0', { airflow: { rbac: { users: [{ role: 'Admin' }] } } }],
    ['/airflow/rbac/users/0/role', { airflow: { rbac: { users: [{ username: 'a', role: 'Root' }] } } }],
    ['/ingress/web/path', { ingress: { web: { path: 'airflow' } } }],
    ['/postgresql/uri', { postgresql: { uri: 'mysql://a' } }],
    ['/scheduler/replicas', { scheduler: { replicas: 'two' } }],
    ['/scheduler/extraEnv', { scheduler: { extraEnv: { A: 'b' } } }],
    ['/workers/program', { workers: { program: 'celery' } }],
    ['/secrets/fernetKey/existingSecret', { secrets: { fernetKey: { existingSecret: 'Not_A_Name' } } }],
  ])('refuses a value that does not fit with its path: %s', async (path, values) => {
    expect(await refusal(values)).toContain(`'${path}`);
  });

  it.each([
    [{ scheduler: { replica: 2 } }, "'/scheduler': additional properties 'replica' not allowed"],
    [{ airflow: { dags: { git: { repo: 'x' } } } }, "'/airflow/dags/git': additional properties 'repo' not allowed"],
  ])('names a key that does not exist: %j', async (values, sentence) => {
    expect(await refusal(values)).toContain(sentence);
  });

  it('refuses null for a group of keys, which would take their defaults away', async () => {
    expect(await refusal({ airflow: { logs: { s3: null } } })).toContain("at '/airflow/logs': missing property 's3'");
  });

  it('takes null for a single key, as an empty line in a values file gives', async () => {
    const values = {
      airflow: {
        fernet_key: null,
        config: null,
        service: { annotations: null, loadBalancerSourceRanges: null },
        logs: { persistence: { existingClaim: null, storageClass: null }, s3: { url: null } },
        dags: { persistence: { init_dags: null, storageClass: null }, git: { sparseCheckout: null, extraEnv: null } },
        rbac: { webserver_config: null },
      },
      ingress: { web: { annotations: null, path: null, hosts: null } },
      postgresql: { postgresPassword: null, resources: null },
      web: { extraEnv: null, podDisruptionBudget: null, serviceAccount: null, resources: null },
      scheduler: { resources: null },
      redis: null,
    };
    expect((await render(values)).ofKind('Deployment')).toHaveLength(3);
  });
});
