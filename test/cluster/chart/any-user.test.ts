import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { joinCluster } from '../harness/cluster.ts';
import { type GitServer, startGitServer } from './support/git-server.ts';
import { useLeewardImage } from './support/leeward-image.ts';
import { makeRelease, type Release } from './support/release.ts';
import { dagIsThere, runIsOver } from './support/runs.ts';

/** As OpenShift gives a namespace: no machine knows such a user. */
const user = { runAsUser: 1_000_650_000, runAsGroup: 0, fsGroup: 1_000_650_000 };
const dag = `import getpass
import os

from airflow.sdk import DAG, task

SEEN_BY_THE_FILE = os.environ["FOR_ALL"]

with DAG("tells", schedule=None, tags=[SEEN_BY_THE_FILE]):

    @task(executor_config={"pod_override": {"spec": {"containers": [{"name": "base", "env": [{"name": "FOR_ONE", "value": "its own"}]}]}}})
    def tell():
        names = ("FOR_ALL", "FOR_TASKS", "FOR_ONE", "KUBERNETES_SERVICE_HOST")
        print("user", os.getuid(), "is", getpass.getuser(), "and sees", [os.environ.get(name) for name in names])

    tell()
`;

let release: Release;
let git: GitServer;

beforeAll(async () => {
  const cluster = await joinCluster(inject('kubeconfig'));
  await useLeewardImage(cluster);
  git = await startGitServer(cluster.hostAddress);
  await git.push({ 'dags/tells.py': dag });
  release = await makeRelease(cluster, 'any-user');
});

afterAll(async () => {
  await git[Symbol.asyncDispose]();
  await release.remove();
});

test('all of it runs as a user without a name, in a restricted namespace, and tasks see the environment that they were given', {
  timeout: 900_000,
}, async () => {
  const enforce = 'pod-security.kubernetes.io/enforce=restricted';
  await release.cluster.kubectl(['label', 'namespace', release.namespace, enforce]);
  const parts = ['web', 'scheduler', 'dagProcessor', 'triggerer', 'workers', 'postgresql'];
  const settings = [
    ...parts.map((part) => `${part}.podSecurityContext=${JSON.stringify(user)}`),
    `airflow.dags.git.url="${git.url}"`,
    'airflow.config={"FOR_ALL":"everywhere"}',
    'workers.extraEnv=[{"name":"FOR_TASKS","value":"in all tasks"}]',
  ];
  await release.install(...settings.flatMap((setting) => ['--set-json', setting]));
  const api = await release.logIn();
  const { tags } = await dagIsThere(api, 'tells');
  expect(tags).toMatchObject([{ name: 'everywhere' }]);
  await api.unpause('tells');
  const { dag_run_id: runId } = await api.trigger('tells');
  expect((await runIsOver(api, 'tells', runId)).state).toBe('success');
  const seen = /user 1000650000 is user-1000650000 and sees \['everywhere', 'in all tasks', 'its own', '10\.[\d.]+'\]/;
  expect(await api.log('tells', runId, 'tell')).toMatch(seen);
});
