import type { ExecuteTask, LogRecord } from '@leeward/contracts';
import { tracebackLines } from '@leeward/contracts/traceback';

/** A record of an attempt's log for a terminal, each line behind the task's id, its traceback too. */
export function printRecord({ ti }: ExecuteTask, { event, error_detail: detail }: LogRecord): void {
  for (const line of [event, ...tracebackLines(detail)]) console.log(`${ti.task_id} | ${line}`);
}
