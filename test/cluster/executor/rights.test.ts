import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { WorkerProgram } from '@leeward/executors/kubernetes';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { joinCluster } from '../harness/cluster.ts';
import { eventually } from '../support.ts';
import { attempt, type Bench, idOf, setUpBench } from './bench.ts';

/** All that the executor may do, as docs/kubernetes-executor.md lists it. */
const rules = [
  { apiGroups: [''], resources: ['pods'], verbs: ['create', 'get', 'list', 'watch', 'patch', 'delete'] },
  { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
  { apiGroups: [''], resources: ['events'], verbs: ['list', 'watch'] },
  { apiGroups: [''], resources: ['secrets'], verbs: ['create', 'list', 'patch', 'delete'] },
];

let bench: Bench;
let folder: string;
let kubeconfig: string;

beforeAll(async () => {
  bench = await setUpBench(await joinCluster(inject('kubeconfig')));
  folder = await mkdtemp(`${tmpdir()}/leeward-rights-`);
  kubeconfig = `${folder}/kubeconfig`;
  const group = 'rbac.authorization.k8s.io';
  const metadata = { name: 'executor' };
  const account = { kind: 'ServiceAccount', name: 'executor', namespace: bench.namespace };
  await bench.apply({ apiVersion: 'v1', kind: 'ServiceAccount', metadata });
  await bench.apply({ apiVersion: `${group}/v1`, kind: 'Role', metadata, rules });
  await bench.apply({
    apiVersion: `${group}/v1`,
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup: group, kind: 'Role', name: 'executor' },
    subjects: [account],
  });
  const token = (await bench.kubectl('create', 'token', 'executor')).trim();
  const view = JSON.parse(await bench.cluster.kubectl(['config', 'view', '--raw', '--minify', '-o', 'json'])) as {
    users: { user: object }[];
  };
  view.users = view.users.map((user) => ({ ...user, user: { token } }));
  await writeFile(kubeconfig, JSON.stringify(view));
});

afterAll(async () => {
  await bench.tearDown();
  await rm(folder, { recursive: true });
});

test('the executor needs few rights', async () => {
  const connection = { ...bench.settings.connection, configFile: kubeconfig };
  const executor = bench.executor({ connection, workerProgram: WorkerProgram.Airflow });
  const [good, bad, stopped] = [attempt('exit 0'), attempt('exit 5'), attempt('echo begun; sleep 600')];
  for (const queued of [good, bad, stopped]) executor.start(queued);
  expect((await bench.endOf(idOf(good))).reason.code).toBe('completed');
  expect((await bench.endOf(idOf(bad))).reason).toMatchObject({ code: 'exit_code', exitCode: 5 });
  expect(bench.notes.get(idOf(bad))?.map((note) => note.code)).toContain('Started');
  await bench.running(idOf(stopped));
  const log = await eventually('its log is stored', 30, async () => bench.saved.get(idOf(stopped)));
  expect(log).toBe('begun\n');
  executor.stop(idOf(stopped), 'enough', 1);
  expect((await bench.endOf(idOf(stopped))).reason).toEqual({ code: 'stopped', message: 'enough' });
  await bench.hasNoPod(idOf(good));
});
