import { jsonText } from '@leeward/contracts';
import { defineStatement, type Transaction } from '@leeward/database';
import { type HumanAnswer, resumeKwargs } from '../attempts/resume-kwargs.ts';

interface Waiting {
  state: string | null;
  dagRunId: number;
  dagId: string;
  runId: string;
  taskId: string;
  nextKwargs: Record<string, unknown> | null;
  respondedAt: Date | null;
  defaults: string[] | null;
  params: Record<string, unknown>;
  now: Date;
}

/** The task instance before its question, as the worker that parks it locks them. */
export const lockWaiting = defineStatement<[attemptId: string], Waiting>(
  'input_answer_lock',
  `select ti.state, ti.dag_run_id as "dagRunId", ti.dag_id as "dagId", ti.run_id as "runId", ti.task_id as "taskId",
          ti.next_kwargs::json as "nextKwargs", h.responded_at as "respondedAt", h.defaults, h.params::json as params, now() as now
     from task_instance ti join hitl_detail h on h.task_instance_id = ti.id
    where ti.id = $1
      for update of ti, h`,
);

export const keepAnswer = defineStatement<
  [attemptId: string, by: string | null, options: string, params: string],
  never
>(
  'input_answer_keep',
  `update hitl_detail set responded_by = $2::jsonb, responded_at = now(), chosen_options = $3::jsonb, params_input = $4::jsonb
    where task_instance_id = $1`,
);

/** awaiting_input or deferred → scheduled; a trigger that nobody else waits for and the timer of its timeout go. */
export const resumeWaiting = defineStatement<[attemptId: string, kwargs: string], { triggerId: number | null }>(
  'input_answer_resume',
  `with target as materialized (
     select id, trigger_id from task_instance where id = $1 and state in ('awaiting_input', 'deferred')
   ),
   moved as (
     update task_instance ti
        set state = 'scheduled', scheduled_at = now(), due_at = null, trigger_id = null, trigger_timeout_at = null,
            next_kwargs = $2::jsonb, reason = null, updated_at = now()
       from target where ti.id = target.id
     returning ti.id
   ),
   untimed as (
     delete from timer using moved where timer.kind = 'trigger_timeout' and timer.subject = moved.id::text
   ),
   forgotten as (
     delete from trigger using target
      where trigger.id = target.trigger_id
        and not exists (select from task_instance other where other.trigger_id = trigger.id and other.id <> target.id)
   )
   select target.trigger_id as "triggerId" from moved join target using (id)`,
);

export type AnswerOutcome = { kind: 'answered'; respondedAt: Date } | { kind: 'answered_before' } | { kind: 'missing' };

/** Keeps a human's answer, once, and lets the task go on that waits for it (airflow/core_api/routes/public/hitl.py). */
export async function answerInput(
  tx: Transaction,
  attemptId: string,
  answer: Omit<HumanAnswer, 'respondedAt'> & { respondedBy: { id: string; name: string } },
): Promise<AnswerOutcome> {
  const [waiting] = await tx.run(lockWaiting, attemptId);
  if (waiting === undefined) return { kind: 'missing' };
  if (waiting.respondedAt !== null) return { kind: 'answered_before' };
  const { dagRunId, dagId, runId, taskId, now: respondedAt } = waiting;
  const [by, options, params] = [answer.respondedBy, answer.chosenOptions ?? [], answer.paramsInput ?? {}];
  await tx.run(keepAnswer, attemptId, JSON.stringify(by), JSON.stringify(options), jsonText(params));
  const kwargs = resumeKwargs(waiting.nextKwargs ?? {}, { ...answer, respondedAt });
  const [moved] = await tx.run(resumeWaiting, attemptId, jsonText(kwargs));
  if (moved !== undefined) tx.emit({ kind: 'run_changed', dagRunId, dagId, runId, taskIds: [taskId] });
  if (moved !== undefined && moved.triggerId !== null) tx.emit({ kind: 'triggers_changed' });
  return { kind: 'answered', respondedAt };
}
