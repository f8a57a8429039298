import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Api } from '../../end-to-end/support/api.ts';
import { joinCluster } from '../harness/cluster.ts';
import { useLeewardImage } from './support/leeward-image.ts';
import { openLog, openUi, unpause } from './support/person.ts';
import { makeRelease, type Release } from './support/release.ts';
import { dagIsThere, isOver, runIsOver, watchTaskPods } from './support/runs.ts';
import { startTheirPostgres, startTheirS3, type TheirPostgres, type TheirS3 } from './support/their-services.ts';

const dagId = 'example_bash_operator';
const longTest = { timeout: 900_000 };

let release: Release;
let postgres: TheirPostgres;
let s3: TheirS3;
let api: Api;

beforeAll(async () => {
  const cluster = await joinCluster(inject('kubeconfig'));
  await useLeewardImage(cluster);
  postgres = await startTheirPostgres(cluster.hostAddress);
  s3 = await startTheirS3(cluster.hostAddress);
  release = await makeRelease(cluster, 'elsewhere', { path: '/their/flow' });
});

afterAll(async () => {
  await release.remove();
  await postgres[Symbol.asyncDispose]();
  await s3[Symbol.asyncDispose]();
});

/** Two of everything, below a path, with logs in a bucket; and what says where the database is. */
function values(...database: readonly string[]): string[] {
  const settings = [
    'web.replicas=2',
    'scheduler.replicas=2',
    'triggerer.replicas=2',
    'dagProcessor.standalone=true',
    'ingress.web.path=/their/flow',
    `airflow.logs.s3.url=s3://${s3.bucket}/airflow`,
    `airflow.logs.s3.endpoint=${s3.endpoint}`,
    'airflow.logs.s3.region=their-region',
    `airflow.logs.s3.accessKeyId=${s3.accessKeyId}`,
    `airflow.logs.s3.secretAccessKey=${s3.secretAccessKey}`,
    'postgresql.enabled=false',
    ...database,
  ];
  return settings.flatMap((setting) => ['--set', setting]);
}

test(
  'two API servers below a path and two schedulers run the example, with the database and the logs elsewhere',
  longTest,
  async () => {
    await release.install(...values(`postgresql.uri=${postgres.uri}`));
    expect(await release.kubectl('get', 'statefulsets,persistentvolumeclaims', '-o', 'name')).toBe('');
    api = await release.logIn();
    await dagIsThere(api, dagId);
    await using browser = await openUi(release);
    const { page } = browser;
    await unpause(page, dagId);
    await watchTaskPods(release, async () => {
      const runs = await api.runs(dagId);
      return runs.length > 0 && runs.every(isOver);
    });
    const runs = await api.runs(dagId);
    expect(runs.map(({ state }) => state)).toEqual(['success', 'success']);
    const pods = await release.pods('app in (airflow-web,airflow-scheduler,airflow-triggerer,airflow-dag-processor)');
    expect(pods).toHaveLength(7);
    expect(pods.filter(({ restarts }) => restarts > 0)).toEqual([]);
    const [{ dag_run_id: runId }] = runs as [(typeof runs)[number]];
    const log = await openLog(release, page, dagId, runId, 'runme_1');
    await log.getByText(`${dagId}__runme_1__`).first().waitFor();
    await log.getByText('Complete').waitFor();
    const keys = await s3.keys();
    for (const { dag_run_id: run } of runs) {
      expect(keys.some((key) => key.startsWith('airflow/') && key.includes(run) && key.includes('runme_1'))).toBe(true);
    }
    // Whichever API server is asked.
    for (let time = 0; time < 8; time += 1) {
      expect(await api.log(dagId, runId, 'runme_1')).toContain(`${dagId}__runme_1__`);
    }
  },
);

test('a Dag in Python runs too, with its log in the bucket', longTest, async () => {
  await dagIsThere(api, 'hello_python');
  await api.unpause('hello_python');
  const { dag_run_id: runId } = await api.trigger('hello_python');
  expect((await runIsOver(api, 'hello_python', runId)).state).toBe('success');
  expect((await s3.keys()).some((key) => key.includes('dag_id=hello_python'))).toBe(true);
});

test('the address of the database can come from a Secret of theirs, and what was there stays', longTest, async () => {
  await release.apply({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'theirs' },
    stringData: { address: postgres.uri },
  });
  await release.install(
    ...values('secrets.database.existingSecret=theirs', 'secrets.database.key=address', 'web.replicas=1'),
  );
  api = await release.logIn();
  expect(await api.runs(dagId)).toHaveLength(2);
  const { dag_run_id: runId } = await api.trigger(dagId);
  expect((await runIsOver(api, dagId, runId)).state).toBe('success');
});
