import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TemplateFiles } from './template-files.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(`${tmpdir()}/templates-`);
});

afterEach(() => rm(folder, { recursive: true }));

test('a template is read again once it has changed', async () => {
  const file = `${folder}/pod.yaml`;
  const files = new TemplateFiles();
  const write = async (image: string, time: Date) => {
    await writeFile(file, `kind: Pod\nspec:\n  containers:\n    - {name: base, image: "${image}"}\n`);
    await utimes(file, time, time);
  };
  await write('a:1', new Date('2026-01-01T00:00:00Z'));
  const first = await files.read(file);
  expect(first.spec?.containers[0]?.image).toBe('a:1');
  expect(await files.read(file)).toBe(first);
  await write('a:2', new Date('2026-01-01T00:00:01Z'));
  expect((await files.read(file)).spec?.containers[0]?.image).toBe('a:2');
});

test('values are of the types that Airflow reads: YAML 1.1, and of each field the type of Kubernetes', async () => {
  const file = `${folder}/pod.yaml`;
  await writeFile(
    file,
    `
metadata:
  labels: {version: 1.0, build: 12345678901234567890, day: 2024-01-01}
spec:
  hostNetwork: yes
  terminationGracePeriodSeconds: "30"
  initContainers:
  containers:
  - name: base
    command: [sleep, 5]
    env:
    - {name: PORT, value: 8080}
    - {name: FLAG, value: true}
    - {name: QUOTED, value: "true"}
    - {name: MASK, value: 0755}
    -
    ports: [{containerPort: "80"}]
    livenessProbe: {httpGet: {port: "http"}}
    resources: {limits: {cpu: 0.5, memory: 1Gi}}
  volumes:
  - {name: key, secret: {secretName: key, defaultMode: 0400}}
  - name: scratch
    emptyDir:
`,
  );
  // As PodGenerator.deserialize_model_file of Airflow 3.3.2 has it, but for the empty item of a list, which it keeps.
  expect(await new TemplateFiles().read(file)).toEqual({
    metadata: { labels: { version: '1.0', build: '12345678901234567890', day: '2024-01-01' } },
    spec: {
      hostNetwork: true,
      terminationGracePeriodSeconds: 30,
      containers: [
        {
          name: 'base',
          command: ['sleep', '5'],
          env: [
            { name: 'PORT', value: '8080' },
            { name: 'FLAG', value: 'True' },
            { name: 'QUOTED', value: 'true' },
            { name: 'MASK', value: '493' },
          ],
          ports: [{ containerPort: 80 }],
          livenessProbe: { httpGet: { port: 'http' } },
          resources: { limits: { cpu: '0.5', memory: '1Gi' } },
        },
      ],
      volumes: [{ name: 'key', secret: { secretName: 'key', defaultMode: 256 } }, { name: 'scratch' }],
    },
  });
});

test.each([
  ['text', 'it is not a YAML mapping'],
  ['kind: Job', 'its kind is Job, expected Pod'],
  ['kind: Pod', 'spec.containers is empty, expected a first container named base'],
])('a file with "%s" is refused by name', async (text, reason) => {
  const file = `${folder}/pod.yaml`;
  await writeFile(file, text);
  await expect(new TemplateFiles().read(file)).rejects.toThrow(`The pod template ${file} cannot be used: ${reason}.`);
});

test('a file that is not there is refused by name', async () => {
  await expect(new TemplateFiles().read(`${folder}/none.yaml`)).rejects.toThrow(/none\.yaml cannot be used: ENOENT/);
});
