import { jsonText, plainJson, storableText } from '@leeward/contracts';
import type { Database, Transaction } from '@leeward/database';
import { isPartitioned, timetableFacts } from '@leeward/timetables';
import { assetExpression, storeAssetReferences } from './assets/asset-references.ts';
import type { DagFile, ParsedDag, ParsedFile } from './parse-file.ts';
import { storeVersion } from './store-version.ts';

export interface StoreOptions {
  pausedAtCreation: boolean;
}

/**
 * Stores what a file gave, in one transaction: its Dags and their versions, its import errors, its fingerprint. A broken
 * file's Dags keep their last good version; Dags that a file no longer defines are retired. What the database refuses to take is an
 * import error of the file.
 */
export async function storeFile(
  database: Database,
  file: DagFile,
  parsed: ParsedFile,
  options: StoreOptions,
): Promise<void> {
  try {
    await storeAll(database, file, parsed, options);
  } catch (error) {
    if (!isRefusedValue(error)) throw error;
    const problem = `What this file defines cannot be stored: ${(error as Error).message}.`;
    const refused = { ...parsed, dags: [], errors: new Map([[file.relativePath, problem]]) };
    await storeAll(database, file, refused, options);
  }
}

/** A text or a number that no column takes, as one with a NUL in it: SQLSTATE class 22. */
function isRefusedValue(error: unknown): boolean {
  return /^22[0-9A-Z]{3}$/.test(String((error as { code?: unknown }).code ?? ''));
}

function storeAll(database: Database, file: DagFile, parsed: ParsedFile, options: StoreOptions): Promise<void> {
  return database.transaction('store_dag_file', async (tx) => {
    const errors = new Map([...parsed.errors].map(([path, text]) => [path, storableText(text)]));
    const stored: string[] = [];
    for (const each of [...parsed.dags].sort((one, other) => (one.dag.dagId < other.dag.dagId ? -1 : 1))) {
      const holder = await otherHolder(tx, file, each.dag.dagId);
      if (holder !== undefined && holder.bundleName !== file.bundleName) {
        await warnOfDouble(tx, file, each.dag.dagId);
        continue;
      }
      if (holder !== undefined) {
        errors.set(
          file.relativePath,
          `Dag id ${each.dag.dagId} is already defined in ${holder.path}; a Dag id is defined once.`,
        );
        continue;
      }
      await storeDag(tx, file, each, parsed.seconds, options);
      stored.push(each.dag.dagId);
    }
    if (errors.size === 0) await retireMissing(tx, file, stored);
    await storeErrors(tx, file, errors);
    await storeFingerprint(tx, file, parsed, stored.length);
    for (const dagId of stored) tx.emit({ kind: 'dag_changed', dagId });
  });
}

/** The file that defines the Dag already, where it is another one that still stands. */
async function otherHolder(
  tx: Transaction,
  file: DagFile,
  dagId: string,
): Promise<{ path: string; bundleName: string } | undefined> {
  const row = await tx.kysely
    .selectFrom('dag')
    .select(['bundle_name', 'relative_fileloc', 'is_stale'])
    .where('dag_id', '=', dagId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined || row.is_stale) return undefined;
  if (row.bundle_name === file.bundleName && row.relative_fileloc === file.relativePath) return undefined;
  return { path: String(row.relative_fileloc), bundleName: row.bundle_name };
}

/** The first bundle to define a Dag id keeps it; the other one's Dag is left out, and the Dag says so. */
async function warnOfDouble(tx: Transaction, file: DagFile, dagId: string): Promise<void> {
  const message = `Bundle ${file.bundleName} defines this Dag id too, in ${file.relativePath}; its Dag is left out.`;
  await tx.kysely
    .insertInto('dag_warning')
    .values({ dag_id: dagId, warning_type: 'duplicate dag id', message })
    .onConflict((conflict) => conflict.columns(['dag_id', 'warning_type']).doUpdateSet({ message }))
    .execute();
}

async function storeDag(
  tx: Transaction,
  file: DagFile,
  parsed: ParsedDag,
  seconds: number,
  options: StoreOptions,
): Promise<void> {
  const { dag } = parsed;
  const timetable = timetableFacts(plainJson(dag.timetable));
  const values = {
    bundle_name: file.bundleName,
    bundle_version: file.bundleVersion,
    relative_fileloc: file.relativePath,
    fileloc: dag.fileloc,
    is_stale: false,
    has_import_errors: false,
    dag_display_name: dag.displayName,
    description: dag.description,
    owners: [...dag.owners],
    timetable_type: dag.timetable.type,
    timetable_summary: timetable.summary,
    timetable_description: timetable.description,
    timetable_periodic: timetable.periodic,
    timetable_partitioned: isPartitioned(dag.timetable),
    asset_expression: jsonOrNull(assetExpression(dag.timetable.var.asset_condition)),
    max_active_tasks: dag.maxActiveTasks,
    max_active_runs: dag.maxActiveRuns,
    max_consecutive_failed_dag_runs: dag.maxConsecutiveFailedDagRuns,
    has_task_concurrency_limits: [...dag.tasks.values()].some(
      (task) => task.maxActiveTisPerDag !== null || task.maxActiveTisPerDagrun !== null,
    ),
    fail_fast: dag.failFast,
    allowed_run_types: dag.allowedRunTypes === null ? null : [...dag.allowedRunTypes],
    last_parsed_at: new Date(),
    last_parse_seconds: seconds,
  };
  await tx.kysely
    .insertInto('dag')
    .values({ dag_id: dag.dagId, is_paused: dag.isPausedUponCreation ?? options.pausedAtCreation, ...values })
    .onConflict((conflict) => conflict.column('dag_id').doUpdateSet(values))
    .execute();
  const versionId = await storeVersion(tx, file, parsed);
  await tx.kysely.updateTable('dag').set({ current_version_id: versionId }).where('dag_id', '=', dag.dagId).execute();
  await storeTags(tx, parsed);
  await storeAssetReferences(tx, parsed);
}

function jsonOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : jsonText(value);
}

async function storeTags(tx: Transaction, { dag }: ParsedDag): Promise<void> {
  await tx.kysely.deleteFrom('dag_tag').where('dag_id', '=', dag.dagId).execute();
  await tx.kysely.deleteFrom('dag_owner_attributes').where('dag_id', '=', dag.dagId).execute();
  const tags = [...new Set(dag.tags)].map((name) => ({ dag_id: dag.dagId, name }));
  if (tags.length > 0) await tx.kysely.insertInto('dag_tag').values(tags).execute();
  const links = Object.entries(dag.ownerLinks).map(([owner, link]) => ({ dag_id: dag.dagId, owner, link }));
  if (links.length > 0) await tx.kysely.insertInto('dag_owner_attributes').values(links).execute();
}

/** Dags that this file defined before and does not define now. */
async function retireMissing(tx: Transaction, file: DagFile, defined: readonly string[]): Promise<void> {
  const retired = await tx.kysely
    .updateTable('dag')
    .set({ is_stale: true })
    .where('bundle_name', '=', file.bundleName)
    .where('relative_fileloc', '=', file.relativePath)
    .where('is_stale', '=', false)
    .$if(defined.length > 0, (query) => query.where('dag_id', 'not in', [...defined]))
    .returning('dag_id')
    .execute();
  for (const { dag_id: dagId } of retired) tx.emit({ kind: 'dag_changed', dagId });
}

async function storeErrors(tx: Transaction, file: DagFile, errors: ReadonlyMap<string, string>): Promise<void> {
  const gone = await tx.kysely
    .deleteFrom('import_error')
    .where('bundle_name', '=', file.bundleName)
    .where('filename', '=', file.relativePath)
    .$if(errors.has(file.relativePath), (query) => query.where('stacktrace', '!=', errors.get(file.relativePath)!))
    .returning('id')
    .execute();
  for (const [filename, stacktrace] of errors) {
    await tx.kysely
      .insertInto('import_error')
      .values({ bundle_name: file.bundleName, filename, stacktrace })
      .onConflict((conflict) => conflict.columns(['bundle_name', 'filename']).doUpdateSet({ stacktrace }))
      .execute();
  }
  await tx.kysely
    .updateTable('dag')
    .set({ has_import_errors: errors.size > 0 })
    .where('bundle_name', '=', file.bundleName)
    .where('relative_fileloc', '=', file.relativePath)
    .where('has_import_errors', '!=', errors.size > 0)
    .execute();
  if (errors.size > 0 || gone.length > 0) tx.emit({ kind: 'import_errors_changed', bundleName: file.bundleName });
}

async function storeFingerprint(tx: Transaction, file: DagFile, parsed: ParsedFile, dagCount: number): Promise<void> {
  const values = {
    content_hash: file.fingerprint,
    last_parsed_at: new Date(),
    last_parse_seconds: parsed.seconds,
    dag_count: dagCount,
  };
  await tx.kysely
    .insertInto('dag_file')
    .values({ bundle_name: file.bundleName, relative_path: file.relativePath, ...values })
    .onConflict((conflict) => conflict.columns(['bundle_name', 'relative_path']).doUpdateSet(values))
    .execute();
}
