import { beforeAll, describe, expect, it } from 'vitest';
import { environmentOf, helm, mountOf, render } from './helm.ts';

beforeAll(async () => {
  await helm();
}, 900_000);

describe('airflow.config', () => {
  it('reaches every process and every task, whatever scalar an entry is', async () => {
    const config = { HTTP_PROXY: 'http://proxy', PARALLEL: 64, LARGE: 10_000_000, SHARE: 0.25, ON: true, GONE: null };
    const rendered = await render({ airflow: { config } });
    const expected = { HTTP_PROXY: 'http://proxy', PARALLEL: '64', LARGE: '10000000', SHARE: '0.25', ON: 'true' };
    expect(rendered.secret('airflow-env')).toEqual(expected);
    expect(rendered.secret('airflow-task-env')).toEqual(expected);
    for (const [workload, container] of [
      ['airflow-web', 'webserver'],
      ['airflow-scheduler', 'scheduler'],
      ['airflow-scheduler', 'dag-processor'],
      ['airflow-triggerer', 'triggerer'],
    ] as const) {
      expect(rendered.container(workload, container).envFrom).toContainEqual({ secretRef: { name: 'airflow-env' } });
    }
    expect(rendered.taskPod().spec.containers[0].envFrom).toContainEqual({ secretRef: { name: 'airflow-task-env' } });
  });

  it('hands on what Airflow renamed since 1.10 under its present name', async () => {
    const config = {
      AIRFLOW__CORE__DAG_CONCURRENCY: 4,
      AIRFLOW__SCHEDULER__MAX_THREADS: 2,
      AIRFLOW__CORE__REMOTE_BASE_LOG_FOLDER: 's3://logs',
      AIRFLOW__WEBSERVER__BASE_URL: 'https://a',
      AIRFLOW__CORE__SQL_ALCHEMY_CONN_CMD: 'cat /x',
      AIRFLOW__KUBERNETES__DELETE_WORKER_PODS: 'False',
    };
    expect((await render({ airflow: { config } })).secret('airflow-env')).toEqual({
      AIRFLOW__CORE__MAX_ACTIVE_TASKS_PER_DAG: '4',
      AIRFLOW__DAG_PROCESSOR__PARSING_PROCESSES: '2',
      AIRFLOW__LOGGING__REMOTE_BASE_LOG_FOLDER: 's3://logs',
      AIRFLOW__API__BASE_URL: 'https://a',
      AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_CMD: 'cat /x',
      AIRFLOW__KUBERNETES_EXECUTOR__DELETE_WORKER_PODS: 'False',
    });
  });

  it('prefers the present name where both are given, and leaves out what no longer exists', async () => {
    const config = {
      AIRFLOW__CORE__DAG_CONCURRENCY: 4,
      AIRFLOW__CORE__MAX_ACTIVE_TASKS_PER_DAG: 8,
      AIRFLOW__WEBSERVER__RBAC: 'True',
      AIRFLOW__KUBERNETES__GIT_REPO: 'x',
    };
    expect((await render({ airflow: { config } })).secret('airflow-env')).toEqual({
      AIRFLOW__CORE__MAX_ACTIVE_TASKS_PER_DAG: '8',
    });
  });

  it('leaves out, by name, what the chart decides: where the web server listens and which executor runs tasks', async () => {
    const config = {
      AIRFLOW__WEBSERVER__WEB_SERVER_PORT: 9090,
      AIRFLOW__API__HOST: '127.0.0.1',
      AIRFLOW__CORE__EXECUTOR: 'CeleryExecutor',
    };
    expect((await render({ airflow: { config } })).secret('airflow-env')).toEqual({});
    const several = { AIRFLOW__CORE__EXECUTOR: 'KubernetesExecutor,LocalExecutor' };
    expect((await render({ airflow: { config: several } })).secret('airflow-env')).toEqual(several);
  });

  it('may name the database, as for Airflow 1.10, in place of the one in the release', async () => {
    const address = 'postgresql+psycopg2://them:p%40ss@db.example.com/airflow';
    const config = { AIRFLOW__CORE__SQL_ALCHEMY_CONN: address };
    const rendered = await render({ airflow: { config }, postgresql: { enabled: false } });
    expect(rendered.secret('airflow-database')).toEqual({ connection: address });
  });

  it('keeps the credentials of the control plane from tasks', async () => {
    const config = {
      AIRFLOW__DATABASE__SQL_ALCHEMY_CONN: 'postgresql://u:p@h/d',
      AIRFLOW__CORE__SQL_ALCHEMY_CONN: 'postgresql://u:p@h/d',
      AIRFLOW__CORE__FERNET_KEY: 'k',
      AIRFLOW__API_AUTH__JWT_SECRET: 'j',
      AIRFLOW__WEBSERVER__SECRET_KEY: 's',
      AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS: 'a:admin',
      SHARED: 'yes',
    };
    const rendered = await render({ airflow: { config } });
    expect(rendered.secret('airflow-task-env')).toEqual({ SHARED: 'yes' });
    expect(Object.keys(rendered.secret('airflow-env'))).toContain('AIRFLOW__API__SECRET_KEY');
  });

  it('gives tasks alone what stood in the section kubernetes_environment_variables', async () => {
    const rendered = await render({
      airflow: { config: { AIRFLOW__KUBERNETES_ENVIRONMENT_VARIABLES__MODE: 'task' } },
    });
    expect(rendered.secret('airflow-task-env')).toEqual({ MODE: 'task' });
    expect(rendered.secret('airflow-env')).toEqual({});
  });
});

describe('a pod of the control plane', () => {
  it('mounts for each container only the secrets that it reads', async () => {
    const rendered = await render();
    const filesOf = (workload: string, container: string) => {
      const name = rendered
        .container(workload, container)
        .volumeMounts.find((mount: { mountPath: string }) => mount.mountPath === '/run/secrets/leeward').name;
      const volume = rendered.podSpec(workload).volumes.find((each: { name: string }) => each.name === name);
      return volume.projected.sources.map(
        (source: { secret: { items: { path: string }[] } }) => source.secret.items[0]?.path,
      );
    };
    expect(filesOf('airflow-web', 'migrate')).toEqual(['connection']);
    expect(filesOf('airflow-web', 'webserver')).toEqual(['connection', 'fernet-key', 'jwt-secret', 'passwords.json']);
    expect(filesOf('airflow-scheduler', 'scheduler')).toEqual(['connection', 'fernet-key', 'jwt-secret']);
    expect(filesOf('airflow-scheduler', 'dag-processor')).toEqual(['connection', 'fernet-key']);
    const clone = rendered.taskPod().spec;
    expect(JSON.stringify(clone)).not.toContain('/run/secrets/leeward');
  });

  it('names a file for each secret and no more, so that no command runs in vain', async () => {
    const rendered = await render();
    const commands = (container: object) =>
      Object.values(environmentOf(container))
        .filter((value) => value?.startsWith('cat '))
        .sort();
    expect(commands(rendered.container('airflow-scheduler', 'migrate'))).toEqual([
      'cat /run/secrets/leeward/connection',
    ]);
    expect(commands(rendered.container('airflow-scheduler', 'dag-processor'))).toEqual([
      'cat /run/secrets/leeward/connection',
      'cat /run/secrets/leeward/fernet-key',
    ]);
  });

  it('shares no writable folder between its containers', async () => {
    const rendered = await render();
    for (const [where, spec] of rendered.podSpecs()) {
      const folders = [...(spec.initContainers ?? []), ...spec.containers].flatMap((container) =>
        ['tmp', 'home', 'git-sync-tmp']
          .map((name) => mountOf(container, name))
          .filter((mount) => mount !== undefined)
          .map((mount) => `${mount.name}/${mount.subPath ?? ''}`),
      );
      expect(new Set(folders).size, where).toBe(folders.length);
    }
  });
});

describe('the Dag processor', () => {
  it('shares the scheduler’s pod and git-sync, or has pods of its own and leaves the scheduler without Dags', async () => {
    const names = (spec: { containers: { name: string }[] }) => spec.containers.map((each) => each.name);
    expect(names((await render()).podSpec('airflow-scheduler'))).toEqual(['scheduler', 'dag-processor', 'git-sync']);
    const apart = await render({ dagProcessor: { standalone: true } });
    expect(names(apart.podSpec('airflow-scheduler'))).toEqual(['scheduler']);
    expect(names(apart.podSpec('airflow-dag-processor'))).toEqual(['dag-processor', 'git-sync']);
    const volumes = apart.podSpec('airflow-scheduler').volumes.map((each: { name: string }) => each.name);
    expect(volumes).not.toContain('dags');
  });
});

describe('what is added to every pod', () => {
  it('reaches git-sync too: a proxy and the certificates of an authority', async () => {
    const rendered = await render({
      extraEnv: [{ name: 'GIT_SSL_CAINFO', value: '/etc/ca/ca.pem' }],
      extraVolumes: [{ name: 'ca', configMap: { name: 'ca' } }],
      extraVolumeMounts: [{ name: 'ca', mountPath: '/etc/ca' }],
    });
    const containers = [
      rendered.container('airflow-scheduler', 'git-sync'),
      rendered.container('airflow-web', 'webserver'),
      rendered.container('airflow-web', 'migrate'),
      ...rendered.taskPod().spec.initContainers,
      ...rendered.taskPod().spec.containers,
    ];
    for (const container of containers) {
      expect(environmentOf(container).GIT_SSL_CAINFO, container.name).toBe('/etc/ca/ca.pem');
      expect(mountOf(container, 'ca')?.mountPath, container.name).toBe('/etc/ca');
    }
  });
});

describe('the log store', () => {
  it('is S3-compatible where a url is given, with credentials in a file, and then no volume is made', async () => {
    const s3 = {
      url: 's3://logs/airflow',
      endpoint: 'https://minio',
      region: 'eu',
      accessKeyId: 'id',
      secretAccessKey: 'sk',
    };
    const rendered = await render({ airflow: { logs: { s3 } } });
    expect(rendered.find('PersistentVolumeClaim', 'airflow-logs')).toBeUndefined();
    expect(rendered.get('ConfigMap', 'airflow-control-plane').data).toMatchObject({
      AIRFLOW__LOGGING__REMOTE_LOGGING: 'True',
      AIRFLOW__LOGGING__REMOTE_BASE_LOG_FOLDER: 's3://logs/airflow',
      AWS_ENDPOINT_URL_S3: 'https://minio',
      AWS_REGION: 'eu',
    });
    expect(rendered.secret('airflow-logs').credentials).toContain('aws_secret_access_key = sk');
    expect(environmentOf(rendered.container('airflow-web', 'webserver')).AWS_SHARED_CREDENTIALS_FILE).toBe(
      '/run/secrets/leeward/aws-credentials',
    );
  });
});

describe('the ingress', () => {
  it('serves the host and path over TLS, and the server knows its own address', async () => {
    const rendered = await render({
      ingress: {
        enabled: true,
        web: { host: 'a.example.com', path: '/flow', tls: { enabled: true, secretName: 'cert' } },
      },
    });
    const { spec } = rendered.get('Ingress', 'airflow-web');
    expect(spec.rules[0]).toMatchObject({
      host: 'a.example.com',
      http: { paths: [{ path: '/flow', pathType: 'Prefix' }] },
    });
    expect(spec.tls).toEqual([{ hosts: ['a.example.com'], secretName: 'cert' }]);
    const config = rendered.get('ConfigMap', 'airflow-config').data;
    expect(config.AIRFLOW__API__BASE_URL).toBe('https://a.example.com/flow');
    expect(config.AIRFLOW__CORE__EXECUTION_API_SERVER_URL).toBe('http://airflow-web.airflow.svc:8080/flow/execution/');
  });

  it('has the path / where none is given', async () => {
    const rendered = await render({ ingress: { enabled: true } });
    expect(rendered.get('Ingress', 'airflow-web').spec.rules[0].http.paths[0].path).toBe('/');
  });
});

describe('several replicas', () => {
  it('are spread over nodes and keep one running while a node is drained', async () => {
    const rendered = await render({ web: { replicas: 2 }, scheduler: { replicas: 3 } });
    for (const name of ['airflow-web', 'airflow-scheduler']) {
      expect(rendered.get('PodDisruptionBudget', name).spec.maxUnavailable).toBe(1);
      expect(rendered.podSpec(name).topologySpreadConstraints[0]).toMatchObject({
        topologyKey: 'kubernetes.io/hostname',
      });
    }
    expect(rendered.find('PodDisruptionBudget', 'airflow-triggerer')).toBeUndefined();
  });

  it('leave the number of API servers to the autoscaler where it is on', async () => {
    const rendered = await render({ web: { autoscaling: { enabled: true } } });
    expect(rendered.get('Deployment', 'airflow-web').spec.replicas).toBeUndefined();
    expect(rendered.get('HorizontalPodAutoscaler', 'airflow-web').spec.minReplicas).toBe(2);
  });
});

describe('network policies', () => {
  it('let only the control plane reach the database', async () => {
    const { spec } = (await render()).get('NetworkPolicy', 'airflow-postgresql');
    expect(spec.ingress).toEqual([
      {
        from: [{ podSelector: { matchLabels: { release: 'airflow', 'leeward.dev/control-plane': 'true' } } }],
        ports: [{ port: 'postgresql' }],
      },
    ]);
  });

  it('always let task pods reach the API server', async () => {
    const peer = { ipBlock: { cidr: '10.0.0.0/8' } };
    const { spec } = (await render({ networkPolicies: { webFrom: [peer] } })).get('NetworkPolicy', 'airflow-web');
    const ours = [{ release: 'airflow' }, { 'airflow-worker': 'airflow' }];
    expect(spec.ingress[0].from).toEqual([...ours.map((matchLabels) => ({ podSelector: { matchLabels } })), peer]);
  });
});

describe('the database in the release', () => {
  it('is the server of our own image by default, and another image by name', async () => {
    const own = (await render()).container('airflow-postgresql', 'postgresql');
    expect(own.args).toEqual(['postgres', '--data', '/data/postgresql', '--port', '5432', '--listen', '0.0.0.0']);
    const rendered = await render({ postgresql: { image: 'postgres:18', uid: 999, gid: 999 } });
    const other = rendered.container('airflow-postgresql', 'postgresql');
    expect(other.args).toBeUndefined();
    expect(environmentOf(other)).toMatchObject({ POSTGRES_PASSWORD_FILE: '/run/secrets/postgresql/postgres-password' });
    expect(other.readinessProbe.exec.command[0]).toBe('pg_isready');
    expect(rendered.podSpec('airflow-postgresql').securityContext).toMatchObject({ runAsUser: 999, fsGroup: 999 });
  });

  it('is replaced by a rollback even where its pod never became ready', async () => {
    expect((await render()).get('StatefulSet', 'airflow-postgresql').spec.podManagementPolicy).toBe('Parallel');
  });

  it('keeps its volume and the secrets that read it after an uninstall', async () => {
    const rendered = await render();
    const kept = rendered.objects.filter(
      (object) => object.metadata.annotations?.['helm.sh/resource-policy'] === 'keep',
    );
    expect(kept.map((object) => object.metadata.name).sort()).toEqual([
      'airflow-fernet-key',
      'airflow-jwt',
      'airflow-logs',
      'airflow-postgresql',
      'airflow-users',
    ]);
  });
});

describe('a pod template of yours', () => {
  it('takes the place of the chart’s, as a Helm template', async () => {
    const podTemplate =
      'apiVersion: v1\nkind: Pod\nmetadata: { name: task }\nspec: { containers: [{ name: base, image: "{{ .Release.Name }}:1" }] }\n';
    expect((await render({ podTemplate })).taskPod().spec.containers).toEqual([{ name: 'base', image: 'airflow:1' }]);
  });
});
