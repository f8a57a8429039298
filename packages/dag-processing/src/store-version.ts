import { createHash } from 'node:crypto';
import { jsonText, storableText, uuidV7 } from '@leeward/contracts';
import { normalisedHash } from '@leeward/contracts/serialized-dag-hash';
import type { Dag } from '@leeward/contracts/serialized-dag-reader';
import type { Transaction } from '@leeward/database';
import { languageOf } from '@leeward/runtimes';
import type { DagFile, ParsedDag } from './parse-file.ts';
import { textInZip } from './text-in-zip.ts';

/**
 * Keeps the Dag's version: the present one where the normalised serialized Dag is the same (its commit and source move along), the
 * same row rewritten where no run used it, a new one otherwise (airflow/models/serialized_dag.py write_dag).
 */
export async function storeVersion(tx: Transaction, file: DagFile, { dag, serialized }: ParsedDag): Promise<string> {
  const hash = normalisedHash(serialized);
  const values = {
    bundle_name: file.bundleName,
    bundle_version: file.bundleVersion,
    serialized: jsonText(serialized),
    serialized_hash: hash,
    source_code: sourceOf(file, dag.fileloc),
    source_hash: createHash('sha256').update(file.text).digest('hex'),
    fileloc: dag.fileloc,
    language: languageOf(file.relativePath),
  };
  const latest = await tx.kysely
    .selectFrom('dag_version')
    .select(['id', 'version_number', 'serialized_hash', 'bundle_name'])
    .where('dag_id', '=', dag.dagId)
    .orderBy('version_number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const isSame = latest?.serialized_hash === hash && latest.bundle_name === file.bundleName;
  if (latest !== undefined && (isSame || !(await isUsed(tx, latest.id)))) {
    await tx.kysely
      .updateTable('dag_version')
      .set({ ...values, updated_at: new Date() })
      .where('id', '=', latest.id)
      .execute();
    if (!isSame) await storeAlerts(tx, latest.id, dag);
    return latest.id;
  }
  const id = uuidV7();
  await tx.kysely
    .insertInto('dag_version')
    .values({ id, dag_id: dag.dagId, version_number: (latest?.version_number ?? 0) + 1, ...values })
    .execute();
  await storeAlerts(tx, id, dag);
  return id;
}

/** The deadlines that every run of this version gets: airflow/models/serialized_dag.py (_create_deadline_alert_records). */
async function storeAlerts(tx: Transaction, versionId: string, dag: Dag): Promise<void> {
  await tx.kysely.deleteFrom('deadline_alert').where('dag_version_id', '=', versionId).execute();
  const alerts = dag.deadlines.map(({ name, reference, interval, callback }) => ({
    id: uuidV7(),
    dag_version_id: versionId,
    name,
    reference: jsonText(reference),
    interval_definition: jsonText(interval),
    callback_definition: jsonText(callback),
  }));
  if (alerts.length > 0) await tx.kysely.insertInto('deadline_alert').values(alerts).execute();
}

async function isUsed(tx: Transaction, versionId: string): Promise<boolean> {
  const run = await tx.kysely
    .selectFrom('dag_run')
    .select('id')
    .where((where) =>
      where.or([where('created_dag_version_id', '=', versionId), where('dag_version_id', '=', versionId)]),
    )
    .limit(1)
    .executeTakeFirst();
  return run !== undefined;
}

/** What people are shown of the file, of a zip file the one in it that has the Dag; a column of text takes no NUL. */
function sourceOf({ relativePath, text }: DagFile, fileloc: string): string {
  if (!relativePath.endsWith('.zip')) return storableText(text);
  const name = fileloc.slice(fileloc.lastIndexOf(`/${relativePath}/`) + relativePath.length + 2);
  const source = textInZip(Buffer.from(text, 'latin1'), name);
  return storableText(source ?? `# ${relativePath} is a zip file; ${name} in it cannot be shown.`);
}
