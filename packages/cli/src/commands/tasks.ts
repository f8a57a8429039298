import { logPath, type TaskInstanceState } from '@leeward/contracts';
import type { Dag } from '@leeward/contracts/serialized-dag-reader';
import { tracebackLines } from '@leeward/contracts/traceback';
import { confirm } from '../confirm.ts';
import { cliErrors } from '../errors.ts';
import { printRows } from '../print-rows.ts';
import { openLogStore } from '../processes/log-store.ts';
import { withDatabase } from '../processes/with-database.ts';
import type { Listing, OutputFormat } from '../program/output-options.ts';
import { readInstant, readInteger, readPattern } from '../read-argument.ts';
import { type ClearedStates, clearSelected, isWanted } from './clear-selected.ts';
import { presentDag } from './present-dag.ts';
import { findTaskInstance, type TaskInstanceName } from './runs.ts';

/** As Airflow: the ids, one a line; with a form of listing what is known of each. */
export async function listTasks(dagId: string, { output }: { output?: OutputFormat }): Promise<void> {
  await withDatabase(async ({ database }) => {
    const { tasks } = await presentDag(database, dagId);
    if (output === undefined) {
      for (const taskId of [...tasks.keys()].sort()) console.log(taskId);
      return;
    }
    const rows = [...tasks.values()].map((task) => ({
      task_id: task.taskId,
      operator: task.operatorName,
      trigger_rule: task.triggerRule,
      upstream: task.upstream.join(', '),
    }));
    printRows(rows, { output });
  });
}

export async function taskLogs(name: TaskInstanceName, options: { tryNumber?: string; json: boolean }): Promise<void> {
  const asked = options.tryNumber === undefined ? undefined : readInteger('--try-number', options.tryNumber, 1);
  await withDatabase(async ({ database, config }) => {
    const { run, mapIndex, taskInstance } = await findTaskInstance(database, name);
    const { dagId, taskId } = name;
    const tryNumber = asked ?? taskInstance.try_number;
    const store = await openLogStore(config);
    const path = logPath({ dagId, runId: run.run_id, taskId, mapIndex, tryNumber });
    const size = await store.size(path);
    if (size === undefined) {
      throw cliErrors.LW_REFUSED({ problem: `There is no log of try ${tryNumber} of ${taskId} here (${path})` });
    }
    const text = Buffer.from(await store.read(path, 0, size)).toString('utf8');
    for (const line of text.split('\n')) {
      if (line !== '') console.log(options.json ? line : readable(line));
    }
  });
}

function readable(line: string): string {
  const { timestamp, level, event, error_detail: detail } = JSON.parse(line) as Record<string, unknown>;
  return [`${timestamp} ${String(level).toUpperCase().padEnd(8)} ${event}`, ...tracebackLines(detail)].join('\n');
}

export interface ClearOptions extends Listing, ClearedStates {
  runId?: string;
  taskIds?: string;
  taskRegex?: string;
  startDate?: string;
  endDate?: string;
  upstream: boolean;
  downstream: boolean;
  yes: boolean;
}

export async function clearTasks(dagId: string, options: ClearOptions): Promise<void> {
  const from = options.startDate === undefined ? undefined : readInstant('--start-date', options.startDate);
  const to = options.endDate === undefined ? undefined : readInstant('--end-date', options.endDate);
  await withDatabase(async ({ database }) => {
    const dag = await presentDag(database, dagId);
    const taskIds = namedTasks(dag, options);
    const found = await database.kysely
      .selectFrom('task_instance')
      .innerJoin('dag_run', 'dag_run.id', 'task_instance.dag_run_id')
      .select(['task_instance.id', 'task_instance.run_id', 'task_instance.state'])
      .where('task_instance.dag_id', '=', dagId)
      .where('task_instance.task_id', 'in', [...taskIds, ''])
      .$if(options.runId !== undefined, (query) => query.where('task_instance.run_id', '=', options.runId!))
      .$if(from !== undefined, (query) => query.where('dag_run.logical_date', '>=', from!))
      .$if(to !== undefined, (query) => query.where('dag_run.logical_date', '<=', to!))
      .execute();
    const rows = found.filter(({ state }) => isWanted(state as TaskInstanceState | null, options));
    if (rows.length === 0) {
      printRows([], options);
      return;
    }
    const runs = new Set(rows.map((row) => row.run_id)).size;
    await confirm(`Clear ${rows.length} task instances of ${runs} runs of ${dagId}?`, options);
    const cleared = await clearSelected(database, rows);
    printRows(
      cleared.map(({ taskId, mapIndex }) => ({ dag_id: dagId, task_id: taskId, map_index: mapIndex })),
      options,
    );
  });
}

/** The tasks that the options name, all where they name none, and where asked for everything before and after them. */
function namedTasks(dag: Dag, { taskIds, taskRegex, upstream, downstream }: ClearOptions): Set<string> {
  const found = new Set<string>();
  const walk = (taskId: string, next: 'upstream' | 'downstream') => {
    for (const other of dag.tasks.get(taskId)?.[next] ?? []) {
      if (found.has(other)) continue;
      found.add(other);
      walk(other, next);
    }
  };
  const pattern = readPattern('--task-regex', taskRegex ?? '');
  const names = taskIds?.split(',').map((each) => each.trim()) ?? [...dag.tasks.keys()];
  for (const name of names.filter((each) => pattern.test(each))) {
    if (!dag.tasks.has(name)) {
      throw cliErrors.LW_ARGUMENT({ argument: '--task-ids', problem: `Dag ${dag.dagId} has no task "${name}"` });
    }
    found.add(name);
    if (upstream) walk(name, 'upstream');
    if (downstream) walk(name, 'downstream');
  }
  return found;
}
