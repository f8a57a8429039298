import { beforeAll, describe, expect, it } from 'vitest';
import { helm, type KubernetesObject, mountOf, render } from './helm.ts';

beforeAll(async () => {
  await helm();
}, 900_000);

const allPods = (rendered: Awaited<ReturnType<typeof render>>): KubernetesObject[] => [
  ...rendered.objects.flatMap((object) => object.spec?.template ?? []),
  rendered.taskPod(),
];

describe('labels and annotations of a user', () => {
  const own = { app: 'mine', release: 'mine', chart: 'mine', 'leeward.dev/control-plane': 'no', team: 'data' };
  const annotations = { 'checksum/config': 'mine', 'leeward.dev/worker-program': 'airflow' };

  it('go over those of the chart, each key once, but never take a pod from what selects it', async () => {
    const component = { podLabels: own, podAnnotations: annotations };
    const rendered = await render({
      web: component,
      scheduler: component,
      workers: component,
      labels: { team: 'all' },
    });
    for (const [name, component] of [
      ['airflow-web', 'airflow-web'],
      ['airflow-scheduler', 'airflow-scheduler'],
    ]) {
      const { selector, template } = rendered.get('Deployment', name!).spec;
      expect(template.metadata.labels).toMatchObject({
        ...selector.matchLabels,
        app: component,
        chart: 'mine',
        team: 'data',
      });
      expect(template.metadata.annotations['checksum/config']).toBe('mine');
      expect(template.metadata.labels['leeward.dev/control-plane']).toBe('true');
    }
    const task = rendered.taskPod().metadata;
    expect(task.labels).toMatchObject({ release: 'airflow', team: 'data' });
    expect(task.annotations['leeward.dev/worker-program']).toBe('airflow');
    expect(allPods(rendered).every(({ metadata }) => metadata.labels.team !== undefined)).toBe(true);
  });

  it('of the ServiceMonitor may name the release of the operator that looks for it', async () => {
    const values = { metrics: { serviceMonitor: { enabled: true, labels: { release: 'prometheus' } } } };
    const { metadata } = (await render(values)).get('ServiceMonitor', 'airflow-metrics');
    expect(metadata.labels).toMatchObject({ release: 'prometheus', heritage: 'Helm' });
  });
});

describe('probes of a user', () => {
  it('take the place of ours where they are of another kind, and keep our times', async () => {
    const livenessProbe = { exec: { command: ['true'] }, periodSeconds: 7 };
    const rendered = await render({ web: { livenessProbe }, airflow: { dags: { git: { livenessProbe } } } });
    expect(rendered.container('airflow-web', 'webserver').livenessProbe).toEqual({
      ...livenessProbe,
      timeoutSeconds: 5,
      failureThreshold: 6,
    });
    expect(rendered.container('airflow-scheduler', 'git-sync').livenessProbe).not.toHaveProperty('tcpSocket');
  });
});

describe('a release with a dot in its name', () => {
  it('has names that a Service may have', async () => {
    const rendered = await render({}, { release: 'airflow.prod' });
    const names = rendered.ofKind('Service').map(({ metadata }) => metadata.name);
    expect(names).toContain('airflow-prod-web');
    expect(names.filter((name) => name.includes('.'))).toEqual([]);
  });
});

describe('what a user adds to the Dag processor', () => {
  const added = {
    extraVolumes: [{ name: 'wheels', emptyDir: {} }],
    extraVolumeMounts: [{ name: 'wheels', mountPath: '/wheels' }],
    extraContainers: [{ name: 'proxy', image: 'proxy' }],
  };

  it('is in the pod of the scheduler where the Dag processor is', async () => {
    const rendered = await render({ dagProcessor: added, scheduler: { extraVolumes: added.extraVolumes } });
    const { volumes, containers } = rendered.podSpec('airflow-scheduler');
    expect(volumes.filter(({ name }: KubernetesObject) => name === 'wheels')).toHaveLength(1);
    expect(containers.map(({ name }: KubernetesObject) => name)).toContain('proxy');
    expect(mountOf(rendered.container('airflow-scheduler', 'dag-processor'), 'wheels')).toBeDefined();
    expect(mountOf(rendered.container('airflow-scheduler', 'scheduler'), 'wheels')).toBeUndefined();
  });

  it('is in its own pod where it has one', async () => {
    const rendered = await render({ dagProcessor: { ...added, standalone: true } });
    const names = (workload: string) => rendered.podSpec(workload).containers.map(({ name }: KubernetesObject) => name);
    expect(names('airflow-dag-processor')).toContain('proxy');
    expect(names('airflow-scheduler')).not.toContain('proxy');
  });

  it('and the environment and mounts of all containers are those of what fills the volume of Dags, too', async () => {
    const persistence = { enabled: true, init_dags: 'true' };
    const extra = {
      extraEnv: [{ name: 'HTTPS_PROXY', value: 'http://proxy' }],
      extraVolumes: added.extraVolumes,
      extraVolumeMounts: added.extraVolumeMounts,
    };
    const rendered = await render({ airflow: { dags: { persistence } }, ...extra });
    const init = rendered.container('airflow-scheduler', 'init-dags');
    expect(init.env).toContainEqual(extra.extraEnv[0]);
    expect(mountOf(init, 'wheels')).toBeDefined();
  });
});

describe('helm test', () => {
  it('runs where the web server may run', async () => {
    const web = { nodeSelector: { pool: 'control' }, tolerations: [{ key: 'control', operator: 'Exists' }] };
    const test = (await render({ web })).objects.find(({ kind }) => kind === 'Pod');
    expect(test.spec).toMatchObject(web);
  });
});

describe('a password from a file', () => {
  it('is without the end of its line, in the database and in the connection', async () => {
    const rendered = await render({ postgresql: { postgresPassword: 'secret\n' } });
    expect(rendered.secret('airflow-postgresql')['postgres-password']).toBe('secret');
    const connections = Object.values(rendered.secret('airflow-database'));
    expect(connections.some((uri) => uri.includes(':secret@'))).toBe(true);
  });
});

describe('the resources of a user', () => {
  it('are those of every container, so that a quota or a LimitRange of the namespace can be met', async () => {
    const resources = { requests: { cpu: '50m' }, limits: { cpu: '1', memory: '512Mi' } };
    const all = Object.fromEntries(
      ['web', 'scheduler', 'dagProcessor', 'triggerer', 'workers', 'postgresql'].map((part) => [part, { resources }]),
    );
    for (const source of [{ git: { resources } }, { persistence: { enabled: true, init_dags: 'true' } }]) {
      const rendered = await render({ ...all, airflow: { dags: source } });
      const test = rendered.objects.find(({ kind }) => kind === 'Pod');
      for (const [name, spec] of [...rendered.podSpecs(), ['test', test.spec]] as [string, KubernetesObject][]) {
        for (const container of [...(spec.initContainers ?? []), ...spec.containers]) {
          expect(container.resources.limits, `${name}, ${container.name}`).toEqual(resources.limits);
        }
      }
    }
  });
});
