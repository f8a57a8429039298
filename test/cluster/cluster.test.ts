import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Cluster, joinCluster } from './harness/cluster.ts';
import { eventually, podLog, useBusyboxImage } from './support.ts';

const namespace = `harness-${randomBytes(4).toString('hex')}`;
let cluster: Cluster;
let image: string;

beforeAll(async () => {
  cluster = await joinCluster(inject('kubeconfig'));
  image = await useBusyboxImage(cluster);
  await cluster.kubectl(['create', 'namespace', namespace]);
});

afterAll(async () => {
  await cluster.kubectl(['delete', 'namespace', namespace, '--wait=false']);
});

async function runPod(name: string, command: readonly string[], labels = 'made-by=test'): Promise<void> {
  const options = [`--image=${image}`, '--image-pull-policy=IfNotPresent', '--restart=Never', `--labels=${labels}`];
  await cluster.kubectl(['--namespace', namespace, 'run', name, ...options, '--', ...command]);
}

test('a pod resolves the names of services and its log is read', async () => {
  await runPod('names', ['nslookup', 'kubernetes.default.svc.cluster.local']);
  const log = await podLog(cluster, namespace, 'names');
  expect(log).toContain('Name:\tkubernetes.default.svc.cluster.local');
});

test('a pod reaches what this machine serves', async () => {
  const server = createServer((_request, response) => response.end('from the machine'));
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const { port } = server.address() as AddressInfo;
  await runPod('fetch', ['wget', '-q', '-O', '-', `http://${cluster.hostAddress}:${port}/`]);
  expect(await podLog(cluster, namespace, 'fetch')).toContain('from the machine');
  await new Promise((resolve) => server.close(resolve));
});

test('this machine reaches a pod through a NodePort', async () => {
  const page = 'echo from the pod > /tmp/index.html; exec httpd -f -p 8080 -h /tmp';
  await runPod('page', ['sh', '-c', page], 'app=page');
  await cluster.kubectl(['--namespace', namespace, 'create', 'service', 'nodeport', 'page', '--tcp=80:8080']);
  const path = 'jsonpath={.spec.ports[0].nodePort}';
  const port = await cluster.kubectl(['--namespace', namespace, 'get', 'service', 'page', '-o', path]);
  const text = await eventually('the page is served', 60, async () => {
    const response = await fetch(`http://${cluster.nodeAddress}:${port}/`).catch(() => undefined);
    return response?.ok ? response.text() : undefined;
  });
  expect(text).toBe('from the pod\n');
});

test('a claim gets a volume that a user without rights can write to', async () => {
  const claim = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  };
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'writer' },
    spec: {
      restartPolicy: 'Never',
      securityContext: { runAsUser: 1234 },
      containers: [
        {
          name: 'writer',
          image,
          imagePullPolicy: 'IfNotPresent',
          command: ['sh', '-c', 'echo kept > /data/file && cat /data/file'],
          volumeMounts: [{ name: 'data', mountPath: '/data' }],
        },
      ],
      volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
    },
  };
  const objects = { apiVersion: 'v1', kind: 'List', items: [claim, pod] };
  await cluster.kubectl(['--namespace', namespace, 'apply', '-f', '-'], JSON.stringify(objects));
  expect(await podLog(cluster, namespace, 'writer')).toBe('kept\n');
});

test('helm lists the releases of the cluster', async () => {
  expect(JSON.parse(await cluster.helm(['list', '--namespace', namespace, '--output', 'json']))).toEqual([]);
});
