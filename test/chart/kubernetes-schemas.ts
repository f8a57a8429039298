import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { run } from '../cluster/harness/commands.ts';
import { type KubernetesObject, projectFolder } from './helm.ts';

interface Definition {
  type?: string;
  format?: string;
  properties?: Record<string, unknown>;
  additionalProperties?: unknown;
  'x-kubernetes-group-version-kind'?: { group: string; version: string; kind: string }[];
}

/** Kinds of other projects: their schemas are not Kubernetes' own. */
const foreignGroups = new Set(['monitoring.coreos.com']);

/**
 * Checks objects against the API description of the Kubernetes version that the cluster tests pin, strictly: an unknown field
 * is a problem, as for `kubectl --validate=strict`, and so is a null.
 */
export class KubernetesSchemas {
  readonly #ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  readonly #definitionOf = new Map<string, string>();

  private constructor(definitions: Record<string, Definition>) {
    for (const [name, definition] of Object.entries(definitions)) {
      if (definition.properties !== undefined) definition.additionalProperties ??= false;
      if (definition.format === 'int-or-string' || name.endsWith('.Quantity')) {
        definitions[name] = { ...definition, type: ['string', 'number'] as unknown as string };
      }
      for (const kind of definition['x-kubernetes-group-version-kind'] ?? []) {
        this.#definitionOf.set(`${kind.group}/${kind.version}/${kind.kind}`, name);
      }
    }
    this.#ajv.addSchema({ $id: 'kubernetes', definitions });
  }

  /** Reads them from the Go module k8s.io/kubernetes, whose version and checksum test/cluster/kube/go.{mod,sum} pin. */
  static async load(): Promise<KubernetesSchemas> {
    const answer = await run('go', ['mod', 'download', '-json', 'k8s.io/kubernetes'], {
      cwd: join(projectFolder, 'test/cluster/kube'),
    });
    const { Dir: folder } = JSON.parse(answer) as { Dir: string };
    const api = JSON.parse(await readFile(join(folder, 'api/openapi-spec/swagger.json'), 'utf8'));
    return new KubernetesSchemas(api.definitions);
  }

  /** What is wrong with the object, each line with its path; empty when nothing is. */
  problems(object: KubernetesObject): string[] {
    const apiVersion = String(object.apiVersion);
    const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
    if (group !== undefined && foreignGroups.has(group)) return [];
    const title = `${object.kind} ${object.metadata?.name}`;
    const definition = this.#definitionOf.get(`${group}/${version}/${object.kind}`);
    if (definition === undefined) return [`${title}: the cluster has no ${apiVersion} ${object.kind}`];
    const validate: ValidateFunction | undefined = this.#ajv.getSchema(`kubernetes#/definitions/${definition}`);
    if (validate === undefined) throw new Error(`no schema for ${definition}`);
    if (validate(object)) return [];
    return (validate.errors ?? []).map((error) => {
      const extra = JSON.stringify(error.params);
      return `${title}: ${error.instancePath} ${error.message} ${extra}`;
    });
  }
}
