import { jsonText, toIso } from '@leeward/contracts';
import { type Database, defineStatement } from '@leeward/database';
import { type MoveRow, moveColumns, moveOutcome, runChanged } from './answer.ts';
import type { AttemptOutcome } from './outcome.ts';
import { auditAttempts, lockedTarget, notifyAttempts, timerFor } from './sql.ts';

export interface DeferMessage {
  classpath: string;
  /** JSON text, or what the worker encrypted. */
  triggerKwargs: string;
  triggerKwargsEncrypted: boolean;
  timeoutSeconds: number | null;
  queue: string | null;
  nextMethod: string;
  nextKwargs: Record<string, unknown>;
  renderedMapIndex: string | null;
}

type DeferParams = [
  id: string,
  classpath: string,
  kwargs: string,
  kwargsEncrypted: boolean,
  queue: string | null,
  timeoutSeconds: number | null,
  nextMethod: string,
  nextKwargs: string,
  renderedMapIndex: string | null,
  sender: string,
];

/** running → deferred, with its trigger and the timer of its timeout. The trigger is made only when the attempt moves. */
const statement = defineStatement<DeferParams, MoveRow & { timeoutAt: Date | null }>(
  'attempt_defer',
  `with ${lockedTarget},
made as (
  insert into trigger (classpath, kwargs, kwargs_encrypted, queue, team_name)
  select $2, $3, $4, $5, team.team_name
    from target
    join dag on dag.dag_id = target.dag_id
    left join lateral (select team_name from dag_bundle_team where bundle_name = dag.bundle_name limit 1) team on true
   where target.state = 'running'
  returning id
),
moved as (
  update task_instance
     set state = 'deferred', trigger_id = made.id, trigger_timeout_at = now() + make_interval(secs => $6::double precision),
         next_method = $7, next_kwargs = $8::jsonb, rendered_map_index = coalesce($9, task_instance.rendered_map_index),
         reason = null, updated_at = now()
    from target, made
   where task_instance.id = target.id
  returning task_instance.*
),
${auditAttempts('moved', `'deferred'`)},
${timerFor('moved', 'trigger_timeout', 'trigger_timeout_at')}
select ${moveColumns},
       (select ${notifyAttempts('moved', '$10', 'run_changed', 'slots_changed', 'triggers_changed')}) as notified,
       (select ${notifyAttempts('moved where trigger_timeout_at is not null', '$10', 'trigger_timeout')}) as told,
       (select trigger_timeout_at from moved) as "timeoutAt"
  from target`,
);

/** The worker hands its attempt to the triggerer and gives back its slot. */
export async function deferAttempt(
  database: Database,
  attemptId: string,
  message: DeferMessage,
): Promise<AttemptOutcome> {
  const [row] = await database.run(
    statement,
    attemptId,
    message.classpath,
    message.triggerKwargs,
    message.triggerKwargsEncrypted,
    message.queue,
    message.timeoutSeconds,
    message.nextMethod,
    jsonText(message.nextKwargs),
    message.renderedMapIndex,
    database.processId,
  );
  if (row?.moved) {
    const timers = row.timeoutAt === null ? [] : [{ kind: 'timer_set' as const, dueAt: toIso(row.timeoutAt) }];
    database.bus.publish(runChanged(row, { kind: 'slots_changed' }, { kind: 'triggers_changed' }, ...timers));
  }
  return moveOutcome(database, attemptId, row, 'deferred');
}
