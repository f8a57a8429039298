import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publishedErrorFile } from '@leeward/git-sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { chartFolder, environmentOf, helm, mountOf, projectFolder, type Rendered, refusal, render } from './helm.ts';

/** The thirty flaws of the chart that this one takes the place of, each by its number, each shown to be gone. */

const seedFolder = join(projectFolder, 'test/chart/seed-values');
const seedGitSync = join(seedFolder, 'examples-minikube-git-sync-values.yaml');
const seedVolume = join(seedFolder, 'examples-minikube-dags-volume-values.yaml');
const text = (path: string) => readFile(join(projectFolder, path), 'utf8');

let plain: Rendered;
let onVolume: Rendered;
beforeAll(async () => {
  await helm();
  plain = await render({}, { files: [seedGitSync] });
  onVolume = await render({}, { files: [seedVolume] });
}, 900_000);

describe('broken as shipped', () => {
  it('F1: every API version is one that present clusters serve', () => {
    const served = new Set(['v1', 'apps/v1', 'rbac.authorization.k8s.io/v1', 'networking.k8s.io/v1']);
    expect(plain.objects.map((object) => object.apiVersion).filter((version) => !served.has(version))).toEqual([]);
  });

  it('F2: the scheduler runs as its own account, has a selector, and its Role lets it create pods', () => {
    const deployment = plain.get('Deployment', 'airflow-scheduler');
    expect(deployment.spec.selector.matchLabels).toEqual({ app: 'airflow-scheduler', release: 'airflow' });
    expect(deployment.spec.template.spec.serviceAccountName).toBe('airflow-scheduler');
    expect(plain.get('RoleBinding', 'airflow-scheduler').subjects[0].name).toBe('airflow-scheduler');
    const pods = plain
      .get('Role', 'airflow-scheduler')
      .rules.find((rule: { resources: string[] }) => rule.resources.includes('pods'));
    expect(pods.verbs).toContain('create');
  });

  it('F3: a private repository over https gets its user and password, and without one there is no Secret of nulls', async () => {
    expect(plain.find('Secret', 'airflow-git')).toBeUndefined();
    const rendered = await render({
      airflow: { dags: { git: { url: 'https://example.com/dags.git', username: 'ann', password: 'p w' } } },
    });
    expect(rendered.secret('airflow-git')).toEqual({ username: 'ann', password: 'p w' });
    expect(environmentOf(rendered.container('airflow-scheduler', 'git-sync')).GITSYNC_PASSWORD_FILE).toBe(
      '/run/secrets/git/password',
    );
    expect(plain.text).not.toMatch(/: null$/m);
  });

  it('F4: any release name works: every volume that is mounted exists', async () => {
    for (const files of [[seedGitSync], [seedVolume]]) {
      const rendered = await render({}, { files, release: 'myrel' });
      for (const [where, spec] of rendered.podSpecs()) {
        const volumes = new Set(spec.volumes.map((volume: { name: string }) => volume.name));
        const claimed = (rendered.find('StatefulSet', where)?.spec.volumeClaimTemplates ?? []).map(
          (claim: { metadata: { name: string } }) => claim.metadata.name,
        );
        for (const name of claimed) volumes.add(name);
        const containers = [...(spec.initContainers ?? []), ...spec.containers];
        const mounted = containers.flatMap((container) =>
          container.volumeMounts.map((mount: { name: string }) => mount.name),
        );
        expect(
          mounted.filter((name) => !volumes.has(name)),
          where,
        ).toEqual([]);
      }
    }
  });

  it('F5: the chart needs nothing from elsewhere: no sub-chart, one image', () => {
    const images = plain
      .podSpecs()
      .flatMap(([, spec]) => [...(spec.initContainers ?? []), ...spec.containers].map((each) => each.image));
    expect(new Set(images)).toEqual(new Set(['airflow:latest']));
  });

  it('F6: Chart.yaml is complete: apiVersion v2, no dependencies, the version of what it installs', async () => {
    const chart = parse(await text('airflow/Chart.yaml'));
    const { version } = JSON.parse(await text('package.json'));
    expect(chart).toMatchObject({ apiVersion: 'v2', name: 'airflow', appVersion: version });
    expect(chart.dependencies).toBeUndefined();
  });

  it('F7: the default repository is in the image, and the seed names of apache/airflow lead to where its Dags are now', async () => {
    const defaults = environmentOf((await render()).container('airflow-scheduler', 'git-sync'));
    expect(defaults).toMatchObject({ GITSYNC_REPO: 'file:///opt/leeward/examples.git', GITSYNC_REF: 'main' });
    expect(environmentOf(plain.container('airflow-scheduler', 'git-sync'))).toMatchObject({
      GITSYNC_REPO: 'https://github.com/apache/airflow',
      GITSYNC_REF: 'main',
    });
    expect(plain.get('ConfigMap', 'airflow-config').data.AIRFLOW__CORE__DAGS_FOLDER).toBe(
      '/usr/local/airflow/dags/repo/airflow-core/src/airflow/example_dags',
    );
    const own = await render({
      airflow: { dags: { git: { url: 'https://example.com/a', branch: 'master', subpath: 'airflow/example_dags' } } },
    });
    expect(environmentOf(own.container('airflow-scheduler', 'git-sync')).GITSYNC_REF).toBe('master');
  });
});

describe('races', () => {
  const processes = ['airflow-web', 'airflow-scheduler', 'airflow-triggerer'];

  it('F8, F9: every process waits for the database and its schema in an init container', () => {
    for (const name of processes) {
      expect(plain.podSpec(name).initContainers[0]).toMatchObject({
        name: 'migrate',
        args: ['db', 'migrate', '--wait'],
      });
    }
  });

  it('F10: the migration is the one command that takes a lock in the database; no shell, no second one', () => {
    for (const [, spec] of plain.podSpecs()) {
      const migrations = (spec.initContainers ?? []).filter((each: { args?: string[] }) =>
        each.args?.includes('migrate'),
      );
      expect(migrations.length).toBeLessThanOrEqual(1);
    }
    expect(plain.text).not.toContain('upgradedb');
    expect(plain.text).not.toContain('alembic');
  });

  it('F11: airflow.dags.git.wait is the period of every sidecar, which tells readers why it cannot sync', async () => {
    const rendered = await render({ airflow: { dags: { git: { wait: 7 } } } });
    for (const name of processes) {
      const environment = environmentOf(rendered.container(name, 'git-sync'));
      expect(environment.GITSYNC_PERIOD).toBe('7s');
      expect(environment.GITSYNC_ERROR_FILE).toBe(publishedErrorFile);
    }
  });

  it('F12: git-sync fetches one commit of history and never ends over a failed sync; a scheduler without Dags is not ready', () => {
    const sidecar = plain.container('airflow-scheduler', 'git-sync');
    expect(environmentOf(sidecar)).toMatchObject({ GITSYNC_DEPTH: '1', GITSYNC_MAX_FAILURES: '-1' });
    expect(sidecar.readinessProbe.httpGet).toEqual({ path: '/', port: 'git-sync' });
  });

  it('F13: a task pod fetches once, into the container whose commit the executor sets', () => {
    const clone = plain.taskPod().spec.initContainers[0];
    expect(clone).toMatchObject({ name: 'git-sync', args: ['git-sync', '--one-time'] });
    expect(environmentOf(clone)).toMatchObject({ GITSYNC_DEPTH: '1', GITSYNC_REF: 'main' });
  });
});

describe('security', () => {
  it('F14: keys and passwords are made, not published, and tasks need no key', async () => {
    const rendered = await render();
    const key = rendered.secret('airflow-fernet-key')['fernet-key'] ?? '';
    expect(Buffer.from(key, 'base64url')).toHaveLength(32);
    expect(key).toMatch(/^[A-Za-z0-9_-]{43}=$/);
    expect(rendered.secret('airflow-postgresql')['postgres-password']).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(JSON.stringify(rendered.taskPod())).not.toMatch(/fernet|jwt|connection|passwords/);
  });

  it('F15: everybody logs in: without users there is one admin with a made password', async () => {
    expect(plain.get('ConfigMap', 'airflow-control-plane').data.AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS).toBe(
      'admin:admin',
    );
    expect(JSON.parse(plain.secret('airflow-users')['passwords.json'] ?? '')).toEqual({
      admin: expect.stringMatching(/^[A-Za-z0-9]{32}$/),
    });
    expect(plain.text).not.toContain('ALL_ADMINS');
  });

  it('F16: nothing is granted outside the namespace, and in it only what the executor does', () => {
    expect(plain.ofKind('ClusterRole').concat(plain.ofKind('ClusterRoleBinding'))).toEqual([]);
    const granted = plain.ofKind('Role').flatMap((role) => role.rules);
    expect(JSON.stringify(granted)).not.toContain('*');
    expect(granted.map((rule) => [rule.resources, rule.verbs])).toEqual([
      [['pods'], ['create', 'get', 'list', 'watch', 'patch', 'delete']],
      [['pods/log'], ['get']],
      [['events'], ['list', 'watch']],
      [['secrets'], ['create', 'list', 'patch', 'delete']],
    ]);
  });

  it('F17: passwords stand in Secrets only, no shell sees them, and the connection is percent-encoded', async () => {
    const password = 'p@ss:/?#[] $(touch /tmp/x)`id`';
    const rendered = await render({
      airflow: {
        rbac: { enabled: true, users: [{ username: 'ann', role: 'Admin', password }] },
        dags: { git: { url: 'https://example.com/a', username: 'u', password: 'git$(id)' } },
      },
      postgresql: { postgresUser: 'a user', postgresPassword: password },
    });
    expect(rendered.text).not.toContain('touch');
    expect(rendered.text).not.toContain('git$(id)');
    expect(JSON.parse(rendered.secret('airflow-users')['passwords.json'] ?? '')).toEqual({ ann: password });
    expect(await refusal({ airflow: { dags: { git: { url: 'https://u:p@example.com/a' } } } })).toContain(
      'airflow.dags.git.url holds a password',
    );
    const url = new URL(rendered.secret('airflow-database').connection ?? '');
    expect(decodeURIComponent(url.password)).toBe(password);
    expect(decodeURIComponent(url.username)).toBe('a user');
    expect(url.host).toBe('airflow-postgresql:5432');
  });

  it('F18: a Postgres of yours by address, by Secret, and any existing Secret for every secret', async () => {
    const uri = 'postgresql://a:b@db.example.com:5432/airflow?sslmode=require';
    const byUri = await render({ postgresql: { enabled: false, uri } });
    expect(byUri.secret('airflow-database').connection).toBe(uri);
    expect(byUri.ofKind('StatefulSet')).toEqual([]);

    const existing = (existingSecret: string) => ({ existingSecret });
    const rendered = await render({
      secrets: {
        generate: false,
        database: { existingSecret: 'my-db', key: 'url' },
        fernetKey: existing('my-fernet'),
        jwt: existing('my-jwt'),
        users: existing('my-users'),
        git: existing('my-git'),
        logs: existing('my-logs'),
      },
      airflow: { dags: { git: { url: 'https://example.com/a' } }, logs: { s3: { url: 's3://logs' } } },
      postgresql: { enabled: false },
    });
    expect(rendered.ofKind('Secret').map((secret) => secret.metadata.name)).toEqual([
      'airflow-env',
      'airflow-task-env',
    ]);
    for (const name of ['my-db', 'my-fernet', 'my-jwt', 'my-users', 'my-git', 'my-logs'])
      expect(rendered.text).toContain(name);
    expect(await refusal({ postgresql: { enabled: false } })).toContain(
      'postgresql.uri or secrets.database.existingSecret',
    );
    expect(await refusal({ postgresql: { uri } })).toContain('set postgresql.enabled=false or drop postgresql.uri');
  });

  it('F19: every pod runs as no root, without privileges, on a read-only root; no third party is configured', () => {
    for (const [where, spec] of [...plain.podSpecs(), ...onVolume.podSpecs()]) {
      expect(spec.securityContext, where).toMatchObject({
        runAsNonRoot: true,
        runAsUser: 50000,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(spec.automountServiceAccountToken, where).toBe(false);
      for (const container of [...(spec.initContainers ?? []), ...spec.containers]) {
        expect(container.securityContext, `${where} ${container.name}`).toEqual({
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
          privileged: false,
          readOnlyRootFilesystem: true,
        });
      }
    }
    expect(plain.text).not.toMatch(/endpoint_url|CLI__/i);
  });

  it('F19: only the scheduler container holds a token of the cluster', () => {
    const holders = plain
      .podSpecs()
      .flatMap(([where, spec]) =>
        spec.containers
          .filter((each: never) => mountOf(each, 'kube-api-access'))
          .map((each: { name: string }) => `${where}/${each.name}`),
      );
    expect(holders).toEqual(['airflow-scheduler/scheduler']);
  });
});

describe('operability', () => {
  it('F20: existingClaimSubPath reaches every pod that mounts the claim', async () => {
    const rendered = await render({
      airflow: {
        logs: { persistence: { existingClaim: 'logs', existingClaimSubPath: 'team/logs' } },
        dags: { persistence: { enabled: true, existingClaim: 'dags', existingClaimSubPath: 'team/dags' } },
      },
    });
    expect(mountOf(rendered.container('airflow-web', 'webserver'), 'logs')).toMatchObject({ subPath: 'team/logs' });
    const readers = [
      rendered.container('airflow-web', 'webserver'),
      rendered.container('airflow-scheduler', 'dag-processor'),
      rendered.container('airflow-triggerer', 'triggerer'),
      rendered.taskPod().spec.containers[0],
    ];
    for (const reader of readers)
      expect(mountOf(reader, 'dags')).toMatchObject({ subPath: 'team/dags', readOnly: true });
  });

  it('F21: the examples name keys and files that exist', async () => {
    for (const example of [
      'minikube/git-sync',
      'minikube/dags-volume',
      'kube/git-sync-readwritemany',
      'kube/dags-volume-readwritemany',
    ]) {
      const readme = await text(`examples/${example}/README.md`);
      expect(readme).toContain(`--values examples/${example}/values.yaml`);
      // Helm's --set fails below a key that a file gives as null.
      const values = parse(await text(`examples/${example}/values.yaml`)) as { airflow: { config: unknown } };
      expect(values.airflow.config).toEqual({});
      expect(readme).not.toMatch(/tiller|ReadOnlyMany/);
      for (const [script] of readme.matchAll(/\.\/examples\/\S+\.sh/g)) await access(join(projectFolder, script));
      const schema = await text('airflow/values.schema.json');
      for (const [, key] of readme.matchAll(/`airflow\.[\w.]*?(\w+)`/g)) expect(schema).toContain(`"${key}"`);
    }
  });

  it('F22: every object is named after its release', () => {
    expect(plain.objects.map((object) => object.metadata.name).filter((name) => !name.startsWith('airflow-'))).toEqual(
      [],
    );
  });

  it('F23: every image has a tag, by default the version of the chart, or a digest', async () => {
    const { appVersion } = parse(await readFile(join(chartFolder, 'Chart.yaml'), 'utf8'));
    expect((await render()).container('airflow-web', 'webserver').image).toBe(`airflow:${appVersion}`);
    const digest = `sha256:${'0'.repeat(64)}`;
    const pinned = await render({ airflow: { image: { digest } } });
    expect(pinned.container('airflow-web', 'webserver').image).toBe(`airflow@${digest}`);
  });

  it('F24: every container has probes and resources; alive needs no database', () => {
    for (const [where, spec] of plain.podSpecs()) {
      for (const container of [...(spec.initContainers ?? []), ...spec.containers]) {
        expect(container.resources.requests, `${where} ${container.name}`).toBeDefined();
      }
      if (where === 'task pod') continue;
      for (const container of spec.containers) {
        expect(container.livenessProbe, `${where} ${container.name}`).toBeDefined();
        expect(container.readinessProbe, `${where} ${container.name}`).toBeDefined();
      }
    }
    const web = plain.container('airflow-web', 'webserver');
    expect(web.startupProbe.periodSeconds * web.startupProbe.failureThreshold).toBeGreaterThanOrEqual(120);
    expect(web.livenessProbe.httpGet.path).toBe('/api/v2/version');
    expect(web.readinessProbe.httpGet.path).toBe('/api/v2/monitor/health');
  });

  it('F25: the Service leads straight to the web server, under the name that the README looks for', () => {
    const service = plain.get('Service', 'airflow-web');
    expect(service.spec).toMatchObject({ type: 'NodePort', selector: { app: 'airflow-web', release: 'airflow' } });
    expect(service.spec.ports).toEqual([{ name: 'web', protocol: 'TCP', port: 8080, targetPort: 'webserver' }]);
    expect(plain.container('airflow-web', 'webserver').ports).toContainEqual({
      name: 'webserver',
      containerPort: 8080,
    });
    expect(plain.podSpec('airflow-web').containers.map((each: { name: string }) => each.name)).toEqual([
      'webserver',
      'git-sync',
    ]);
  });

  it('F26: a changed setting or given secret rolls the pods, a made-up secret does not', async () => {
    const checksum = async (values: object) =>
      (await render({ ...values })).get('Deployment', 'airflow-web').spec.template.metadata.annotations[
        'checksum/config'
      ];
    const before = await checksum({});
    expect(await checksum({})).toBe(before);
    expect(await checksum({ airflow: { config: { A: 'b' } } })).not.toBe(before);
    const script = (text: string) => ({ airflow: { dags: { persistence: { enabled: true, init_dags: text } } } });
    expect(await checksum(script('true'))).not.toBe(await checksum(script('false')));
    expect(await checksum({ postgresql: { postgresPassword: 'new' } })).not.toBe(before);
    expect(await checksum({ airflow: { fernet_key: 'j0PNE8131Vx-ix7BsNDwskFUlnLa00mWU17BRujVcdY=' } })).not.toBe(
      before,
    );
  });

  it('F27: only the web mounts the logs, and lets go of them before its next pod starts', () => {
    const mounting = plain
      .podSpecs()
      .filter(([, spec]) => spec.containers.some((each: never) => mountOf(each, 'logs')));
    expect(mounting.map(([where]) => where)).toEqual(['airflow-web']);
    expect(plain.get('Deployment', 'airflow-web').spec.strategy.rollingUpdate).toEqual({
      maxSurge: 0,
      maxUnavailable: 1,
    });
    expect(plain.container('airflow-web', 'webserver').lifecycle).toBeUndefined();
  });

  it('F27: on a volume that many nodes can mount, the next web pod comes first', async () => {
    const rendered = await render({ airflow: { logs: { persistence: { accessMode: 'ReadWriteMany' } } } });
    expect(rendered.get('Deployment', 'airflow-web').spec.strategy.rollingUpdate).toEqual({
      maxSurge: 1,
      maxUnavailable: 0,
    });
  });

  it('a web pod beside others answers until every node knows that it goes', async () => {
    const preStop = { exec: { command: ['sleep', '5'] } };
    const shared = await render({ airflow: { logs: { persistence: { accessMode: 'ReadWriteMany' } } } });
    const several = await render({ web: { replicas: 2 } });
    for (const rendered of [shared, several]) {
      expect(rendered.container('airflow-web', 'webserver').lifecycle).toEqual({ preStop });
    }
  });

  it('F28: init_dags runs where Dags are parsed, on an empty folder of its own, and is published in one step', () => {
    const init = onVolume.container('airflow-scheduler', 'init-dags');
    expect(mountOf(init, 'staged-dags')?.mountPath).toBe('/usr/local/airflow/dags');
    expect(mountOf(init, 'dags')?.mountPath).toBe('/volume');
    expect(onVolume.podSpec('airflow-web').initContainers.map((each: { name: string }) => each.name)).toEqual([
      'migrate',
    ]);
    const folder = onVolume.get('ConfigMap', 'airflow-config').data.AIRFLOW__CORE__DAGS_FOLDER;
    expect(folder).toBe('/usr/local/airflow/dags/current');
  });

  it('F29: each NFS volume has a folder of its own and is bound to its claim by name', async () => {
    const script = await text('examples/kube/nfs/create-volumes.sh');
    expect(script).toContain('nfs: { server: $server, path: $2 }');
    expect(script).toContain('volumeName: $namespace-$1');
    expect(script).toContain('Logs and Dags need a folder each');
    expect(await text('examples/kube/nfs/delete-volumes.sh')).toContain('--ignore-not-found');
  });

  it('F30: no start script in the chart; the build script stops at its first error and removes only its own folder', async () => {
    expect(
      plain
        .ofKind('ConfigMap')
        .flatMap((map) => Object.keys(map.data))
        .filter((key) => key.endsWith('.sh')),
    ).toEqual([]);
    const build = await text('examples/minikube/docker/build-docker.sh');
    expect(build).toContain('set -euo pipefail');
    expect(build).toContain('trap \'rm -rf "$work"\' EXIT');
  });
});
