import { logPath } from '@leeward/contracts';
import { type Dag, readSerializedDag } from '@leeward/contracts/serialized-dag-reader';
import type { Database } from '@leeward/database';
import { clearTaskInstances, GraphStore } from '@leeward/lifecycle';
import { cliErrors } from '../errors.ts';
import { printRows } from '../print-rows.ts';
import { openLogStore } from '../processes/log-store.ts';
import { withDatabase } from '../processes/with-database.ts';

export async function listTasks(dagId: string, options: { json: boolean }): Promise<void> {
  await withDatabase(async ({ database }) => {
    const dag = await presentDag(database, dagId);
    const rows = [...dag.tasks.values()].map((task) => ({
      task_id: task.taskId,
      operator: task.operatorName,
      trigger_rule: task.triggerRule,
      upstream: task.upstream.join(', '),
    }));
    printRows(rows, options);
  });
}

async function presentDag(database: Database, dagId: string): Promise<Dag> {
  const row = await database.kysely
    .selectFrom('dag')
    .innerJoin('dag_version', 'dag_version.id', 'dag.current_version_id')
    .select('serialized')
    .where('dag.dag_id', '=', dagId)
    .executeTakeFirst();
  if (row === undefined) throw cliErrors.LW_DAG_UNKNOWN({ dagId });
  return readSerializedDag(row.serialized);
}

export async function taskLogs(
  dagId: string,
  runId: string,
  taskId: string,
  options: { tryNumber?: string; mapIndex: string; json: boolean },
): Promise<void> {
  await withDatabase(async ({ database, config }) => {
    const mapIndex = Number(options.mapIndex);
    const row = await database.kysely
      .selectFrom('task_instance')
      .select('try_number')
      .where('dag_id', '=', dagId)
      .where('run_id', '=', runId)
      .where('task_id', '=', taskId)
      .where('map_index', '=', mapIndex)
      .executeTakeFirst();
    if (row === undefined) throw cliErrors.LW_TASK_UNKNOWN({ dagId, runId, taskId });
    const tryNumber = options.tryNumber === undefined ? row.try_number : Number(options.tryNumber);
    const store = await openLogStore(config);
    const path = logPath({ dagId, runId, taskId, mapIndex, tryNumber });
    const size = (await store.size(path)) ?? 0;
    const text = Buffer.from(await store.read(path, 0, size)).toString('utf8');
    for (const line of text.split('\n')) {
      if (line !== '') console.log(options.json ? line : readable(line));
    }
  });
}

function readable(line: string): string {
  const { timestamp, level, event } = JSON.parse(line) as Record<string, unknown>;
  return `${timestamp} ${String(level).toUpperCase().padEnd(8)} ${event}`;
}

export async function clearTasks(
  dagId: string,
  options: {
    runId?: string;
    taskIds?: string;
    onlyFailed: boolean;
    upstream: boolean;
    downstream: boolean;
    json: boolean;
  },
): Promise<void> {
  await withDatabase(async ({ database }) => {
    const dag = await presentDag(database, dagId);
    const taskIds = options.taskIds === undefined ? null : related(dag, options.taskIds.split(','), options);
    const rows = await database.kysely
      .selectFrom('task_instance')
      .select('id')
      .where('dag_id', '=', dagId)
      .$if(options.runId !== undefined, (query) => query.where('run_id', '=', options.runId!))
      .$if(taskIds !== null, (query) => query.where('task_id', 'in', [...taskIds!]))
      .$if(options.onlyFailed, (query) => query.where('state', 'in', ['failed', 'upstream_failed']))
      .execute();
    const cleared = await database.transaction('clear', (tx) =>
      clearTaskInstances(tx, new GraphStore(), {
        taskInstanceIds: rows.map((row) => row.id),
        runState: 'queued',
        runOnLatestVersion: false,
        preventRunning: false,
      }),
    );
    printRows(
      cleared.map(({ taskId, mapIndex }) => ({ dag_id: dagId, task_id: taskId, map_index: mapIndex })),
      options,
    );
  });
}

/** The named tasks and, where asked for, everything before and after them. */
function related(
  dag: Dag,
  names: string[],
  { upstream, downstream }: { upstream: boolean; downstream: boolean },
): Set<string> {
  const found = new Set<string>();
  const walk = (taskId: string, next: 'upstream' | 'downstream') => {
    for (const other of dag.tasks.get(taskId)?.[next] ?? []) {
      if (found.has(other)) continue;
      found.add(other);
      walk(other, next);
    }
  };
  for (const name of names.map((each) => each.trim())) {
    if (!dag.tasks.has(name)) {
      throw cliErrors.LW_ARGUMENT({ argument: '--task-ids', problem: `Dag ${dag.dagId} has no task "${name}"` });
    }
    found.add(name);
    if (upstream) walk(name, 'upstream');
    if (downstream) walk(name, 'downstream');
  }
  return found;
}
