import type { Database } from '@leeward/database';
import { lifecycleErrors } from '@leeward/lifecycle';
import { type DataInterval, isAuthored, nextRun } from '@leeward/timetables';
import { cliErrors } from '../errors.ts';
import { printRows } from '../print-rows.ts';
import { withDatabase } from '../processes/with-database.ts';
import type { OutputFormat } from '../program/output-options.ts';
import { readInteger } from '../read-argument.ts';
import { presentDag } from './present-dag.ts';

type DateField = 'logical_date' | 'data_interval.start' | 'data_interval.end' | 'partition_date' | 'run_after';
type NextRunField = DateField | 'partition_key';
type NextRunRow = Record<DateField, Date | null> & { partition_key: string | null };

interface NextExecutionOptions {
  field?: NextRunField;
  numExecutions: string;
  table: boolean;
  output?: OutputFormat;
}

const intervalFields = ['logical_date', 'data_interval.start', 'data_interval.end', 'run_after'] as const;
const partitionFields = ['partition_key', 'partition_date', 'run_after'] as const;
const authoredProblem = 'The timetable is written in Python, which tells only its next run here.';

/**
 * As Airflow: one field of the next run, or of the next ones, a line each; all fields with a form of listing. The first is the one that
 * the scheduler keeps; the further ones are counted from it by the timetable. Of a Dag with partitions their keys and dates.
 */
export async function nextExecution(dagId: string, options: NextExecutionOptions): Promise<void> {
  const count = readInteger('--num-executions', options.numExecutions, 1);
  const output = options.output ?? (options.table ? 'table' : undefined);
  if (output !== undefined && options.field !== undefined) {
    throw cliErrors.LW_ARGUMENT({ argument: '--field', problem: 'it does not go with --table and --output' });
  }
  await withDatabase(async ({ database }) => {
    const { rows, isPartitioned, problem } = await nextRuns(database, dagId, count);
    if (problem !== undefined) console.error(`[WARN] ${problem}`);
    const fields = isPartitioned ? partitionFields : intervalFields;
    if (output !== undefined)
      printRows(
        rows.map((row) => pick(row, fields)),
        { output },
      );
    else for (const row of rows) console.log(textOf(row[options.field ?? fields[0]]));
    if (rows.length < count && output === undefined) console.log('None');
  });
}

async function nextRuns(
  database: Database,
  dagId: string,
  count: number,
): Promise<{ rows: NextRunRow[]; isPartitioned: boolean; problem?: string }> {
  const { timetable } = await presentDag(database, dagId);
  const kept = await database.kysely.selectFrom('dag').selectAll().where('dag_id', '=', dagId).executeTakeFirst();
  if (kept === undefined) throw lifecycleErrors.LW_DAG_UNKNOWN({ dagId });
  if (kept.is_paused) console.error(`[INFO] The Dag ${dagId} is paused.`);
  const isPartitioned = kept.timetable_partitioned;
  const { next_dagrun_create_after: runAfter, next_dagrun_data_interval_start: start, next_dagrun: first } = kept;
  if (runAfter === null) {
    return { rows: [], isPartitioned, problem: `No next run of ${dagId} is known: it does not run by time.` };
  }
  const end = kept.next_dagrun_data_interval_end;
  const rows: NextRunRow[] = [
    {
      logical_date: first,
      'data_interval.start': start,
      'data_interval.end': end,
      partition_key: kept.next_dagrun_partition_key,
      partition_date: kept.next_dagrun_partition_date,
      run_after: runAfter,
    },
  ];
  let last: DataInterval = { start: start ?? first ?? runAfter, end: end ?? first ?? runAfter };
  while (rows.length < count) {
    const bounds = { startDate: null, endDate: null, catchup: true };
    const next = nextRun({ timetable, lastRun: { dataInterval: last }, ...bounds, now: new Date() });
    if (next.kind === 'none') {
      return { rows, isPartitioned, problem: isAuthored(timetable) ? authoredProblem : next.reason.text };
    }
    rows.push({
      logical_date: next.logicalDate,
      'data_interval.start': next.dataInterval?.start ?? null,
      'data_interval.end': next.dataInterval?.end ?? null,
      partition_key: next.partition?.key ?? null,
      partition_date: next.partition?.date ?? null,
      run_after: next.runAfter,
    });
    last = next.dataInterval ?? { start: next.runAfter, end: next.runAfter };
  }
  return { rows, isPartitioned };
}

function pick(row: NextRunRow, fields: readonly NextRunField[]): Record<string, Date | string | null> {
  return Object.fromEntries(fields.map((field) => [field, row[field]]));
}

function textOf(value: Date | string | null): string {
  return value instanceof Date ? value.toISOString() : (value ?? 'None');
}
