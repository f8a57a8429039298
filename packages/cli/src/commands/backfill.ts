import type { BackfillResponse, DryRunBackfillCollectionResponse } from '@leeward/contracts/rest-api';
import { printRows } from '../print-rows.ts';
import { withLocalApi } from '../processes/local-api.ts';
import { withDatabase } from '../processes/with-database.ts';
import type { Listing } from '../program/output-options.ts';
import { readInstant, readInteger, readJsonObject } from '../read-argument.ts';

export interface CreateOptions {
  dagId: string;
  fromDate: string;
  toDate: string;
  dagRunConf?: string;
  dryRun: boolean;
  maxActiveRuns?: string;
  reprocessBehavior: 'none' | 'completed' | 'failed';
  runBackwards: boolean;
  runOnLatestVersion?: boolean;
}

export async function createBackfill(options: CreateOptions & Listing): Promise<void> {
  const body = {
    dag_id: options.dagId,
    from_date: readInstant('--from-date', options.fromDate).toISOString(),
    to_date: readInstant('--to-date', options.toDate).toISOString(),
    dag_run_conf: options.dagRunConf === undefined ? {} : readJsonObject('--dag-run-conf', options.dagRunConf),
    reprocess_behavior: options.reprocessBehavior,
    run_backwards: options.runBackwards,
    ...(options.maxActiveRuns === undefined
      ? {}
      : { max_active_runs: readInteger('--max-active-runs', options.maxActiveRuns, 1) }),
    ...(options.runOnLatestVersion === undefined ? {} : { run_on_latest_version: options.runOnLatestVersion }),
  };
  await withLocalApi(async (api) => {
    if (options.dryRun) {
      const path = '/backfills/dry_run';
      const { backfills } = await api.ask<DryRunBackfillCollectionResponse>('POST', path, body);
      printRows(
        backfills.map(({ logical_date }) => ({ logical_date })),
        options,
      );
      return;
    }
    printRows([shown(await api.ask<BackfillResponse>('POST', '/backfills', body))], options);
  });
}

export async function changeBackfill(
  id: string,
  change: 'pause' | 'unpause' | 'cancel',
  options: Listing,
): Promise<void> {
  const backfillId = readInteger('backfill-id', id, 1);
  await withLocalApi(async (api) => {
    printRows([shown(await api.ask<BackfillResponse>('PUT', `/backfills/${backfillId}/${change}`))], options);
  });
}

function shown({ id, dag_id, from_date, to_date, is_paused, max_active_runs, completed_at }: BackfillResponse) {
  return { id, dag_id, from_date, to_date, is_paused, max_active_runs, completed_at };
}

export async function listBackfills(options: Listing & { dagId?: string }): Promise<void> {
  await withDatabase(async ({ database }) => {
    const rows = await database.apiKysely
      .selectFrom('backfill')
      .select(['id', 'dag_id', 'from_date', 'to_date', 'is_paused', 'max_active_runs', 'completed_at'])
      .$if(options.dagId !== undefined, (query) => query.where('dag_id', '=', options.dagId!))
      .orderBy('id', 'desc')
      .execute();
    printRows(rows, options);
  });
}
