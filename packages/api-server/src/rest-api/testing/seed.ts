import { createHash, randomUUID } from 'node:crypto';
import { jsonText } from '@leeward/contracts';
import { readSerializedDag } from '@leeward/contracts/serialized-dag-reader';
import type { Database } from '@leeward/database';
import { serializedDag, type TestDag } from '@leeward/lifecycle/testing';

export interface SeedDag extends Partial<TestDag> {
  /** Further columns of the Dag's row. */
  columns?: Record<string, unknown>;
  version?: number;
  bundleVersion?: string | null;
}

/** A Dag of one run a day, each over the day before. */
export const daily: SeedDag = {
  fields: {
    timetable: {
      __type: 'airflow.timetables.interval.CronDataIntervalTimetable',
      __var: { expression: '0 0 * * *', timezone: 'UTC' },
    },
    start_date: 1767225600,
  },
  columns: { timetable_periodic: true },
};

/** Writes a Dag and a version of it as a parse would, paused; answers with the version's id. */
export function seedDag(database: Database, dag: SeedDag = {}): Promise<string> {
  return seedSerializedDag(database, serializedDag({ tasks: [{ id: 'a_task' }], ...dag }), dag);
}

/** The same of a Dag that a parser wrote. */
export async function seedSerializedDag(
  database: Database,
  serialized: Record<string, unknown>,
  { columns = {}, version = 1, bundleVersion = null }: Omit<SeedDag, keyof TestDag> = {},
): Promise<string> {
  const read = readSerializedDag(serialized);
  const { dagId } = read;
  const { kysely } = database;
  await kysely
    .insertInto('dag_bundle')
    .values({ name: 'dags', classpath: 'airflow.dag_processing.bundles.local.LocalDagBundle' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await kysely
    .insertInto('dag')
    .values({
      dag_id: dagId,
      bundle_name: 'dags',
      bundle_version: bundleVersion,
      relative_fileloc: `${dagId}.py`,
      fileloc: `/dags/${dagId}.py`,
      is_paused: true,
      dag_display_name: read.displayName,
      description: read.description,
      owners: [...read.owners],
      max_active_tasks: read.maxActiveTasks,
      max_active_runs: read.maxActiveRuns,
      ...columns,
    })
    .onConflict((conflict) => conflict.column('dag_id').doUpdateSet({ bundle_version: bundleVersion }))
    .execute();
  for (const name of read.tags)
    await kysely
      .insertInto('dag_tag')
      .values({ dag_id: dagId, name })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  const text = jsonText(serialized);
  const versionId = randomUUID();
  await kysely
    .insertInto('dag_version')
    .values({
      id: versionId,
      dag_id: dagId,
      version_number: version,
      bundle_name: 'dags',
      bundle_version: bundleVersion,
      serialized: text,
      serialized_hash: createHash('sha256').update(text).digest('hex'),
      source_code: `# ${dagId} ${version}`,
      source_hash: '',
      fileloc: `/dags/${dagId}.py`,
      language: 'python',
    })
    .execute();
  await kysely.updateTable('dag').set({ current_version_id: versionId }).where('dag_id', '=', dagId).execute();
  return versionId;
}
