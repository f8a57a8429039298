import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogRecord } from '@leeward/contracts';
import type { FromTask, StartupDetails, ToTask } from '@leeward/contracts/supervisor';
import { isFinalMessage } from '../messages.ts';

export const dagsFolder = join(import.meta.dirname, 'dags');

export function dagFile(relativePath: string, bundlePath = dagsFolder) {
  return { bundleName: 'tests', bundlePath, bundleVersion: null, relativePath };
}

const id = '0196f3ab-7d4b-7000-8000-000000000001';
const start = '2026-01-01T00:00:00Z';

/** What a worker sends first, for one attempt of a task. */
export function startupDetails(
  attempt: { dagId: string; taskId: string; relativePath: string },
  context: Partial<StartupDetails['ti_context']> = {},
): StartupDetails {
  const { dagId, taskId, relativePath } = attempt;
  return {
    type: 'StartupDetails',
    ti: { id, dag_id: dagId, task_id: taskId, run_id: 'manual', try_number: 1, dag_version_id: id, map_index: -1 },
    dag_rel_path: relativePath,
    bundle_info: { name: 'tests', version: null },
    start_date: start,
    sentry_integration: '',
    ti_context: {
      dag_run: {
        dag_id: dagId,
        run_id: 'manual',
        logical_date: start,
        data_interval_start: start,
        data_interval_end: start,
        run_after: start,
        start_date: start,
        end_date: null,
        run_type: 'manual',
        state: 'running',
        conf: {},
        consumed_asset_events: [],
        partition_key: null,
      },
      max_tries: 0,
      variables: [],
      connections: [],
      task_reschedule_count: 0,
      ...context,
    },
  };
}

/** A caller that notes what it hears, and knows one variable. */
export function listener() {
  const messages: FromTask[] = [];
  const records: LogRecord[] = [];
  let recordsBeforeEnd = 0;
  return {
    messages,
    records,
    /** How many records had come when the task told its end. */
    get recordsBeforeEnd() {
      return recordsBeforeEnd;
    },
    onLog: (record: LogRecord) => void records.push(record),
    onMessage: (message: FromTask): ToTask | null => {
      messages.push(message);
      if (isFinalMessage(message)) recordsBeforeEnd = records.length;
      switch (message.type) {
        case 'GetVariable':
          return { type: 'VariableResult', key: message.key, value: 'green' };
        case 'GetTaskRescheduleStartDate':
          return { type: 'TaskRescheduleStartDate', start_date: null };
        default:
          return { type: 'OKResponse', ok: true };
      }
    },
    printed: (stream: 'stdout' | 'stderr') =>
      records.filter((record) => record.logger === `task.${stream}`).map((record) => record.event),
    returned: () => messages.find((message) => message.type === 'SetXCom')?.value,
  };
}

/** Resolves when the condition holds; rejects after the deadline. */
export async function eventually(holds: () => boolean | Promise<boolean>, deadlineMs = 10_000): Promise<void> {
  const end = performance.now() + deadlineMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`not within ${deadlineMs} ms: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A process that is there and no zombie. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !/\) Z /.test(readStat(pid));
}

function readStat(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return ') Z ';
  }
}
