import type { Bundles } from '@leeward/bundles';

/** The commit of each bundle that is a folder of this machine, as its readers see it now; null where it is not there yet. */
export async function bundleVersions(bundles: Bundles): Promise<Record<string, string | null>> {
  const versions = bundles.all.map(async (bundle): Promise<[string, string | null][]> => {
    const isLocal = (await bundle.watched()) !== null;
    return isLocal ? [[bundle.name, (await bundle.at(null)).version]] : [];
  });
  const all = await Promise.all(
    versions.map((version, index) => version.catch((): [string, null][] => [[bundles.all[index]?.name ?? '', null]])),
  );
  return Object.fromEntries(all.flat());
}
