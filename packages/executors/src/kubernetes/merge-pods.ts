import type { V1Container, V1Pod, V1PodSpec } from '@kubernetes/client-node';

/**
 * A pod as JSON, as it travels: instants are text. The library's classes are used as shapes only.
 */
export type PodJson = V1Pod;

type Fields = Record<string, unknown>;

/**
 * Lays one pod over another as Airflow's PodGenerator.reconcile_pods does: labels and annotations are united; volumes and a container's
 * lists are joined, base first (of two variables with one name Kubernetes takes the last); containers are laid over each other by
 * position, init containers by name; every other field, the other lists too, is the override's unless that is absent, empty, zero or
 * false.
 * @throws {TypeError} naming the field that is not a list where it must be.
 */
export function mergePods(base: PodJson, override: PodJson | undefined): PodJson {
  if (override === undefined) return base;
  const merged = mergeFields(base, override);
  const metadata = mergeObjects(base.metadata, override.metadata, (below, above) => ({
    ...mergeFields(below, above),
    ...definedOnly({
      labels: unite(below.labels, above.labels),
      annotations: unite(below.annotations, above.annotations),
    }),
  }));
  const spec = mergeObjects(base.spec, override.spec, mergeSpecs);
  return { ...merged, ...definedOnly({ metadata, spec }) };
}

function mergeSpecs(base: V1PodSpec, override: V1PodSpec): V1PodSpec {
  return {
    ...mergeFields(base, override),
    ...joinLists(base, override, ['volumes'], 'spec'),
    ...definedOnly({ initContainers: mergeByName(base.initContainers, override.initContainers) }),
    containers: mergeByPosition(base.containers, override.containers),
  };
}

function mergeByPosition(base: V1Container[] = [], override: V1Container[] = []): V1Container[] {
  const length = Math.max(base.length, override.length);
  return Array.from({ length }, (_, index) => mergeContainers(base[index], override[index]) as V1Container);
}

function mergeByName(base: V1Container[] = [], override: V1Container[] = []): V1Container[] | undefined {
  const names = new Set(base.map((container) => container.name));
  const merged = base.map((below) => {
    const above = override.find((container) => container.name === below.name);
    return mergeContainers(below, above) as V1Container;
  });
  const all = [...merged, ...override.filter((container) => !names.has(container.name))];
  return all.length === 0 ? undefined : all;
}

function mergeContainers(base: V1Container | undefined, override: V1Container | undefined): V1Container | undefined {
  return mergeObjects(base, override, (below, above) => ({
    ...mergeFields(below, above),
    ...joinLists(
      below,
      above,
      ['env', 'envFrom', 'volumeMounts', 'ports', 'volumeDevices'],
      `container ${above.name ?? below.name}`,
    ),
  }));
}

function mergeObjects<T extends object>(
  base: T | undefined,
  override: T | undefined,
  merge: (base: T, override: T) => T,
): T | undefined {
  if (base === undefined || base === null) return override;
  if (override === undefined || override === null) return base;
  return merge(base, override);
}

/** The two lists of each field that either has. */
function joinLists(base: object, override: object, names: readonly string[], where: string): Fields {
  const joined: Fields = {};
  for (const name of names) {
    const lists = [(base as Fields)[name], (override as Fields)[name]].filter(
      (list) => list !== undefined && list !== null,
    );
    const notList = lists.find((list) => !Array.isArray(list));
    if (notList !== undefined) throw new TypeError(`${where}.${name} must be a list, not ${JSON.stringify(notList)}`);
    if (lists.length > 0) joined[name] = lists.flat();
  }
  return joined;
}

function mergeFields<T extends object>(base: T, override: T): T {
  const merged = { ...base } as Fields;
  for (const [name, value] of Object.entries(override)) {
    if (saysSomething(name, value) || merged[name] === undefined) merged[name] = value;
  }
  return merged as T;
}

/** Maps whose emptiness means "not given"; any other object, even one without fields, is a value of its own. */
const maps = new Set(['labels', 'annotations', 'nodeSelector', 'overhead']);

function saysSomething(name: string, value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === 0 || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  return !(maps.has(name) && Object.keys(value as object).length === 0);
}

function unite(base?: Record<string, string>, override?: Record<string, string>): Record<string, string> | undefined {
  return base === undefined && override === undefined ? undefined : { ...base, ...override };
}

function definedOnly<T extends object>(fields: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
