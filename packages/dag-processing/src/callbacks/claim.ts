import { defineStatement, type Statement } from '@leeward/database';

export interface ClaimedCallback {
  id: string;
  dagId: string | null;
  runId: string | null;
  bundleName: string | null;
  bundleVersion: string | null;
  relativePath: string | null;
  /** A callback request of the supervisor schema, or a `DeadlineCallback`. */
  request: { readonly type: string } & Readonly<Record<string, unknown>>;
  attempts: number;
}

export const mostAttempts = 3;

const lockKey = (id: string) => `hashtextextended('callback:' || ${id}, 0)`;

/** Whether there is anything to claim, asked without a connection of its own. Uses the index callback_pending. */
export const hasCallbacks: Statement<[], { found: boolean }> = defineStatement(
  'callback_has_any',
  `select exists (select from callback where state in ('pending', 'running')) as found`,
);

/**
 * pending → running, and running anew what a dead processor had: whoever runs a callback holds its advisory lock on the connection of
 * this statement, and a lock that is free tells that its holder is gone. $1 is what this process runs itself, $2 how many more it takes,
 * $3 the seconds after which one that could not be run is tried again. What was tried as often as it may be has failed.
 */
export const claimCallbacks = `with held as materialized (
     select (classid::bigint << 32 | objid::bigint) as key from pg_locks
      where locktype = 'advisory' and granted and objsubid = 1
        and database = (select oid from pg_database where datname = current_database())
   ),
   free as materialized (
     select id, attempts from callback
      where state in ('pending', 'running') and id <> all($1::uuid[])
        and case state when 'pending' then attempts = 0 or updated_at < now() - make_interval(secs => $3)
            else ${lockKey('id')} not in (select key from held) end
      order by priority_weight desc, created_at
      limit $2
        for update skip locked
   ),
   given_up as (
     update callback set state = 'failed', output = 'It was tried ${mostAttempts} times and its process was lost each time.', updated_at = now()
       from free where callback.id = free.id and free.attempts >= ${mostAttempts}
   )
   update callback set state = 'running', attempts = callback.attempts + 1, updated_at = now()
     from free
    where callback.id = free.id and free.attempts < ${mostAttempts} and pg_try_advisory_lock(${lockKey('callback.id')})
   returning callback.id, dag_id as "dagId", run_id as "runId", bundle_name as "bundleName", bundle_version as "bundleVersion",
             relative_fileloc as "relativePath", request::json, callback.attempts`;

export const unlockCallback = `select pg_advisory_unlock(${lockKey('$1')})`;

/** running → how it ended; `pending` where it can be tried again. */
export const endCallback = defineStatement<
  [id: string, state: 'success' | 'failed' | 'pending', output: string | null],
  { id: string }
>(
  'callback_end',
  `update callback set state = $2, output = $3, updated_at = now() where id = $1 and state = 'running' returning id`,
);
