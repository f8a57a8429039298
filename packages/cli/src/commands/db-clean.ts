import { type Database, defineStatement, type Statement } from '@leeward/database';
import { confirm } from '../confirm.ts';
import { cliErrors } from '../errors.ts';
import { printRows } from '../print-rows.ts';
import { withDatabase } from '../processes/with-database.ts';
import type { Listing } from '../program/output-options.ts';
import { readInstant, readInteger } from '../read-argument.ts';

type Selection = [before: Date, dagIds: string[] | null, excludedDagIds: string[]];

interface CleanedTable {
  count: Statement<Selection, { count: number }>;
  deleteBatch: Statement<[...Selection, limit: number], { deleted: number }>;
}

/** `condition` is about the row `t`; $1 is the instant, $2 the Dags that are meant or null, $3 those that are left alone. */
function cleaned(table: string, condition: string): CleanedTable {
  const rows = `from ${table} t where ${condition}`;
  return {
    count: defineStatement(`clean_count_${table}`, `select count(*)::int as count ${rows}`),
    deleteBatch: defineStatement(
      `clean_delete_${table}`,
      `with gone as (delete from ${table} where ctid in (select t.ctid ${rows} limit $4) returning 1)
       select count(*)::int as deleted from gone`,
    ),
  };
}

const ofDags = (column: string) =>
  `($2::text[] is null or ${column} = any($2)) and not coalesce(${column}, '') = any($3::text[])`;
const ofNoDag = `$2::text[] is null and $3::text[] is not null`;
const ofEndedRun = `exists (select from dag_run r where r.id = t.dag_run_id and r.state in ('success', 'failed') and r.end_date < $1)`;

/**
 * What old rows are, by Airflow's name of the table (airflow/utils/db_cleanup.py). A run takes its task instances, XComs and tries with it;
 * the newest run that was not started by hand stays, since the next one is counted from it.
 */
const tables: Readonly<Record<string, CleanedTable>> = {
  dag_run: cleaned(
    'dag_run',
    `t.state in ('success', 'failed') and t.end_date < $1 and ${ofDags('t.dag_id')}
       and (t.run_type = 'manual' or exists (select from dag_run n
             where n.dag_id = t.dag_id and n.run_type <> 'manual' and n.run_after > t.run_after))`,
  ),
  task_instance_history: cleaned('task_instance_history', `${ofEndedRun} and ${ofDags('t.dag_id')}`),
  xcom: cleaned(
    'xcom',
    `t.created_at < $1 and ${ofEndedRun} and exists (select from dag_run r where r.id = t.dag_run_id and ${ofDags('r.dag_id')})`,
  ),
  log: cleaned('log', `t.created_at < $1 and ${ofDags('t.dag_id')}`),
  asset_event: cleaned(
    'asset_event',
    `t.created_at < $1 and ${ofDags('t.source_dag_id')} and not exists (select from asset_dag_run_queue q where q.event_id = t.id)
       and not exists (select from partitioned_asset_key_log k where k.asset_event_id = t.id)`,
  ),
  job: cleaned('process', `t.ended_at < $1 and ${ofNoDag}`),
  revoked_token: cleaned('revoked_token', `t.expires_at < $1 and t.expires_at < now() and ${ofNoDag}`),
};

const cleanedTables: readonly string[] = Object.keys(tables);

export interface CleanOptions extends Listing {
  cleanBeforeTimestamp: string;
  tables?: string;
  dagIds?: string;
  excludeDagIds?: string;
  batchSize: string;
  dryRun: boolean;
  yes: boolean;
}

/** Deletes old rows, a batch a transaction; with `dryRun` it only counts them. */
export async function cleanDatabase(options: CleanOptions): Promise<void> {
  const before = readInstant('--clean-before-timestamp', options.cleanBeforeTimestamp);
  const batchSize = readInteger('--batch-size', options.batchSize, 1);
  const names = options.tables === undefined ? cleanedTables : list(options.tables);
  const unknown = names.find((name) => !cleanedTables.includes(name));
  if (unknown !== undefined) {
    const problem = `"${unknown}" is not one of ${cleanedTables.join(', ')}`;
    throw cliErrors.LW_ARGUMENT({ argument: '--tables', problem });
  }
  const selection: Selection = [
    before,
    options.dagIds === undefined ? null : list(options.dagIds),
    list(options.excludeDagIds ?? ''),
  ];
  await withDatabase(async ({ database }) => {
    const counts = await Promise.all(
      names.map(async (table) => {
        const [row] = await database.run(tables[table]!.count, ...selection);
        return { table, rows: row!.count };
      }),
    );
    if (options.dryRun) {
      printRows(counts, options);
      return;
    }
    const total = counts.reduce((sum, { rows }) => sum + rows, 0);
    await confirm(`Delete ${total} rows from before ${before.toISOString()} (${names.join(', ')})?`, options);
    const deleted = [];
    for (const table of names) deleted.push({ table, deleted: await deleteAll(database, table, selection, batchSize) });
    printRows(deleted, options);
  });
}

async function deleteAll(database: Database, table: string, selection: Selection, batchSize: number): Promise<number> {
  let total = 0;
  for (;;) {
    const [row] = await database.run(tables[table]!.deleteBatch, ...selection, batchSize);
    total += row!.deleted;
    if (row!.deleted < batchSize) return total;
  }
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
