import { deadAfterSeconds, defineStatement, stalledAfterSeconds } from '@leeward/database';

const isWaitedFor = (trigger: string) =>
  `exists (select from task_instance ti where ti.trigger_id = ${trigger}.id and ti.state = 'deferred')`;
const isWatching = (trigger: string) => `exists (select from asset_watcher w where w.trigger_id = ${trigger}.id)`;
/** Those of watchers come and go with the Dags: the Dag processor alone removes them. */
const isKept = (trigger: string) => `(${trigger}.watcher_key is not null
    or ${isWaitedFor(trigger)}
    or exists (select from callback c where c.trigger_id = ${trigger}.id))`;

/**
 * One round trip: removes triggers that nobody needs, takes up to $3 that are needed and have no owner or a dead one, those that a task
 * waits for first, and answers with all that triggerer $1 has now. A trigger for a queue is left to a triggerer of that queue ($2 null:
 * those without). Locked rows are another triggerer's at this moment and are skipped; a dead owner is one that ended, whose heartbeat is
 * old and whose lock is free, or whose heartbeat is much too old.
 */
export const claimTriggers = defineStatement<
  [triggererId: string, queues: string[] | null, limit: number],
  { id: number }
>(
  'trigger_claim',
  `with removed as (
     delete from trigger
      where id in (select id from trigger unneeded where not ${isKept('unneeded')} order by id for update skip locked)
     returning id
   ),
   held as materialized (
     select (classid::bigint << 32 | objid::bigint) as key from pg_locks
      where locktype = 'advisory' and granted and objsubid = 1
        and database = (select oid from pg_database where datname = current_database())
   ),
   alive as materialized (
     select id from process
      where kind = 'triggerer' and ended_at is null and heartbeat_at > now() - make_interval(secs => ${stalledAfterSeconds})
        and (heartbeat_at > now() - make_interval(secs => ${deadAfterSeconds})
             or hashtextextended(id::text, 0) in (select key from held))
   ),
   free as (
     select id from trigger candidate
      where (triggerer_id is null or triggerer_id not in (select id from alive))
        and ($2::text[] is null and queue is null or queue = any($2))
        and (${isWaitedFor('candidate')} or ${isWatching('candidate')})
      order by watcher_key is not null, id
      limit $3
        for update skip locked
   ),
   claimed as (
     update trigger set triggerer_id = $1 from free where trigger.id = free.id returning trigger.id
   )
   select id from claimed
   union
   select id from trigger mine where triggerer_id = $1 and id not in (select id from removed)`,
);

/** Gives back what a triggerer has, so that another one takes it at once. */
export const releaseTriggers = defineStatement<[triggererId: string, ids: number[] | null], { id: number }>(
  'trigger_release',
  `update trigger set triggerer_id = null where triggerer_id = $1 and ($2::bigint[] is null or id = any($2)) returning id`,
);

/** Of these ids, those that another triggerer has meanwhile. */
export const findElsewhere = defineStatement<[ids: number[], triggererId: string], { id: number }>(
  'trigger_find_elsewhere',
  'select id from trigger where id = any($1) and triggerer_id is distinct from $2',
);
