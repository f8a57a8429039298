import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { kubeSource } from './build-binaries.ts';
import { run, tryRun } from './commands.ts';
import { step } from './progress.ts';

/** Where Debian's containernetworking-plugins puts the CNI plugins. */
export const cniPluginsFolder = '/usr/lib/cni';

/** What a one-node cluster needs from Debian: a file that shows the package is there, by name on the PATH or by path. */
const needed: readonly { readonly file: string; readonly debianPackage: string }[] = [
  { file: 'containerd', debianPackage: 'containerd' },
  { file: 'runc', debianPackage: 'runc' },
  { file: `${cniPluginsFolder}/bridge`, debianPackage: 'containernetworking-plugins' },
  { file: 'iptables', debianPackage: 'iptables' },
  { file: 'conntrack', debianPackage: 'conntrack' },
  { file: 'buildah', debianPackage: 'buildah' },
  { file: 'debootstrap', debianPackage: 'debootstrap' },
  { file: 'busybox', debianPackage: 'busybox-static' },
  { file: 'openssl', debianPackage: 'openssl' },
  { file: 'ip', debianPackage: 'iproute2' },
  { file: 'nsenter', debianPackage: 'util-linux' },
  { file: 'git', debianPackage: 'git' },
  { file: 'chromium', debianPackage: 'chromium' },
];

/** Throws one sentence that names what is missing. In CI, what Debian has is installed instead. */
export async function requirePrerequisites(): Promise<void> {
  if (process.getuid?.() !== 0) {
    throw new Error('A cluster of its own needs root; run this as root, or give an existing cluster with KUBECONFIG.');
  }
  const packages = await missingPackages();
  if (packages.length > 0) await installOrRefuse(packages);
  await requireGo();
}

/** Go fetches a newer Go itself where it may; it refuses where neither it nor what it may fetch is what kube/go.mod asks for. */
async function requireGo(): Promise<void> {
  const needs = 'Kubernetes is built with Go 1.26 or newer: see https://go.dev/doc/install.';
  if (!(await isPresent('go'))) throw new Error(`Go is missing. ${needs}`);
  const asked = await tryRun('go', ['version'], { cwd: kubeSource });
  if (asked.exitCode !== 0) throw new Error(`Go is too old. ${needs} It says: ${asked.stderr.trim()}`);
}

async function installOrRefuse(packages: readonly string[]): Promise<void> {
  const command = `apt-get install --no-install-recommends ${packages.join(' ')}`;
  if (process.env.CI === undefined) {
    throw new Error(`The cluster needs Debian packages that are missing; install them with "${command}".`);
  }
  await step(`installing ${packages.join(', ')}`, async () => {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    const options = ['-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'];
    await run('apt-get', ['install', ...options, ...packages], { env });
  });
}

async function missingPackages(): Promise<string[]> {
  const missing: string[] = [];
  for (const { file, debianPackage } of needed) {
    if (!(await isPresent(file))) missing.push(debianPackage);
  }
  return missing;
}

async function isPresent(file: string): Promise<boolean> {
  // Debian keeps ip and iptables in folders that an ordinary user's PATH may lack.
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin'];
  const candidates = file.startsWith('/') ? [file] : folders.map((folder) => `${folder}/${file}`);
  for (const candidate of candidates) {
    const executable = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (executable) return true;
  }
  return false;
}
