import type { BundleTree } from '@leeward/bundles';
import type { Database } from '@leeward/database';

/**
 * After a completed pass over a new commit, the Dags whose files did not change move to it too: the next run fetches the newest
 * commit, and it is the same code.
 */
export async function moveToVersion(database: Database, bundleName: string, tree: BundleTree): Promise<void> {
  if (tree.version === null) return;
  await database.transaction('move_dags_to_bundle_version', async (tx) => {
    await tx.kysely
      .updateTable('dag')
      .set({ bundle_version: tree.version })
      .where('bundle_name', '=', bundleName)
      .where('is_stale', '=', false)
      .where('has_import_errors', '=', false)
      .where((where) => where('bundle_version', 'is distinct from', tree.version))
      .execute();
    await tx.kysely
      .updateTable('dag_version')
      .set({ bundle_version: tree.version })
      .where('bundle_version', 'is distinct from', tree.version)
      .where(
        'id',
        'in',
        (query) =>
          query
            .selectFrom('dag')
            .select('current_version_id')
            .where('bundle_name', '=', bundleName)
            .where('is_stale', '=', false)
            .where('has_import_errors', '=', false) as never,
      )
      .execute();
  });
}
