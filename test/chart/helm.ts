import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';
import { run, tryRun } from '../cluster/harness/commands.ts';

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));
export const chartFolder = join(projectFolder, 'airflow');

/** Any object as YAML gives it; tests look into it by path. */
// biome-ignore lint/suspicious/noExplicitAny: the shapes are Kubernetes' own and are checked against its schemas
export type KubernetesObject = any;
export type Values = Record<string, unknown>;

let helmPath: Promise<string> | undefined;

/** The pinned Helm; built the first time, which takes a minute or two. */
export function helm(): Promise<string> {
  helmPath ??= run(join(projectFolder, 'scripts/install-helm.sh'), []).then((path) => path.trim());
  return helmPath;
}

export interface RenderOptions {
  readonly release?: string;
  readonly namespace?: string;
  /** Values files, before `values`. */
  readonly files?: readonly string[];
}

/** Renders the chart without a cluster. Throws with Helm's words where it refuses. */
export async function render(values: Values = {}, options: RenderOptions = {}): Promise<Rendered> {
  const { release = 'airflow', namespace = 'airflow', files = [] } = options;
  const args = ['template', release, chartFolder, '--namespace', namespace];
  for (const file of files) args.push('--values', file);
  const output = await run(await helm(), [...args, '--values', '-'], { input: JSON.stringify(values) });
  return new Rendered(output);
}

/** What Helm says when it refuses the values. Throws if it takes them. */
export async function refusal(values: Values): Promise<string> {
  const args = ['template', 'airflow', chartFolder, '--values', '-'];
  const result = await tryRun(await helm(), args, { input: JSON.stringify(values) });
  if (result.exitCode === 0) throw new Error(`the chart took ${JSON.stringify(values)}`);
  return result.stderr;
}

/** The objects of one rendering. */
export class Rendered {
  readonly text: string;
  readonly objects: readonly KubernetesObject[];

  constructor(text: string) {
    this.text = text;
    this.objects = parseAllDocuments(text)
      .map((document) => {
        const problem = document.errors[0];
        if (problem !== undefined) throw problem;
        return document.toJS();
      })
      .filter((object) => object !== null);
  }

  find(kind: string, name: string): KubernetesObject | undefined {
    return this.objects.find((object) => object.kind === kind && object.metadata.name === name);
  }

  get(kind: string, name: string): KubernetesObject {
    const found = this.find(kind, name);
    if (found === undefined) throw new Error(`there is no ${kind} ${name}`);
    return found;
  }

  ofKind(kind: string): KubernetesObject[] {
    return this.objects.filter((object) => object.kind === kind);
  }

  /** The pod spec of a Deployment or StatefulSet. */
  podSpec(name: string): KubernetesObject {
    const workload = this.find('Deployment', name) ?? this.get('StatefulSet', name);
    return workload.spec.template.spec;
  }

  container(workload: string, name: string): KubernetesObject {
    const spec = this.podSpec(workload);
    const containers = [...(spec.initContainers ?? []), ...spec.containers];
    const found = containers.find((container: KubernetesObject) => container.name === name);
    if (found === undefined) throw new Error(`${workload} has no container ${name}`);
    return found;
  }

  /** The pod that the executor starts a task from. */
  taskPod(): KubernetesObject {
    const config = this.objects.find((object) => object.data?.['pod_template_file.yaml'] !== undefined);
    return parseAllDocuments(config.data['pod_template_file.yaml'])[0]?.toJS();
  }

  /** Every pod spec by where it stands, the task pod's too. */
  podSpecs(): [string, KubernetesObject][] {
    const workloads = this.objects.filter((object) => object.spec?.template?.spec !== undefined);
    const specs = workloads.map((object) => [object.metadata.name, object.spec.template.spec]);
    return [...specs, ['task pod', this.taskPod().spec]] as [string, KubernetesObject][];
  }

  /** A Secret's data in clear text. */
  secret(name: string): Record<string, string> {
    const data = this.get('Secret', name).data ?? {};
    return Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key, Buffer.from(String(value), 'base64').toString()]),
    );
  }
}

/** The value of an environment variable given in the container itself. */
export function environmentOf(container: KubernetesObject): Record<string, string> {
  return Object.fromEntries((container.env ?? []).map((entry: KubernetesObject) => [entry.name, entry.value]));
}

export function mountOf(container: KubernetesObject, volume: string): KubernetesObject | undefined {
  return container.volumeMounts.find((mount: KubernetesObject) => mount.name === volume);
}
