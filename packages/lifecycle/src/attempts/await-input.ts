import { jsonText, toIso } from '@leeward/contracts';
import { type Database, defineStatement } from '@leeward/database';
import { type MoveRow, moveColumns, moveOutcome, runChanged } from './answer.ts';
import type { AttemptOutcome } from './outcome.ts';
import { type HumanAnswer, resumeKwargs } from './resume-kwargs.ts';
import { auditAttempts, lockedTarget, timerFor } from './sql.ts';

export interface AwaitInputMessage {
  timeoutSeconds: number | null;
  nextMethod: string;
  nextKwargs: Record<string, unknown>;
  renderedMapIndex: string | null;
}

const readAnswer = defineStatement<[id: string], HumanAnswer>(
  'attempt_read_human_answer',
  `select chosen_options as "chosenOptions", params_input as "paramsInput", responded_at as "respondedAt", responded_by as "respondedBy"
     from hitl_detail where task_instance_id = $1 and responded_at is not null for update`,
);

type ParkParams = [
  id: string,
  state: 'awaiting_input' | 'scheduled',
  timeoutSeconds: number | null,
  nextMethod: string,
  nextKwargs: string,
  renderedMapIndex: string | null,
];

/** running → awaiting_input until its deadline, or → scheduled where the human was faster than the worker. */
const park = defineStatement<ParkParams, MoveRow & { timeoutAt: Date | null }>(
  'attempt_await_input',
  `with ${lockedTarget},
moved as (
  update task_instance
     set state = $2, trigger_id = null, next_method = $4, next_kwargs = $5::jsonb,
         trigger_timeout_at = case when $2 = 'awaiting_input' then now() + make_interval(secs => $3::double precision) end,
         rendered_map_index = coalesce($6, task_instance.rendered_map_index), reason = null,
         scheduled_at = case when $2 = 'scheduled' then now() else task_instance.scheduled_at end, updated_at = now()
    from target
   where task_instance.id = target.id and target.state = 'running'
  returning task_instance.*
),
${auditAttempts('moved', '$2')},
${timerFor('moved', 'trigger_timeout', 'trigger_timeout_at')}
select ${moveColumns}, (select trigger_timeout_at from moved) as "timeoutAt"
  from target`,
);

/** Locks the attempt before the answer, the order in which a human's answer is written too. */
const lockAttempt = defineStatement<[id: string], { id: string }>(
  'attempt_lock',
  'select id from task_instance where id = $1 for update',
);

/** The worker parks its attempt until a human answers. */
export async function awaitInput(
  database: Database,
  attemptId: string,
  message: AwaitInputMessage,
): Promise<AttemptOutcome> {
  const { timeoutSeconds, nextMethod, nextKwargs, renderedMapIndex } = message;
  const row = await database.transaction('attempt_await_input', async (transaction) => {
    await transaction.run(lockAttempt, attemptId);
    const [answer] = await transaction.run(readAnswer, attemptId);
    const state = answer === undefined ? 'awaiting_input' : 'scheduled';
    const kwargs = answer === undefined ? nextKwargs : resumeKwargs(nextKwargs, answer);
    const [moved] = await transaction.run(
      park,
      attemptId,
      state,
      timeoutSeconds,
      nextMethod,
      jsonText(kwargs),
      renderedMapIndex,
    );
    if (moved?.moved) {
      transaction.emit(...runChanged(moved, { kind: 'slots_changed' }));
      if (moved.timeoutAt !== null) transaction.emit({ kind: 'timer_set', dueAt: toIso(moved.timeoutAt) });
    }
    return moved;
  });
  return moveOutcome(database, attemptId, row, 'awaiting_input');
}
