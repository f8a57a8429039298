import type { Database } from '@leeward/database';
import { lifecycleErrors } from '@leeward/lifecycle';
import { type DataInterval, isAuthored, nextRun } from '@leeward/timetables';
import { cliErrors } from '../errors.ts';
import { printRows } from '../print-rows.ts';
import { withDatabase } from '../processes/with-database.ts';
import type { OutputFormat } from '../program/output-options.ts';
import { readInteger } from '../read-argument.ts';
import { presentDag } from './present-dag.ts';

type NextRunField = 'logical_date' | 'data_interval.start' | 'data_interval.end' | 'run_after';
type NextRunRow = Record<NextRunField, Date | null>;

interface NextExecutionOptions {
  field?: NextRunField;
  numExecutions: string;
  table: boolean;
  output?: OutputFormat;
}

const authoredProblem = 'The timetable is written in Python, which tells only its next run here.';

/**
 * As Airflow: one field of the next run, or of the next ones, a line each; all fields with a form of listing. The first is the one that
 * the scheduler keeps; the further ones are counted from it by the timetable.
 */
export async function nextExecution(dagId: string, options: NextExecutionOptions): Promise<void> {
  const count = readInteger('--num-executions', options.numExecutions, 1);
  const output = options.output ?? (options.table ? 'table' : undefined);
  if (output !== undefined && options.field !== undefined) {
    throw cliErrors.LW_ARGUMENT({ argument: '--field', problem: 'it does not go with --table and --output' });
  }
  await withDatabase(async ({ database }) => {
    const { rows, problem } = await nextRuns(database, dagId, count);
    if (problem !== undefined) console.error(`[WARN] ${problem}`);
    if (output !== undefined) printRows(rows, { output });
    else for (const row of rows) console.log(row[options.field ?? 'logical_date']?.toISOString() ?? 'None');
    if (rows.length < count && output === undefined) console.log('None');
  });
}

async function nextRuns(
  database: Database,
  dagId: string,
  count: number,
): Promise<{ rows: NextRunRow[]; problem?: string }> {
  const { timetable } = await presentDag(database, dagId);
  const kept = await database.kysely
    .selectFrom('dag')
    .select(['is_paused', 'next_dagrun', 'next_dagrun_data_interval_start', 'next_dagrun_data_interval_end'])
    .select('next_dagrun_create_after')
    .where('dag_id', '=', dagId)
    .executeTakeFirst();
  if (kept === undefined) throw lifecycleErrors.LW_DAG_UNKNOWN({ dagId });
  if (kept.is_paused) console.error(`[INFO] The Dag ${dagId} is paused.`);
  const { next_dagrun: first, next_dagrun_data_interval_start: start, next_dagrun_data_interval_end: end } = kept;
  if (first === null) return { rows: [], problem: `No next run of ${dagId} is known: it does not run by time.` };
  const rows = [rowOf(first, start === null || end === null ? null : { start, end }, kept.next_dagrun_create_after)];
  let last: DataInterval = { start: start ?? first, end: end ?? first };
  while (rows.length < count) {
    const bounds = { startDate: null, endDate: null, catchup: true };
    const next = nextRun({ timetable, lastRun: { dataInterval: last }, ...bounds, now: new Date() });
    if (next.kind === 'none') return { rows, problem: isAuthored(timetable) ? authoredProblem : next.reason.text };
    rows.push(rowOf(next.logicalDate, next.dataInterval, next.runAfter));
    last = next.dataInterval;
  }
  return { rows };
}

function rowOf(logicalDate: Date, interval: DataInterval | null, runAfter: Date | null): NextRunRow {
  return {
    logical_date: logicalDate,
    'data_interval.start': interval?.start ?? null,
    'data_interval.end': interval?.end ?? null,
    run_after: runAfter,
  };
}
