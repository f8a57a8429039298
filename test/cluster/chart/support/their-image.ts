import { cp, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { Cluster } from '../../harness/cluster.ts';
import { run } from '../../harness/commands.ts';
import { cacheFolder, projectRoot } from '../../harness/paths.ts';
import { step } from '../../harness/progress.ts';
import { certificates, debianBase, keyOf } from './leeward-image.ts';

/** An image as users of Airflow have it: Airflow from its package index in an environment of Python, and nothing of ours. */
export const theirImage = { repository: 'localhost/their-airflow', tag: '3.3.2' } as const;

const packages = ['apache-airflow-core==3.3.2', 'apache-airflow-task-sdk==1.3.2', 'apache-airflow-providers-standard'];
/** The versions that work together, as Airflow publishes a list of for each release. */
const constraints = 'packages/runtimes/src/python/constraints.txt';

/** Gives the cluster the image, built once for all checkouts of this user. */
export async function useTheirImage(cluster: Cluster): Promise<void> {
  const base = await debianBase();
  const recipe = containerfile(base);
  const archive = `${cacheFolder}/their-airflow-${await keyOf([constraints], recipe)}.tar`;
  const isThere = (await readdir(cacheFolder)).some((name) => archive.endsWith(`/${name}`));
  if (!isThere) await step("building a user's Airflow image", () => build(recipe, archive));
  await cluster.loadImage(archive);
}

function containerfile(base: string): string {
  return `FROM ${base === '' ? 'docker.io/library/debian:bookworm-slim' : base}
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends ca-certificates python3 python3-venv
COPY constraints.txt /constraints.txt
RUN --mount=type=secret,id=ca [ ! -s /run/secrets/ca ] || export PIP_CERT=/run/secrets/ca; \\
    python3 -m venv /home/airflow && /home/airflow/bin/pip install --quiet --no-cache-dir --constraint /constraints.txt ${packages.join(' ')}
RUN useradd --uid 50000 --gid 0 --home-dir /opt/airflow --create-home airflow
ENV PATH=/home/airflow/bin:/usr/bin:/bin AIRFLOW_HOME=/opt/airflow
USER 50000:0
WORKDIR /opt/airflow
`;
}

async function build(recipe: string, archive: string): Promise<void> {
  const folder = await mkdtemp(`${tmpdir()}/leeward-their-image-`);
  const reference = `${theirImage.repository}:${theirImage.tag}`;
  const { CA_FILE: authority } = certificates();
  try {
    await writeFile(`${folder}/Containerfile`, recipe);
    await cp(projectRoot + constraints, `${folder}/constraints.txt`);
    const secret = authority === undefined ? [] : ['--secret', `id=ca,src=${authority}`];
    await run('buildah', ['build', '--isolation', 'chroot', '--layers', ...secret, '--tag', reference, folder]);
    await run('buildah', ['push', '--quiet', reference, `docker-archive:${archive}.${process.pid}:${reference}`]);
    await rename(`${archive}.${process.pid}`, archive);
  } finally {
    await rm(folder, { recursive: true });
  }
}
