import { DagRunTriggeredBy, DagRunType } from '@leeward/contracts';
import { systemUserName } from '@leeward/contracts/system-user';
import type { Database } from '@leeward/database';
import { GraphStore, triggerRun } from '@leeward/lifecycle';
import { cliErrors } from '../errors.ts';
import { printRows } from '../print-rows.ts';
import { withDatabase } from '../processes/with-database.ts';

export async function listDags(options: { json: boolean }): Promise<void> {
  await withDatabase(async ({ database }) => {
    const rows = await database.apiKysely
      .selectFrom('dag')
      .select(['dag_id', 'relative_fileloc', 'owners', 'is_paused', 'bundle_name', 'bundle_version'])
      .where('is_stale', '=', false)
      .orderBy('dag_id')
      .execute();
    printRows(
      rows.map(({ owners, relative_fileloc: fileloc, ...row }) => ({ ...row, fileloc, owners: owners.join(', ') })),
      options,
    );
  });
}

export async function listRuns(
  dagId: string,
  options: { state?: string; limit: string; json: boolean },
): Promise<void> {
  await withDatabase(async ({ database }) => {
    await requireDag(database, dagId);
    const rows = await database.apiKysely
      .selectFrom('dag_run')
      .select([
        'dag_id',
        'run_id',
        'state',
        'run_type',
        'run_after',
        'logical_date',
        'start_date',
        'end_date',
        'bundle_version',
      ])
      .where('dag_id', '=', dagId)
      .$if(options.state !== undefined, (query) => query.where('state', '=', options.state!))
      .orderBy('run_after', 'desc')
      .limit(Number(options.limit))
      .execute();
    printRows(rows, options);
  });
}

export async function triggerDag(
  dagId: string,
  options: { runId?: string; conf?: string; logicalDate?: string; json: boolean },
): Promise<void> {
  const conf = parseConf(options.conf);
  const logicalDate = options.logicalDate === undefined ? null : new Date(options.logicalDate);
  if (logicalDate !== null && Number.isNaN(logicalDate.getTime())) {
    throw cliErrors.LW_ARGUMENT({ argument: '--logical-date', problem: `"${options.logicalDate}" is not a date` });
  }
  await withDatabase(async ({ database, config }) => {
    const { runId } = await triggerRun(database, new GraphStore(), {
      dagId,
      runId: options.runId ?? null,
      runType: DagRunType.Manual,
      logicalDate,
      dataInterval: null,
      runAfter: null,
      conf,
      note: null,
      partitionKey: null,
      triggeredBy: DagRunTriggeredBy.Cli,
      triggeringUserName: systemUserName(),
      runIdPattern: config.text('scheduler', 'allowed_run_id_pattern'),
    });
    printRows([{ dag_id: dagId, run_id: runId }], options);
  });
}

export function parseConf(text: string | undefined): Record<string, unknown> | null {
  if (text === undefined) return null;
  let conf: unknown;
  try {
    conf = JSON.parse(text);
  } catch (error) {
    throw cliErrors.LW_ARGUMENT({ argument: '--conf', problem: `it is not JSON (${(error as Error).message})` });
  }
  if (typeof conf !== 'object' || conf === null || Array.isArray(conf)) {
    throw cliErrors.LW_ARGUMENT({ argument: '--conf', problem: 'a JSON object is expected' });
  }
  return conf as Record<string, unknown>;
}

export async function pauseDag(dagId: string, isPaused: boolean, options: { json: boolean }): Promise<void> {
  await withDatabase(async ({ database }) => {
    await requireDag(database, dagId);
    await database.transaction('pause_dag', async (tx) => {
      await tx.kysely.updateTable('dag').set({ is_paused: isPaused }).where('dag_id', '=', dagId).execute();
      tx.emit({ kind: 'dag_changed', dagId });
    });
    printRows([{ dag_id: dagId, is_paused: isPaused }], options);
  });
}

export async function requireDag(database: Database, dagId: string): Promise<void> {
  const found = await database.kysely.selectFrom('dag').select('dag_id').where('dag_id', '=', dagId).executeTakeFirst();
  if (found === undefined) throw cliErrors.LW_DAG_UNKNOWN({ dagId });
}
