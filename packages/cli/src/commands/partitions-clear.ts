import { pythonIso } from '@leeward/contracts';
import type { Database } from '@leeward/database';
import { partitionClock } from '@leeward/timetables';
import { cliErrors } from '../errors.ts';
import { withDatabase } from '../processes/with-database.ts';
import { readInstant } from '../read-argument.ts';
import { clearSelectedIn } from './clear-selected.ts';
import { presentDag } from './present-dag.ts';

interface ClearPartitionsOptions {
  dagId: string;
  runId?: string;
  partitionKey?: string;
  startDate?: string;
  endDate?: string;
  /** Both dates, with a tilde between them. */
  date?: string;
  clearTaskInstances: boolean;
  dryRun: boolean;
}

/** Both included, read as a clock in the timetable's zone. */
interface Window {
  from: Date | null;
  to: Date | null;
}

interface PartitionRun {
  id: number;
  run_id: string;
  partition_key: string | null;
  partition_date: Date | null;
}

/** Takes key and date of their partition from the runs that one of three ways selects: airflow/cli/commands/partition_command.py. */
export async function clearPartitions(options: ClearPartitionsOptions): Promise<void> {
  const window = readWindow(options);
  const { runId, partitionKey } = options;
  if ([runId !== undefined, partitionKey !== undefined, window !== null].filter(Boolean).length !== 1) {
    const problem =
      'exactly one of it, --partition-key and dates (--start-date / --end-date or --date) selects the runs';
    throw cliErrors.LW_ARGUMENT({ argument: '--run-id', problem });
  }
  await withDatabase(async ({ database }) => {
    const runs = await selectRuns(database, options, window);
    if (runs.length === 0) return console.log(`No matching DagRuns found for dag_id=${options.dagId}.`);
    for (const run of runs) tell(run, options);
    const taskInstances = options.clearTaskInstances
      ? await database.kysely
          .selectFrom('task_instance')
          .select('id')
          .where(
            'dag_run_id',
            'in',
            runs.map(({ id }) => id),
          )
          .execute()
      : [];
    const changed = runs.filter(isOfPartition);
    if (!options.dryRun) await change(database, changed, taskInstances);
    report(options, runs.length, changed.length, taskInstances.length);
  });
}

function readWindow({ startDate, endDate, date }: ClearPartitionsOptions): Window | null {
  if (date === undefined) {
    if (startDate === undefined && endDate === undefined) return null;
    return windowOf('--start-date', startDate, '--end-date', endDate);
  }
  if (startDate !== undefined || endDate !== undefined) {
    throw cliErrors.LW_ARGUMENT({ argument: '--date', problem: 'it does not go with --start-date and --end-date' });
  }
  const [from = '', to = '', ...more] = date.split('~').map((side) => side.trim());
  if (from === '' || to === '' || more.length > 0) {
    const problem = `"${date}" is no range; expected 2026-01-01~2026-01-31`;
    throw cliErrors.LW_ARGUMENT({ argument: '--date', problem });
  }
  return windowOf('--date', from, '--date', to);
}

function windowOf(first: string, start: string | undefined, last: string, end: string | undefined): Window {
  const from = start === undefined ? null : readInstant(first, start);
  const to = end === undefined ? null : readInstant(last, end);
  if (from !== null && to !== null && from > to) {
    throw cliErrors.LW_ARGUMENT({ argument: first, problem: `the range begins after its end (${start}, ${end})` });
  }
  return { from, to };
}

async function selectRuns(
  database: Database,
  { dagId, runId, partitionKey }: ClearPartitionsOptions,
  window: Window | null,
): Promise<PartitionRun[]> {
  let query = database.kysely
    .selectFrom('dag_run')
    .select(['id', 'run_id', 'partition_key', 'partition_date'])
    .where('dag_id', '=', dagId);
  if (runId !== undefined) query = query.where('run_id', '=', runId);
  if (partitionKey !== undefined) query = query.where('partition_key', '=', partitionKey);
  if (window !== null) {
    const { timetable } = await presentDag(database, dagId);
    const { from, to } = window;
    if (from !== null) query = query.where('partition_date', '>=', partitionClock(timetable, from));
    if (to !== null) query = query.where('partition_date', '<=', partitionClock(timetable, to));
  }
  return query.orderBy('partition_date').orderBy('run_id').execute();
}

function isOfPartition(run: PartitionRun): boolean {
  return run.partition_key !== null || run.partition_date !== null;
}

function tell(run: PartitionRun, { clearTaskInstances }: ClearPartitionsOptions): void {
  const { run_id, partition_key: key, partition_date: date } = run;
  if (isOfPartition(run)) {
    const was = { key: key === null ? 'None' : `'${key}'`, date: date === null ? 'None' : pythonIso(date) };
    console.log(`DagRun ${run_id}: partition_key=${was.key} -> None, partition_date=${was.date} -> None`);
  } else if (!clearTaskInstances) console.log(`DagRun ${run_id}: already cleared, skipping.`);
}

async function change(
  database: Database,
  runs: readonly PartitionRun[],
  taskInstances: readonly { id: string }[],
): Promise<void> {
  await database.transaction('clear partitions', async (tx) => {
    if (runs.length > 0) {
      await tx.kysely
        .updateTable('dag_run')
        .set({ partition_key: null, partition_date: null })
        .where(
          'id',
          'in',
          runs.map(({ id }) => id),
        )
        .execute();
    }
    if (taskInstances.length > 0) await clearSelectedIn(tx, taskInstances);
  });
}

function report(
  { clearTaskInstances, dryRun }: ClearPartitionsOptions,
  matched: number,
  changed: number,
  taskInstances: number,
): void {
  if (clearTaskInstances) {
    const said = dryRun ? 'Dry run: would clear' : 'Cleared';
    console.log(`${said} task instances on ${matched} DagRun(s) (${taskInstances} task instance(s)).`);
  }
  if (dryRun) console.log(`Dry run: would clear ${changed} DagRun(s). No changes written.`);
  else console.log(`Cleared partition fields on ${changed} DagRun(s).`);
}
