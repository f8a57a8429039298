import { defineStatement } from '@leeward/database';
import { unknownAttempt } from './attempt-errors.ts';
import type { ExecutionApiContext } from './context.ts';
import type { RegisterOperation } from './operations.ts';

const findInactive = defineStatement<[attemptId: string], { inactive: { name: string; uri: string }[] }>(
  'attempt_find_inactive_assets',
  `select coalesce((
     select json_agg(distinct jsonb_build_object('name', named.asset ->> 'name', 'uri', named.asset ->> 'uri'))
       from jsonb_array_elements(dag_version.serialized -> 'dag' -> 'tasks') task
      cross join lateral jsonb_array_elements(
        coalesce(task -> '__var' -> 'inlets', '[]') || coalesce(task -> '__var' -> 'outlets', '[]')) item
      cross join lateral (select item -> '__var' as asset) named
      where task -> '__var' ->> 'task_id' = task_instance.task_id and item ->> '__type' = 'asset'
        and not exists (select from asset where asset.name = named.asset ->> 'name' and asset.uri = named.asset ->> 'uri' and asset.is_active)
   ), '[]') as inactive
     from task_instance join dag_version on dag_version.id = task_instance.dag_version_id
    where task_instance.id = $1`,
);

/** Before a task runs, its worker asks whether its assets are still in use. */
export function assetCheckRoutes(operation: RegisterOperation, { database }: ExecutionApiContext): void {
  operation<{ task_instance_id: string }>('validate_inlets_and_outlets', {
    ownAttempt: true,
    async handle({ path }) {
      const [row] = await database.run(findInactive, path.task_instance_id);
      if (row === undefined) throw unknownAttempt();
      return { status: 200, body: { inactive_assets: row.inactive.map((asset) => ({ ...asset, type: 'Asset' })) } };
    },
  });
}
