import type { V1Container } from '@kubernetes/client-node';
import { expect, test } from 'vitest';
import type { PodRequest } from './executor-config.ts';
import type { PodJson } from './merge-pods.ts';
import { buildPod, builtInTemplate, type PodInputs } from './pod-spec.ts';
import type { KubernetesSettings } from './settings.ts';
import { settingsOf, workloadOf } from './testing.ts';

function build(
  change: {
    template?: PodJson;
    request?: Partial<PodRequest>;
    settings?: Partial<KubernetesSettings>;
    workload?: ReturnType<typeof workloadOf>;
    mutate?: PodInputs['mutate'];
  } = {},
): PodJson {
  return buildPod({
    name: 'my-dag-my-task-abcd1234',
    workload: change.workload ?? workloadOf(),
    request: { podOverride: undefined, podTemplateFile: undefined, ...change.request },
    template: change.template ?? builtInTemplate,
    settings: settingsOf(change.settings),
    mutate: change.mutate,
  });
}

function task(pod: PodJson): V1Container {
  return pod.spec?.containers[0] as V1Container;
}

const leewardArguments = ['worker', '--json-path', '/run/leeward/workload/workload.json'];
const airflowArguments = [
  'python',
  '-m',
  'airflow.sdk.execution_time.execute_workload',
  '--json-path',
  '/run/leeward/workload/workload.json',
];

test('a pod without a template has all that an attempt needs', () => {
  const pod = build();
  expect(pod.metadata).toEqual({
    name: 'my-dag-my-task-abcd1234',
    namespace: 'default',
    labels: {
      dag_id: 'my_dag',
      task_id: 'my_task',
      run_id: 'manual__2026-01-01T0000000000-daff4c10d',
      try_number: '2',
      airflow_version: '3.3.2',
      kubernetes_executor: 'True',
      'airflow-worker': 'my-airflow',
      'leeward.dev/attempt-id': '01900000-0000-7000-8000-000000000001',
    },
    annotations: {
      dag_id: 'my_dag',
      task_id: 'my_task',
      run_id: 'manual__2026-01-01T00:00:00+00:00',
      try_number: '2',
      'leeward.dev/worker-program': 'leeward',
    },
  });
  expect(pod.spec?.restartPolicy).toBe('Never');
  expect(task(pod)).toMatchObject({ name: 'base', image: 'leeward:1', args: leewardArguments });
  expect(task(pod).env).toEqual([
    { name: 'AIRFLOW_IS_K8S_EXECUTOR_POD', value: 'True' },
    { name: 'AIRFLOW__CORE__EXECUTION_API_SERVER_URL', value: 'http://web:8080/execution/' },
  ]);
  expect(pod.spec?.volumes).toEqual([
    { name: 'leeward-workload', secret: { secretName: 'my-dag-my-task-abcd1234', defaultMode: 0o444 } },
  ]);
});

test('the token of the workload is nowhere in the pod', () => {
  expect(JSON.stringify(build())).not.toContain('a-token');
});

test('a mapped task instance is labelled with its index', () => {
  const pod = build({ workload: workloadOf({ ti: { map_index: 0 } }) });
  expect(pod.metadata?.labels?.map_index).toBe('0');
  expect(pod.metadata?.annotations?.map_index).toBe('0');
});

test('the override comes over what the executor knows, and that over the template', () => {
  const template = {
    metadata: { namespace: 'of-the-template', labels: { team: 'a' } },
    spec: { containers: [{ name: 'base', image: 'template:1', resources: { limits: { cpu: '1' } } }] },
  };
  const podOverride = {
    metadata: { labels: { team: 'b' } },
    spec: { containers: [{ name: 'base', image: 'mine:1' }] },
  };
  const pod = build({ template, request: { podOverride } });
  expect(pod.metadata?.namespace).toBe('default');
  expect(pod.metadata?.labels?.team).toBe('b');
  expect(task(pod)).toMatchObject({ image: 'mine:1', resources: { limits: { cpu: '1' } } });
});

test("an image of the author's own runs Airflow's worker, the installation's image ours", () => {
  const mine = { spec: { containers: [{ name: 'base', image: 'mine:1' }] } };
  const ours = { spec: { containers: [{ name: 'base', image: 'leeward:1' }] } };
  expect(task(build({ request: { podOverride: mine } })).args).toEqual(airflowArguments);
  expect(task(build({ request: { podOverride: ours } })).args).toEqual(leewardArguments);
  expect(task(build({ settings: { workerProgram: 'airflow' } })).args).toEqual(airflowArguments);
});

test('an annotation says which worker an image has', () => {
  const annotated = (program: string, image?: string): PodJson => ({
    metadata: { annotations: { 'leeward.dev/worker-program': program } },
    spec: { containers: [{ name: 'base', ...(image === undefined ? {} : { image }) }] },
  });
  expect(task(build({ request: { podOverride: annotated('leeward', 'mine:1') } })).args).toEqual(leewardArguments);
  expect(task(build({ template: annotated('airflow') })).args).toEqual(airflowArguments);
  const mine = { spec: { containers: [{ name: 'base', image: 'mine:1' }] } };
  expect(task(build({ template: annotated('leeward'), request: { podOverride: mine } })).args).toEqual(
    airflowArguments,
  );
  expect(() => build({ request: { podOverride: annotated('celery') } })).toThrow(/worker-program is "celery"/);
});

test('a queue may have an image of its own', () => {
  const queues = new Map([['java', { podTemplateFile: null, workerImage: 'java:1' }]]);
  const pod = build({ settings: { queues }, workload: workloadOf({ ti: { queue: 'java' } }) });
  expect(task(pod)).toMatchObject({ image: 'java:1', args: airflowArguments });
});

test('a pod without any image is refused by name', () => {
  expect(() => build({ settings: { workerImage: null } })).toThrow(/my_dag\.my_task has no image/);
});

test('the mutation hook has the last word, except on what the executor lives by', () => {
  const pod = build({
    mutate: (given) => ({
      ...given,
      metadata: { ...given.metadata, name: 'stolen', labels: { hooked: 'yes' } },
      spec: {
        ...given.spec,
        containers: given.spec?.containers ?? [],
        restartPolicy: 'Always',
        priorityClassName: 'high',
      },
    }),
  });
  expect(pod.metadata?.name).toBe('my-dag-my-task-abcd1234');
  expect(pod.metadata?.labels).toEqual({
    hooked: 'yes',
    kubernetes_executor: 'True',
    'airflow-worker': 'my-airflow',
    'leeward.dev/attempt-id': '01900000-0000-7000-8000-000000000001',
  });
  expect(pod.spec).toMatchObject({ restartPolicy: 'Never', priorityClassName: 'high' });
});

test('a hook may change the pod that it is given, and no other pod is touched by that', () => {
  const template: PodJson = { spec: { tolerations: [{ key: 'a' }], containers: [{ name: 'base' }] } };
  const build1 = () => build({ template, mutate: (pod) => void pod.spec?.tolerations?.push({ key: 'b' }) });
  const expected = [{ key: 'a' }, { key: 'b' }];
  expect([build1(), build1()].map(({ spec }) => spec?.tolerations)).toEqual([expected, expected]);
});

test('a hook that throws fails the task with its message', () => {
  const mutate = () => {
    throw new Error('not this one');
  };
  expect(() => build({ mutate })).toThrow('The executor_config of my_dag.my_task cannot be used: not this one.');
});

test('no container of a pod is told how to reach the database', () => {
  const env = [
    { name: 'AIRFLOW__DATABASE__SQL_ALCHEMY_CONN', value: 'postgresql://user:password@host/db' },
    { name: 'AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_CMD', value: 'cat /secret' },
    { name: 'AIRFLOW__CORE__SQL_ALCHEMY_CONN', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
    { name: 'KEPT', value: '1' },
  ];
  const template = {
    spec: {
      initContainers: [{ name: 'first', env }],
      containers: [
        { name: 'base', env },
        { name: 'beside', env },
      ],
    },
  };
  const text = JSON.stringify(build({ template }));
  expect(text).not.toContain('SQL_ALCHEMY_CONN');
  expect(text.match(/"KEPT"/g)).toHaveLength(3);
});

const commit = '0123456789abcdef0123456789abcdef01234567';
const versioned = workloadOf({ bundle_info: { name: 'dags', version: commit } });

test("a template's git-sync container is told the commit of the run", () => {
  const template = {
    spec: {
      initContainers: [{ name: 'git-sync', image: 'leeward:1', env: [{ name: 'GITSYNC_REF', value: 'main' }] }],
      containers: [{ name: 'base' }],
    },
  };
  const pod = build({ template, workload: versioned });
  expect(pod.spec?.initContainers).toEqual([
    {
      name: 'git-sync',
      image: 'leeward:1',
      env: [
        { name: 'GITSYNC_REF', value: 'main' },
        { name: 'GITSYNC_REF', value: commit },
        { name: 'GITSYNC_DEPTH', value: '1' },
        { name: 'GITSYNC_ONE_TIME', value: 'true' },
      ],
      terminationMessagePolicy: 'FallbackToLogsOnError',
    },
  ]);
});

test('a bundle whose repository is known is checked out without a template, shallow, at the commit of the run', () => {
  const repository = { url: 'https://git.test/dags.git', subdirectory: 'src', environmentSecret: 'git-credentials' };
  const pod = build({ settings: { gitRepositories: new Map([['dags', repository]]) }, workload: versioned });
  expect(pod.spec?.initContainers?.[0]).toMatchObject({
    name: 'git-sync',
    image: 'leeward:1',
    args: ['git-sync'],
    envFrom: [{ secretRef: { name: 'git-credentials' } }],
  });
  expect(pod.spec?.initContainers?.[0]?.env).toContainEqual({ name: 'GITSYNC_REF', value: commit });
  expect(pod.spec?.initContainers?.[0]?.env).toContainEqual({ name: 'GITSYNC_DEPTH', value: '1' });
  const bundles = task(pod).env?.find(({ name }) => name === 'AIRFLOW__DAG_PROCESSOR__DAG_BUNDLE_CONFIG_LIST');
  expect(JSON.parse(bundles?.value ?? '')).toEqual([
    {
      name: 'dags',
      classpath: 'airflow.dag_processing.bundles.local.LocalDagBundle',
      kwargs: { path: '/leeward-dags/current/src' },
    },
  ]);
});

test('a bundle without a version is not checked out', () => {
  expect(build().spec?.initContainers).toEqual([]);
});
