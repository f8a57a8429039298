import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { AttemptEnd } from '@leeward/contracts';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { joinCluster } from '../harness/cluster.ts';
import { attempt, type Bench, idOf, setUpBench } from './bench.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';
let bench: Bench;
let folder: string;

beforeAll(async () => {
  bench = await setUpBench(await joinCluster(inject('kubeconfig')));
  folder = await mkdtemp(`${tmpdir()}/leeward-template-`);
});

afterAll(async () => {
  await bench.tearDown();
  await rm(folder, { recursive: true });
});

/** A template as the chart's, whose git-sync container only writes down what it was asked for. */
async function templateWith(script: string): Promise<string> {
  const volumeMounts = [{ name: 'dags', mountPath: '/dags' }];
  const fetch = { name: 'git-sync', image: bench.image, command: ['sh', '-c', script], volumeMounts };
  const template = {
    kind: 'Pod',
    metadata: { annotations: { 'leeward.dev/worker-program': 'leeward' } },
    spec: {
      initContainers: [{ ...fetch, env: [{ name: 'GITSYNC_REF', value: 'main' }] }],
      containers: [{ name: 'base', volumeMounts }],
      volumes: [{ name: 'dags', emptyDir: {} }],
    },
  };
  const file = `${folder}/template.yaml`;
  await writeFile(file, JSON.stringify(template));
  return file;
}

function versioned(script: string) {
  const queued = attempt(script);
  return { ...queued, workload: { ...queued.workload, bundle_info: { name: 'dags', version: commit } } };
}

test('the Dags are there before the task, at exactly the commit of its run, without history', async () => {
  const podTemplateFile = await templateWith('echo $GITSYNC_REF $GITSYNC_DEPTH $GITSYNC_ONE_TIME > /dags/asked');
  const queued = versioned(`test "$(cat /dags/asked)" = "${commit} 1 true"`);
  bench.executor({ podTemplateFile }).start(queued);
  expect((await bench.endOf(idOf(queued))).reason.code).toBe('completed');
});

test('a checkout that fails is a failed launch with the last words of git', async () => {
  const podTemplateFile = await templateWith('echo "fatal: could not read $GITSYNC_REF"; exit 128');
  const queued = versioned('true');
  bench.executor({ podTemplateFile }).start(queued);
  const { end, reason } = await bench.endOf(idOf(queued));
  expect(end).toBe(AttemptEnd.LaunchFailed);
  expect(reason).toEqual({
    code: 'init_container_failed',
    message: `Init container git-sync ended with 128: fatal: could not read ${commit}`,
    exitCode: 128,
  });
});
