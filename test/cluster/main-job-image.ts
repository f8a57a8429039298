import type { Cluster } from './harness/cluster.ts';
import { run } from './harness/commands.ts';
import { cacheFolder, projectRoot } from './harness/paths.ts';

/**
 * Gives the cluster Leeward's image as `airflow:latest`: the docker archive that LEEWARD_IMAGE_ARCHIVE names, or one that is built
 * on LEEWARD_IMAGE_BASE (by default the Containerfile's) from the checkout.
 */
export async function useLeewardImage(cluster: Cluster): Promise<void> {
  const given = process.env.LEEWARD_IMAGE_ARCHIVE ?? '';
  const archive = given === '' ? `${cacheFolder}/airflow.tar` : given;
  if (given === '') {
    const base = process.env.LEEWARD_IMAGE_BASE ?? '';
    await run(`${projectRoot}image/build.sh`, [base, 'airflow:latest', '--archive', archive]);
  }
  await cluster.loadImage(archive);
}
