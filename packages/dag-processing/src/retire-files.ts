import type { Database } from '@leeward/database';

/**
 * Retires what a completed listing of the bundle no longer holds: its Dags become stale (their runs stay readable), its import
 * errors and fingerprints go. Only ever called with the whole listing, so that a failed or partial one retires nothing.
 */
export async function retireFiles(database: Database, bundleName: string, present: readonly string[]): Promise<void> {
  await database.transaction('retire_dag_files', async (tx) => {
    const listed = [...present];
    const retired = await tx.kysely
      .updateTable('dag')
      .set({ is_stale: true })
      .where('bundle_name', '=', bundleName)
      .where('is_stale', '=', false)
      .$if(listed.length > 0, (query) => query.where('relative_fileloc', 'not in', listed))
      .returning('dag_id')
      .execute();
    const errors = await tx.kysely
      .deleteFrom('import_error')
      .where('bundle_name', '=', bundleName)
      .$if(listed.length > 0, (query) => query.where('filename', 'not in', listed))
      .returning('id')
      .execute();
    await tx.kysely
      .deleteFrom('dag_file')
      .where('bundle_name', '=', bundleName)
      .$if(listed.length > 0, (query) => query.where('relative_path', 'not in', listed))
      .execute();
    for (const { dag_id: dagId } of retired) tx.emit({ kind: 'dag_changed', dagId });
    if (errors.length > 0) tx.emit({ kind: 'import_errors_changed', bundleName });
  });
}
