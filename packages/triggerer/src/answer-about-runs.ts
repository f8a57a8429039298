import { readSerializedDag } from '@leeward/contracts/serialized-dag-reader';
import { type Database, defineStatement } from '@leeward/database';
import { AnswerError, type RuntimeMessage } from '@leeward/runtimes';

/** Null in a place means that it does not narrow. */
type RunFilter = [dagId: string, runIds: string[] | null, logicalDates: string[] | null];
type TaskFilter = [...RunFilter, taskIds: string[] | null, mapIndex: number | null];

const ofRuns = `dag_run.dag_id = $1 and ($2::text[] is null or dag_run.run_id = any($2))
      and ($3::timestamptz[] is null or dag_run.logical_date = any($3))`;
const ofTasks = `from dag_run join task_instance ti on ti.dag_run_id = dag_run.id
    where ${ofRuns} and ($4::text[] is null or ti.task_id = any($4)) and ($5::integer is null or ti.map_index = $5)`;

const runState = defineStatement<[dagId: string, runId: string], { state: string }>(
  'trigger_run_state',
  'select state from dag_run where dag_id = $1 and run_id = $2',
);

const countRuns = defineStatement<[...RunFilter, states: string[] | null], { count: number }>(
  'trigger_count_runs',
  `select count(*) as count from dag_run where ${ofRuns} and ($4::text[] is null or dag_run.state = any($4))`,
);

/** `null` among the states stands for none yet. */
const countTasks = defineStatement<[...TaskFilter, states: string[] | null], { count: number }>(
  'trigger_count_tasks',
  `select count(*) as count ${ofTasks} and ($6::text[] is null or coalesce(ti.state, 'null') = any($6))`,
);

const taskStates = defineStatement<
  TaskFilter,
  { runId: string; taskId: string; mapIndex: number; state: string | null }
>(
  'trigger_task_states',
  `select ti.run_id as "runId", ti.task_id as "taskId", ti.map_index as "mapIndex", ti.state ${ofTasks}`,
);

const previous = defineStatement<
  [dagId: string, taskId: string, mapIndex: number, before: string | null, state: string | null],
  { found: RuntimeMessage | null }
>(
  'trigger_previous_task_instance',
  `select json_build_object('task_id', ti.task_id, 'dag_id', ti.dag_id, 'run_id', ti.run_id, 'logical_date', r.logical_date,
            'start_date', ti.start_date, 'end_date', ti.end_date, 'state', ti.state, 'try_number', ti.try_number,
            'map_index', ti.map_index, 'duration', extract(epoch from ti.end_date - ti.start_date)) as found
     from task_instance ti join dag_run r on r.id = ti.dag_run_id
    where ti.dag_id = $1 and ti.task_id = $2 and ti.map_index = $3
      and ($4::timestamptz is null or r.logical_date < $4) and ($5::text is null or ti.state = $5)
    order by r.logical_date desc nulls last
    limit 1`,
);

const newestDag = defineStatement<[dagId: string], { serialized: unknown }>(
  'trigger_newest_dag',
  'select serialized from dag join dag_version v on v.id = dag.current_version_id where dag.dag_id = $1',
);

/** Undefined where this is no question about runs and task instances. */
export async function answerAboutRuns(
  database: Database,
  message: RuntimeMessage,
): Promise<RuntimeMessage | undefined> {
  switch (message.type) {
    case 'GetDagRunState': {
      const [run] = await database.run(runState, String(message.dag_id), String(message.run_id));
      if (run === undefined) {
        throw new AnswerError('API_SERVER_ERROR', { message: `Dag ${message.dag_id} has no run ${message.run_id}` });
      }
      return { type: 'DagRunStateResult', state: run.state };
    }
    case 'GetDRCount': {
      const [found] = await database.run(countRuns, ...runFilter(message), texts(message.states));
      return { type: 'DRCount', count: found!.count };
    }
    case 'GetTICount': {
      const group = await groupTasks(database, message);
      // A group that has no tasks is asked about by its own name, as ExternalTaskSensor does.
      const tasks = group?.length === 0 ? [String(message.task_group_id)] : (group ?? texts(message.task_ids));
      const [found] = await database.run(
        countTasks,
        ...runFilter(message),
        tasks,
        mapIndexOf(message),
        texts(message.states),
      );
      return { type: 'TICount', count: found!.count };
    }
    case 'GetTaskStates': {
      const group = await groupTasks(database, message);
      const named = texts(message.task_ids);
      const tasks = group === null && named === null ? null : [...(group ?? []), ...(named ?? [])];
      const rows = await database.run(taskStates, ...runFilter(message), tasks, mapIndexOf(message));
      const states: Record<string, Record<string, string | null>> = {};
      for (const { runId, taskId, mapIndex, state } of rows) {
        states[runId] ??= {};
        states[runId][mapIndex < 0 ? taskId : `${taskId}_${mapIndex}`] = state;
      }
      return { type: 'TaskStatesResult', task_states: states };
    }
    case 'GetPreviousTI': {
      const [row] = await database.run(
        previous,
        String(message.dag_id),
        String(message.task_id),
        mapIndexOf(message) ?? -1,
        text(message.logical_date),
        text(message.state),
      );
      return { type: 'PreviousTIResult', task_instance: row?.found ?? null };
    }
    default:
      return undefined;
  }
}

/** The tasks of the group that the question names, and of the groups in it; null where it names none. */
async function groupTasks(database: Database, message: RuntimeMessage): Promise<string[] | null> {
  const groupId = text(message.task_group_id);
  if (groupId === null) return null;
  const [row] = await database.run(newestDag, String(message.dag_id));
  const dag = row === undefined ? undefined : readSerializedDag(row.serialized);
  const tasksOf = (id: string): string[] | undefined => {
    const group = dag?.groups.get(id);
    return group && [...group.taskIds, ...group.groupIds.flatMap((inner) => tasksOf(inner) ?? [])];
  };
  const tasks = tasksOf(groupId);
  if (tasks === undefined) {
    throw new AnswerError('GENERIC_ERROR', { message: `Dag ${message.dag_id} has no task group ${groupId}` });
  }
  return tasks;
}

function runFilter(message: RuntimeMessage): RunFilter {
  return [String(message.dag_id), texts(message.run_ids), texts(message.logical_dates)];
}

function texts(value: unknown): string[] | null {
  return Array.isArray(value) && value.length > 0 ? value.map((each) => String(each)) : null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function mapIndexOf(message: RuntimeMessage): number | null {
  return typeof message.map_index === 'number' ? message.map_index : null;
}
