import { DagRunTriggeredBy, DagRunType } from '@leeward/contracts';
import type { Database } from '@leeward/database';
import { lifecycleErrors } from '@leeward/lifecycle';
import { confirm } from '../confirm.ts';
import { cliErrors } from '../errors.ts';
import { printRows } from '../print-rows.ts';
import { withLocalApi } from '../processes/local-api.ts';
import { withDatabase } from '../processes/with-database.ts';
import type { Listing } from '../program/output-options.ts';
import { readInstant, readJsonObject, readPattern } from '../read-argument.ts';
import { makeRun } from './make-run.ts';

export async function listDags(options: Listing & { bundleName?: string }): Promise<void> {
  await withDatabase(async ({ database }) => {
    const rows = await database.apiKysely
      .selectFrom('dag')
      .select(['dag_id', 'relative_fileloc', 'owners', 'is_paused', 'bundle_name', 'bundle_version'])
      .where('is_stale', '=', false)
      .$if(options.bundleName !== undefined, (query) => query.where('bundle_name', '=', options.bundleName!))
      .orderBy('dag_id')
      .execute();
    printRows(
      rows.map(({ dag_id, relative_fileloc, owners, is_paused, bundle_name, bundle_version }) => {
        return { dag_id, fileloc: relative_fileloc, owners: owners.join(', '), is_paused, bundle_name, bundle_version };
      }),
      options,
    );
  });
}

export async function dagDetails(dagId: string, options: Listing): Promise<void> {
  await withLocalApi(async (api) => {
    const details = await api.ask<Record<string, unknown>>('GET', `/dags/${encodeURIComponent(dagId)}/details`);
    const rows = Object.entries(details).map(([property_name, property_value]) => ({ property_name, property_value }));
    printRows(rows, options);
  });
}

export async function listImportErrors(options: Listing & { bundleName?: string }): Promise<void> {
  await withDatabase(async ({ database }) => {
    const rows = await database.apiKysely
      .selectFrom('import_error')
      .select(['bundle_name', 'filename as filepath', 'stacktrace as error'])
      .$if(options.bundleName !== undefined, (query) => query.where('bundle_name', '=', options.bundleName!))
      .orderBy('bundle_name')
      .orderBy('filename')
      .execute();
    printRows(rows, options);
    // As Airflow: a script may ask whether every file could be read.
    if (rows.length > 0) process.exitCode = 1;
  });
}

export async function triggerDag(
  dagId: string,
  options: Listing & { runId?: string; conf?: string; logicalDate?: string; partitionKey?: string },
): Promise<void> {
  const { runId, partitionKey } = options;
  const conf = options.conf === undefined ? undefined : readJsonObject('--conf', options.conf);
  const logicalDate =
    options.logicalDate === undefined ? undefined : readInstant('--logical-date', options.logicalDate);
  await withDatabase(async ({ database, config }) => {
    const { id } = await makeRun(database, config, {
      dagId,
      runType: DagRunType.Manual,
      triggeredBy: DagRunTriggeredBy.Cli,
      runId,
      logicalDate,
      conf,
      partitionKey,
    });
    const row = await database.kysely
      .selectFrom('dag_run')
      .select([
        'dag_id',
        'run_id as dag_run_id',
        'run_type',
        'state',
        'logical_date',
        'partition_key',
        'run_after',
        'conf',
      ])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    printRows([row], options);
  });
}

export async function pauseDags(
  dagId: string,
  isPaused: boolean,
  options: Listing & { treatDagIdAsRegex: boolean; yes: boolean },
): Promise<void> {
  await withDatabase(async ({ database }) => {
    const dagIds = options.treatDagIdAsRegex ? await matchingDags(database, dagId) : [dagId];
    if (!options.treatDagIdAsRegex) await requireDag(database, dagId);
    else await confirm(`${isPaused ? 'Pause' : 'Unpause'} ${dagIds.join(', ')}?`, options);
    await database.transaction('pause_dag', async (tx) => {
      await tx.kysely.updateTable('dag').set({ is_paused: isPaused }).where('dag_id', 'in', dagIds).execute();
      for (const each of dagIds) tx.emit({ kind: 'dag_changed', dagId: each });
    });
    printRows(
      dagIds.map((each) => ({ dag_id: each, is_paused: isPaused })),
      options,
    );
  });
}

/** Ids that hold a match of the pattern. Throws LW_REFUSED where none does. */
async function matchingDags(database: Database, text: string): Promise<string[]> {
  const pattern = readPattern('dag-id', text);
  const rows = await database.kysely.selectFrom('dag').select('dag_id').where('is_stale', '=', false).execute();
  const dagIds = rows.map((row) => row.dag_id).filter((dagId) => pattern.test(dagId));
  if (dagIds.length === 0) throw cliErrors.LW_REFUSED({ problem: `No Dag has an id that matches ${text}` });
  return dagIds.sort();
}

export async function deleteDag(dagId: string, options: { yes: boolean }): Promise<void> {
  await withLocalApi(async (api) => {
    await requireDag(api.database, dagId);
    await confirm(`Delete everything that is stored of ${dagId}, its runs included?`, options);
    await api.ask('DELETE', `/dags/${encodeURIComponent(dagId)}`);
    console.log(`Dag ${dagId} deleted; it comes back without its runs while its file is there`);
  });
}

/** Throws LW_DAG_UNKNOWN. */
export async function requireDag(database: Database, dagId: string): Promise<void> {
  const found = await database.kysely.selectFrom('dag').select('dag_id').where('dag_id', '=', dagId).executeTakeFirst();
  if (found === undefined) throw lifecycleErrors.LW_DAG_UNKNOWN({ dagId });
}
