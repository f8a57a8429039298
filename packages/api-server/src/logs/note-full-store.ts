import { type Database, defineStatement } from '@leeward/database';

/** A worker asks again every 10 s for as long as there is no room. */
const againSeconds = 600;

const note = defineStatement<[attemptId: string, againSeconds: number], never>(
  'log_note_full_store',
  `insert into attempt_event (task_instance_id, dag_run_id, source, code, message)
   select id, dag_run_id, 'log_store', 'log_store_full',
          'The log store has no room. The worker keeps the lines, holds the task when they are too many, and gives them up after ten minutes.'
     from task_instance
    where id = $1 and not exists (
      select from attempt_event known
       where known.task_instance_id = $1 and known.code = 'log_store_full' and known.occurred_at > now() - make_interval(secs => $2))`,
);

/** Among what is known of the attempt, so that a person who sees it run for ever finds why. Where the database is full too, only the log tells. */
export async function noteFullStore(database: Database, attemptId: string): Promise<void> {
  await database.run(note, attemptId, againSeconds).catch(() => {});
}
