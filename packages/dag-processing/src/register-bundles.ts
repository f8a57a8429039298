import type { DagBundle } from '@leeward/bundles';
import type { Database } from '@leeward/database';

/**
 * Makes the rows of the configured bundles. A bundle that is configured no more becomes inactive and its Dags stale: they come
 * back with it.
 */
export async function registerBundles(database: Database, bundles: readonly DagBundle[]): Promise<void> {
  await database.transaction('register_bundles', async (tx) => {
    const names = bundles.map((bundle) => bundle.name);
    for (const { name, classpath } of [...bundles].sort((one, other) => (one.name < other.name ? -1 : 1))) {
      await tx.kysely
        .insertInto('dag_bundle')
        .values({ name, classpath })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ classpath, active: true }))
        .execute();
    }
    const inactive = await tx.kysely
      .updateTable('dag_bundle')
      .set({ active: false })
      .where('active', '=', true)
      .$if(names.length > 0, (query) => query.where('name', 'not in', names))
      .returning('name')
      .execute();
    if (inactive.length === 0) return;
    const gone = inactive.map((row) => row.name);
    const retired = await tx.kysely
      .updateTable('dag')
      .set({ is_stale: true })
      .where('bundle_name', 'in', gone)
      .where('is_stale', '=', false)
      .returning('dag_id')
      .execute();
    await tx.kysely.deleteFrom('dag_file').where('bundle_name', 'in', gone).execute();
    await tx.kysely.deleteFrom('import_error').where('bundle_name', 'in', gone).execute();
    for (const { dag_id: dagId } of retired) tx.emit({ kind: 'dag_changed', dagId });
  });
}
