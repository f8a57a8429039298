import { type Database, defineStatement } from '@leeward/database';

/** Assets that are not active and some Dag names them, or the other way round. */
const misjudged = `
  named as (
    select asset_id from dag_schedule_asset reference join dag on dag.dag_id = reference.dag_id and not dag.is_stale
     where asset_id is not null
     union
    select asset_id from task_asset reference join dag on dag.dag_id = reference.dag_id and not dag.is_stale
     union
    select asset_id from asset_alias_asset
  ),
  misjudged as (
    select asset.id from asset left join named on named.asset_id = asset.id where asset.is_active <> (named.asset_id is not null)
  )`;

/**
 * The watchers that run: those that any Dag names of an active asset that an unpaused Dag is scheduled on
 * (airflow/dag_processing/collection.py: _find_active_assets).
 */
const wanted = `
  wanted as (
    select watcher.asset_id, watcher.watcher_key, min(watcher.name) as name, min(watcher.classpath) as classpath,
           min(watcher.kwargs) as kwargs
      from dag_asset_watcher watcher
      join dag on dag.dag_id = watcher.dag_id and not dag.is_stale
      join asset on asset.id = watcher.asset_id and asset.is_active
     where exists (
       select from dag_schedule_asset reference
         join dag consumer on consumer.dag_id = reference.dag_id and not consumer.is_stale and not consumer.is_paused
        where reference.asset_id = watcher.asset_id)
     group by watcher.asset_id, watcher.watcher_key
  ),
  present as (
    select watcher.asset_id, trigger.watcher_key, watcher.name
      from asset_watcher watcher join trigger on trigger.id = watcher.trigger_id
  )`;

const isUnsettled = defineStatement<[], { isUnsettled: boolean }>(
  'assets_unsettled',
  `with ${misjudged}, ${wanted}
   select exists (select from misjudged)
       or exists (select asset_id, watcher_key, name from wanted except select * from present)
       or exists (select * from present except select asset_id, watcher_key, name from wanted) as "isUnsettled"`,
);

const lockKey = `hashtextextended('leeward settles assets', 0)`;

/** Dag processors take turns, and no Dag is stored meanwhile: what it names would be taken for what nobody names. */
const lock = defineStatement<[], never>('assets_settle_lock', `select pg_advisory_xact_lock(${lockKey})`);

/** Held by a transaction that stores what a Dag names, from before it does to its end. */
export const holdOffSettling = defineStatement<[], never>(
  'assets_hold_off_settling',
  `select pg_advisory_xact_lock_shared(${lockKey})`,
);

const settleActive = defineStatement<[], never>(
  'assets_settle_active',
  `with ${misjudged}
   update asset set is_active = not is_active, updated_at = now() where id in (select id from misjudged)`,
);

const addWatchers = defineStatement<[], never>(
  'assets_add_watchers',
  `with ${wanted},
   made as (
     insert into trigger (classpath, kwargs, watcher_key)
     select distinct on (watcher_key) classpath, kwargs, watcher_key from wanted
      where not exists (select from trigger where trigger.watcher_key = wanted.watcher_key)
     returning id, watcher_key
   ),
   known as (
     select id, watcher_key from made union all select id, watcher_key from trigger where watcher_key is not null
   )
   insert into asset_watcher (asset_id, name, trigger_id)
   select wanted.asset_id, wanted.name, known.id from wanted join known on known.watcher_key = wanted.watcher_key
       on conflict (asset_id, trigger_id) do update set name = excluded.name where asset_watcher.name <> excluded.name`,
);

const removeWatchers = defineStatement<[], never>(
  'assets_remove_watchers',
  `with ${wanted}
   delete from asset_watcher using trigger
    where trigger.id = asset_watcher.trigger_id
      and (asset_watcher.asset_id, trigger.watcher_key) not in (select asset_id, watcher_key from wanted)`,
);

const removeTriggers = defineStatement<[], never>(
  'assets_remove_triggers',
  `delete from trigger
    where watcher_key is not null and not exists (select from asset_watcher where asset_watcher.trigger_id = trigger.id)`,
);

/**
 * Brings what is active and what is watched in step with the Dags: airflow/jobs/scheduler_job_runner.py (_update_asset_orphanage) and
 * airflow/dag_processing/collection.py (add_asset_trigger_references). It reads only what is committed, so that a look that was lost
 * is made up for by the next one.
 */
export async function settleAssets(database: Database): Promise<void> {
  const [row] = await database.run(isUnsettled);
  if (row?.isUnsettled !== true) return;
  await database.transaction('settle_assets', async (tx) => {
    await tx.run(lock);
    await tx.run(settleActive);
    await tx.run(addWatchers);
    await tx.run(removeWatchers);
    await tx.run(removeTriggers);
    tx.emit({ kind: 'triggers_changed' });
  });
}
