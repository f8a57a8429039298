import type { TaskInstanceState } from '@leeward/contracts';
import { partitionClock } from '@leeward/timetables';
import { confirm } from '../confirm.ts';
import { cliErrors } from '../errors.ts';
import { printRows } from '../print-rows.ts';
import { withDatabase } from '../processes/with-database.ts';
import type { Listing } from '../program/output-options.ts';
import { readInstant } from '../read-argument.ts';
import { type ClearedStates, clearSelected, isWanted } from './clear-selected.ts';
import { presentDag } from './present-dag.ts';

export interface ClearRunsOptions extends Listing, ClearedStates {
  runId?: string;
  partitionKey?: string;
  /** Both included, read as a clock in the timetable's zone. */
  partitionDateStart?: string;
  partitionDateEnd?: string;
  yes: boolean;
}

/** Has the runs that one of three ways selects run again: airflow/cli/commands/dag_command.py (dag_clear). */
export async function clearRuns(dagId: string, options: ClearRunsOptions): Promise<void> {
  const { runId, partitionKey, partitionDateStart: start, partitionDateEnd: end } = options;
  const isWindow = start !== undefined || end !== undefined;
  if ([runId !== undefined, partitionKey !== undefined, isWindow].filter(Boolean).length !== 1) {
    const problem =
      'exactly one of it, --partition-key and --partition-date-start / --partition-date-end selects the runs';
    throw cliErrors.LW_ARGUMENT({ argument: '--run-id', problem });
  }
  const from = start === undefined ? undefined : readInstant('--partition-date-start', start);
  const to = end === undefined ? undefined : readInstant('--partition-date-end', end);
  await withDatabase(async ({ database }) => {
    const { timetable } = await presentDag(database, dagId);
    const found = await database.kysely
      .selectFrom('task_instance')
      .innerJoin('dag_run', 'dag_run.id', 'task_instance.dag_run_id')
      .select(['task_instance.id', 'task_instance.state', 'dag_run.run_id', 'dag_run.partition_key'])
      .where('dag_run.dag_id', '=', dagId)
      .$if(runId !== undefined, (query) => query.where('dag_run.run_id', '=', runId!))
      .$if(partitionKey !== undefined, (query) => query.where('dag_run.partition_key', '=', partitionKey!))
      .$if(from !== undefined, (query) => query.where('dag_run.partition_date', '>=', partitionClock(timetable, from!)))
      .$if(to !== undefined, (query) => query.where('dag_run.partition_date', '<=', partitionClock(timetable, to!)))
      .orderBy('dag_run.partition_date')
      .orderBy('dag_run.run_id')
      .execute();
    const rows = found.filter(({ state }) => isWanted(state as TaskInstanceState | null, options));
    const runs = new Map(rows.map((row) => [row.run_id, row.partition_key]));
    if (rows.length > 0) {
      const named = [...runs].map(([id, key]) => (key === null ? id : `${id} (${key})`)).join(', ');
      await confirm(`Clear ${rows.length} task instances of ${runs.size} runs of ${dagId}: ${named}?`, options);
      await clearSelected(database, rows);
    }
    printRows(
      [...runs].map(([id, key]) => ({
        dag_id: dagId,
        run_id: id,
        partition_key: key,
        cleared: rows.filter((row) => row.run_id === id).length,
      })),
      options,
    );
  });
}
