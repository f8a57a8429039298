import { type Database, defineStatement } from '@leeward/database';
import { type MoveRow, moveColumns, moveOutcome, runChanged } from './answer.ts';
import type { AttemptOutcome } from './outcome.ts';
import { auditAttempts, lockedTarget, notifyAttempts, timerFor } from './sql.ts';

/**
 * running → up_for_reschedule until `due`. The attempt keeps its id, so its reschedules add up: a sensor counts its timeout from
 * the first one.
 */
const statement = defineStatement<[id: string, dueAt: string, endDate: string, sender: string], MoveRow>(
  'attempt_reschedule',
  `with ${lockedTarget},
moved as (
  update task_instance
     set state = 'up_for_reschedule', end_date = $3, due_at = $2, next_method = null, next_kwargs = null, reason = null,
         updated_at = now()
    from target
   where task_instance.id = target.id and target.state = 'running'
  returning task_instance.*
),
noted as (
  insert into task_reschedule (task_instance_id, start_date, end_date, reschedule_date)
  select id, now(), end_date, due_at from moved
),
${auditAttempts('moved', `'up_for_reschedule'`)},
${timerFor('moved', 'task_due', 'due_at')}
select ${moveColumns},
       (select ${notifyAttempts('moved', '$4', 'run_changed', 'slots_changed', 'task_due')}) as notified
  from target`,
);

/** The worker gives back its slot until `rescheduleDate`; both instants are ISO 8601. */
export async function rescheduleAttempt(
  database: Database,
  attemptId: string,
  message: { rescheduleDate: string; endDate: string },
): Promise<AttemptOutcome> {
  const [row] = await database.run(statement, attemptId, message.rescheduleDate, message.endDate, database.processId);
  if (row?.moved) {
    database.bus.publish(
      runChanged(row, { kind: 'slots_changed' }, { kind: 'timer_set', dueAt: message.rescheduleDate }),
    );
  }
  return moveOutcome(database, attemptId, row, 'up_for_reschedule');
}
