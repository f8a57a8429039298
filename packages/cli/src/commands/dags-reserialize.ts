import { cliErrors } from '../errors.ts';
import { withDatabase } from '../processes/with-database.ts';

/** Has the Dag processors parse and store every file anew at their next look at its bundle. Throws LW_REFUSED for an unknown bundle. */
export async function reserializeDags(options: { bundleName?: string }): Promise<void> {
  const { bundleName } = options;
  await withDatabase(async ({ database: { kysely } }) => {
    if (bundleName !== undefined) {
      const known = await kysely
        .selectFrom('dag_bundle')
        .select('name')
        .where('name', '=', bundleName)
        .executeTakeFirst();
      if (known === undefined) throw cliErrors.LW_REFUSED({ problem: `There is no bundle ${bundleName}` });
    }
    // A file without a fingerprint counts as changed.
    const { numUpdatedRows } = await kysely
      .updateTable('dag_file')
      .set({ content_hash: '' })
      .$if(bundleName !== undefined, (query) => query.where('bundle_name', '=', bundleName!))
      .executeTakeFirst();
    console.log(`${numUpdatedRows} files are parsed anew by the Dag processor at its next look`);
  });
}
