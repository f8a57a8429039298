import { readFile, stat } from 'node:fs/promises';
import { errors } from './errors.ts';
import type { PodJson } from './merge-pods.ts';
import { parseTemplateYaml } from './template-yaml.ts';
import { typedPod } from './typed-pod.ts';

/** Reads pod template files, each again only after it changed: the chart's is a mounted ConfigMap. */
export class TemplateFiles {
  readonly #read = new Map<string, { readonly changedAtMs: number; readonly pod: PodJson }>();

  /** @throws {LeewardError} LW_POD_TEMPLATE naming the file and what is wrong with it. */
  async read(file: string): Promise<PodJson> {
    try {
      const { mtimeMs } = await stat(file);
      const known = this.#read.get(file);
      if (known?.changedAtMs === mtimeMs) return known.pod;
      const pod = asPod(parseTemplateYaml(await readFile(file, 'utf8')));
      this.#read.set(file, { changedAtMs: mtimeMs, pod });
      return pod;
    } catch (error) {
      throw errors.LW_POD_TEMPLATE({ file, reason: (error as Error).message }, { cause: error });
    }
  }
}

function asPod(read: unknown): PodJson {
  if (typeof read !== 'object' || read === null) throw new TypeError('it is not a YAML mapping');
  const pod = typedPod(read);
  if (pod.kind !== undefined && pod.kind !== 'Pod') throw new TypeError(`its kind is ${pod.kind}, expected Pod`);
  if (!Array.isArray(pod.spec?.containers) || pod.spec.containers.length === 0) {
    throw new TypeError('spec.containers is empty, expected a first container named base');
  }
  return pod;
}
