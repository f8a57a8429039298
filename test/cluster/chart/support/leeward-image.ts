import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import type { Cluster } from '../../harness/cluster.ts';
import { run, tryRun } from '../../harness/commands.ts';
import { cacheFolder, projectRoot } from '../../harness/paths.ts';
import { step } from '../../harness/progress.ts';

const leewardImage = 'airflow:latest';

/** Everything that goes into the image, as paths of the checkout. */
const inputs = ['image', 'packages', 'examples/dags', 'scripts/build.ts', 'scripts/start.mjs', 'package-lock.json'];
/** One time for every commit, so that only what is in a layer decides whether it is built again. */
const timeOfAllFiles = '315532800';
const ownDebian = 'localhost/leeward-debian';
/** How many built images are kept for other checkouts. */
const keptArchives = 3;

/**
 * Gives the cluster Leeward's image as `airflow:latest`: the docker archive that LEEWARD_IMAGE_ARCHIVE names, or one built from the
 * checkout, unless one of the same sources was built before.
 */
export async function useLeewardImage(cluster: Cluster): Promise<void> {
  const given = process.env.LEEWARD_IMAGE_ARCHIVE ?? '';
  await cluster.loadImage(given === '' ? await buildLeewardImage() : given);
}

/** Builds the image where the cache has none of the same sources, and answers its docker archive. */
async function buildLeewardImage(): Promise<string> {
  const base = process.env.LEEWARD_IMAGE_BASE ?? (await debianBase());
  const archive = `${cacheFolder}/airflow-${await keyOf(inputs, base)}.tar`;
  if (!(await exists(archive))) {
    const engine = base.startsWith(ownDebian) ? { ENGINE: 'buildah' } : {};
    const env = { SOURCE_DATE_EPOCH: timeOfAllFiles, ...certificates(), ...engine };
    const unfinished = `${archive}.${process.pid}`;
    await mkdir(cacheFolder, { recursive: true });
    await step('building the image', () =>
      run(`${projectRoot}image/build.sh`, [base, leewardImage, '--archive', unfinished], { env }),
    );
    await rename(unfinished, archive);
    await forgetOldArchives();
  }
  return archive;
}

/**
 * A Debian that is made once per machine from Debian's packages, because the tests need no registry of images; the Containerfile's
 * own base where that cannot be made here.
 */
export async function debianBase(): Promise<string> {
  const canMake = process.getuid?.() === 0 && (await tryRun('which', ['debootstrap', 'buildah'])).exitCode === 0;
  if (!canMake) return '';
  const tag = `${ownDebian}:${await keyOf(['image/debian-base.sh'])}`;
  const isThere = (await tryRun('buildah', ['inspect', '--type', 'image', tag])).exitCode === 0;
  if (!isThere) await step('making a Debian image', () => run(`${projectRoot}image/debian-base.sh`, [tag]));
  return tag;
}

/** A package index behind an authority of this machine's own is reached from inside the build too. */
export function certificates(): { CA_FILE?: string } {
  const file = process.env.CA_FILE ?? process.env.PIP_CERT ?? process.env.SSL_CERT_FILE ?? '';
  return file === '' ? {} : { CA_FILE: file };
}

/** A short hash of the files below the paths, tests apart, and of the words. */
export async function keyOf(paths: readonly string[], ...words: readonly string[]): Promise<string> {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...paths];
  const files = (await run('git', ['-c', 'safe.directory=*', ...list], { cwd: projectRoot })).split('\0');
  const hash = createHash('sha256').update(words.join('\0'));
  for (const file of files.filter((name) => name !== '' && !name.endsWith('.test.ts')).sort()) {
    const content = await readFile(projectRoot + file).catch(() => '');
    hash.update(`\0${file}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 12);
}

async function forgetOldArchives(): Promise<void> {
  const names = (await readdir(cacheFolder)).filter((name) => /^airflow-\w+\.tar$/.test(name));
  const aged = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(`${cacheFolder}/${name}`)).mtimeMs })),
  );
  const old = aged.sort((a, b) => b.at - a.at).slice(keptArchives);
  for (const { name } of old) await rm(`${cacheFolder}/${name}`, { force: true });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
