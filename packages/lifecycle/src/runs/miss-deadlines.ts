import { defineStatement, type Transaction } from '@leeward/database';

/** Marks deadlines of unfinished runs as missed; their callbacks may run from now on. */
const miss = defineStatement<[deadlineIds: string[]], { id: string }>(
  'deadline_miss',
  `with missed as (
     update deadline set missed = true, updated_at = now()
      where id = any($1::uuid[]) and not missed and deadline_at <= now() returning callback_id
   )
   update callback set state = 'pending', updated_at = now()
     from missed where callback.id = missed.callback_id
   returning callback.id`,
);

export async function missDeadlines(tx: Transaction, deadlineIds: readonly string[]): Promise<void> {
  const callbacks = await tx.run(miss, [...deadlineIds]);
  if (callbacks.length > 0) tx.emit({ kind: 'callbacks_changed' });
}
