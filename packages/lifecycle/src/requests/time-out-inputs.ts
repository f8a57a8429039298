import { jsonText } from '@leeward/contracts';
import { defineStatement, type Transaction } from '@leeward/database';
import { resumeKwargs } from '../attempts/resume-kwargs.ts';
import { keepAnswer, lockWaiting, resumeWaiting } from './answer-input.ts';

/** Attempts whose human took too long, in the order in which task instances are locked. */
const overdue = defineStatement<[attemptIds: string[]], { id: string }>(
  'input_overdue',
  `select id from task_instance
    where id = any($1) and state = 'awaiting_input' and trigger_timeout_at <= now()
    order by id
      for update`,
);

/** As HITLOperator.execute_complete reads it. */
const failure = {
  error: 'The Human-in-the-loop response timeout has passed without a response.',
  error_type: 'timeout',
};

/**
 * Attempts whose human did not answer in time go on with the defaults as the answer of nobody, and without defaults with the failure:
 * airflow/jobs/scheduler_job_runner.py (check_awaiting_input_timeouts).
 */
export async function timeOutInputs(tx: Transaction, attemptIds: readonly string[]): Promise<void> {
  for (const { id } of await tx.run(overdue, [...attemptIds])) {
    const [waiting] = await tx.run(lockWaiting, id);
    if (waiting === undefined) continue;
    const { defaults, params, nextKwargs, now, dagRunId, dagId, runId, taskId } = waiting;
    const own = nextKwargs ?? {};
    if (defaults === null) {
      await tx.run(resumeWaiting, id, jsonText({ ...own, event: failure }));
    } else {
      const paramsInput = valuesOf(params);
      await tx.run(keepAnswer, id, null, JSON.stringify(defaults), jsonText(paramsInput));
      const answer = { chosenOptions: defaults, paramsInput, respondedAt: now, respondedBy: null };
      await tx.run(resumeWaiting, id, jsonText(resumeKwargs(own, answer, true)));
    }
    tx.emit({ kind: 'run_changed', dagRunId, dagId, runId, taskIds: [taskId] });
  }
}

/** A param is kept with its schema, or as its bare value. */
function valuesOf(params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([name, param]) => [
      name,
      typeof param === 'object' && param !== null && 'value' in param ? param.value : param,
    ]),
  );
}
