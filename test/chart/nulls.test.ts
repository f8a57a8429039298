import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { tryRun } from '../cluster/harness/commands.ts';
import { chartFolder, helm, Rendered, type Values } from './helm.ts';
import { KubernetesSchemas } from './kubernetes-schemas.ts';

let schemas: KubernetesSchemas;
beforeAll(async () => {
  await helm();
  schemas = await KubernetesSchemas.load();
}, 900_000);

/** With everything that is off by default. */
const everything: Values = {
  dagProcessor: { standalone: true },
  networkPolicies: { enabled: true },
  metrics: { serviceMonitor: { enabled: true } },
  ingress: { enabled: true, web: { host: 'airflow.example.com', tls: { enabled: true } } },
  web: { autoscaling: { enabled: true } },
};

/** Paths of all keys that have another default than null. */
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (value === null) return [];
  const isGroup = typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 0;
  return isGroup ? Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key])) : [path];
}

function withNull(values: Values, [key, ...rest]: readonly string[]): Values {
  const inner = rest.length === 0 ? null : withNull((values[key!] ?? {}) as Values, rest);
  return { ...values, [key!]: inner };
}

/** As the API server reads an object: null is as good as left out. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutNulls(inner)]));
}

async function problemsWithNull(base: Values, path: readonly string[]): Promise<string[]> {
  const input = JSON.stringify(withNull(base, path));
  const result = await tryRun(await helm(), ['template', 'airflow', chartFolder, '--values', '-'], { input });
  if (result.exitCode !== 0) {
    const refused = `at '/${path.slice(0, -1).join('/')}': missing property '${path.at(-1)}'`;
    return result.stderr.includes(refused) ? [] : [result.stderr];
  }
  const rendered = new Rendered(result.stdout);
  const broken = /<nil>|%!/.exec(rendered.text);
  const problems = [...rendered.objects, rendered.taskPod()].flatMap((object) =>
    schemas.problems(withoutNulls(object)),
  );
  return broken === null ? problems : [...problems, `${broken[0]} is in the text`];
}

describe('null in place of a default', () => {
  it.each([
    ['in a plain installation', {}],
    ['with everything that is off by default', everything],
  ])(
    'is refused with its path, or gives objects that Kubernetes takes: %s',
    async (_, base) => {
      const defaults = parse(await readFile(join(chartFolder, 'values.yaml'), 'utf8'));
      const left = pathsOf(defaults);
      const found: Record<string, string[]> = {};
      const work = async (): Promise<void> => {
        for (let path = left.pop(); path !== undefined; path = left.pop()) {
          const problems = await problemsWithNull(base, path);
          if (problems.length > 0) found[path.join('.')] = problems;
        }
      };
      expect(left.length).toBeGreaterThan(80);
      await Promise.all([work(), work(), work()]);
      expect(found).toEqual({});
    },
    180_000,
  );
});
