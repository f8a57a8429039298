import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { run } from './commands.ts';
import { cacheFolder, projectRoot } from './paths.ts';
import { progress, step } from './progress.ts';

/** 1.34 is the last Kubernetes whose kubelet runs on cgroup v1 without a refusal; `kube/go.mod` names the same version. */
const kubernetesVersion = 'v1.34.4';
const coreDnsVersion = 'v1.14.7';

export const kubeSource = `${projectRoot}test/cluster/kube`;
const helmInstaller = `${projectRoot}scripts/install-helm.sh`;
const kubeComponents = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubelet',
  'kube-proxy',
  'kubectl',
] as const;

/** A folder that holds every component of Kubernetes, `helm` and `coredns` under their own names. */
export interface Binaries {
  readonly folder: string;
  /** Changes with every version in the folder. */
  readonly key: string;
}

/** Builds what the cache does not hold yet: about eight minutes on two free cores the first time, nothing after. */
export async function buildBinaries(): Promise<Binaries> {
  const key = await versionsKey();
  const folder = `${cacheFolder}/${key}`;
  await mkdir(folder, { recursive: true });
  await buildOnce(`${folder}/kube`, `Kubernetes ${kubernetesVersion}`, buildKubernetes);
  for (const component of kubeComponents) await linkOnce('kube', `${folder}/${component}`);
  await buildOnce(`${folder}/helm`, 'Helm', async (target) => {
    await symlink((await run(helmInstaller, [])).trim(), target);
  });
  await buildOnce(`${folder}/coredns`, `CoreDNS ${coreDnsVersion}`, (target) =>
    installModule(`github.com/coredns/coredns@${coreDnsVersion}`, 'coredns', target),
  );
  return { folder, key };
}

async function versionsKey(): Promise<string> {
  const hash = createHash('sha256');
  const sources = ['main.go', 'go.mod', 'go.sum'].map((file) => `${kubeSource}/${file}`);
  for (const file of [...sources, helmInstaller]) hash.update(await readFile(file));
  const inputs = hash.digest('hex').slice(0, 8);
  return `kubernetes-${kubernetesVersion}-coredns-${coreDnsVersion}-${inputs}`;
}

async function buildKubernetes(target: string): Promise<void> {
  const [major, minor] = kubernetesVersion.slice(1).split('.');
  const version = 'k8s.io/component-base/version';
  const flags = { gitVersion: kubernetesVersion, gitMajor: major, gitMinor: minor };
  const ldflags = Object.entries(flags).map(([name, value]) => `-X ${version}.${name}=${value}`);
  await go(['build', '-v', '-trimpath', '-ldflags', `-s -w ${ldflags.join(' ')}`, '-o', target, '.'], {
    cwd: kubeSource,
    what: 'Kubernetes',
  });
}

async function installModule(module: string, name: string, target: string): Promise<void> {
  const folder = `${target}.install`;
  await go(['install', '-v', '-trimpath', '-ldflags', '-s -w', module], { what: name, env: { GOBIN: folder } });
  await rename(`${folder}/${name}`, target);
  await rm(folder, { recursive: true });
}

/** Runs the Go command, telling how far it is; politely where a person may be at the machine, at full speed in CI. */
async function go(args: readonly string[], options: { what: string; cwd?: string; env?: NodeJS.ProcessEnv }) {
  let packages = 0;
  const timer = setInterval(() => progress(`${options.what}: ${packages} packages compiled`), 15_000);
  try {
    await run('nice', ['-n', process.env.CI === undefined ? '10' : '0', 'go', ...args], {
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      env: { CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false', ...options.env },
      onErrorLine: () => {
        packages += 1;
      },
    });
  } finally {
    clearInterval(timer);
  }
}

/** Builds beside the target and renames, so that a build that died leaves nothing that looks whole. */
async function buildOnce(target: string, what: string, build: (target: string) => Promise<void>): Promise<void> {
  if (await exists(target)) return;
  const unfinished = `${target}.${process.pid}`;
  await step(`building ${what}`, () => build(unfinished));
  await rename(unfinished, target);
}

async function linkOnce(source: string, target: string): Promise<void> {
  await symlink(source, target).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
