import type { Release } from './release.ts';

/** A value that nobody but its readers may see, by the Secret and key that hold it. */
export interface HiddenValue {
  readonly name: string;
  readonly value: string;
}

interface SecretJson {
  readonly metadata: { readonly name: string };
  readonly type: string;
  readonly data?: Readonly<Record<string, string>>;
}

/** The credentials of the control plane and the tokens of running attempts, as an administrator reads them. */
export async function hiddenValues(release: Release): Promise<HiddenValue[]> {
  const { items } = JSON.parse(await release.kubectl('get', 'secrets', '-o', 'json')) as { items: SecretJson[] };
  return items
    .filter(({ type }) => type !== 'helm.sh/release.v1')
    .flatMap(({ metadata, data = {} }) =>
      Object.entries(data).flatMap(([key, encoded]) => {
        const name = `${metadata.name}/${key}`;
        const value = Buffer.from(encoded, 'base64').toString();
        if (key === 'workload.json') return [{ name, value: JSON.parse(value).token as string }];
        if (key === 'passwords.json')
          return Object.values(JSON.parse(value)).map((each) => ({ name, value: `${each}` }));
        if (key === 'connection') return [{ name, value: new URL(value).password }];
        return isCredential.test(key) ? [{ name, value }] : [];
      }),
    );
}

const isCredential = /password|fernet|jwt|secret/i;

/** All that Kubernetes shows and keeps of the release, but for its Secrets: objects, events, and the logs of every container. */
export async function shownText(release: Release): Promise<string> {
  const kinds = 'pods,events,configmaps,deployments,replicasets,statefulsets,services,persistentvolumeclaims';
  const pods = (await release.kubectl('get', 'pods', '-o', 'name')).trim().split('\n');
  const texts = await Promise.all([
    release.kubectl('get', kinds, '-o', 'yaml'),
    release.kubectl('describe', 'pods'),
    release.helm('get', 'notes', 'airflow'),
    // Of a pod whose checkout failed only the first containers have a log.
    ...pods.map((pod) => release.kubectl('logs', pod, '--all-containers', '--prefix', '--ignore-errors')),
  ]);
  return texts.join('\n');
}
