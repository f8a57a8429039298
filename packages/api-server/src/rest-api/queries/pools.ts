import type { PoolBody, PoolResponse } from '@leeward/contracts/rest-api';
import type { Connection, Database } from '@leeward/database';
import { sql } from 'kysely';
import { alreadyExists } from '../../http/http-error.ts';
import type { Wire } from '../filters/page.ts';

export const defaultPool = 'default_pool';

/** Pools with the slots that are taken, all of them counted in one pass over what is active. */
export function selectPools({ apiKysely }: Pick<Database, 'apiKysely'>) {
  const slots = (state: string) => sql<number>`coalesce(sum(t.pool_slots) filter (where t.state = ${state}), 0)::int`;
  return apiKysely
    .selectFrom('slot_pool')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('task_instance as t')
          .select([
            slots('running').as('running_slots'),
            slots('queued').as('queued_slots'),
            slots('scheduled').as('scheduled_slots'),
            slots('deferred').as('deferred_slots'),
          ])
          .whereRef('t.pool', '=', 'slot_pool.pool')
          .where('t.state', 'in', ['running', 'queued', 'scheduled', 'deferred'])
          .as('used'),
      (join) => join.onTrue(),
    )
    .select(['slot_pool.pool', 'slot_pool.slots', 'slot_pool.description', 'slot_pool.include_deferred'])
    .select(['slot_pool.team_name', 'used.running_slots', 'used.queued_slots'])
    .select(['used.scheduled_slots', 'used.deferred_slots']);
}

export type PoolRow = Wire<Awaited<ReturnType<ReturnType<typeof selectPools>['execute']>>[number]>;

export function poolResponse(row: PoolRow): PoolResponse {
  const [running, queued, deferred] = [row.running_slots ?? 0, row.queued_slots ?? 0, row.deferred_slots ?? 0];
  const occupied = running + queued + (row.include_deferred ? deferred : 0);
  return {
    name: row.pool,
    slots: row.slots,
    description: row.description,
    include_deferred: row.include_deferred,
    occupied_slots: occupied,
    running_slots: running,
    queued_slots: queued,
    scheduled_slots: row.scheduled_slots ?? 0,
    open_slots: row.slots < 0 ? -1 : row.slots - occupied,
    deferred_slots: deferred,
    team_name: row.team_name,
  };
}

/** The columns of a body's fields that count. */
export function poolColumns(body: Omit<Partial<PoolBody>, 'name'>, fields: ReadonlySet<string>) {
  return {
    ...(fields.has('slots') && body.slots !== undefined ? { slots: body.slots } : {}),
    ...(fields.has('description') ? { description: body.description ?? null } : {}),
    ...(fields.has('include_deferred') ? { include_deferred: body.include_deferred ?? false } : {}),
    ...(fields.has('team_name') ? { team_name: body.team_name ?? null } : {}),
  };
}

export async function existingPools({ kysely }: Connection, names: readonly string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const rows = await kysely
    .selectFrom('slot_pool')
    .select('pool')
    .where('pool', 'in', [...names])
    .execute();
  return new Set(rows.map((row) => row.pool));
}

/** Throws alreadyExists where the name is taken. */
export async function insertPool(tx: Connection, body: PoolBody): Promise<void> {
  const { name, slots, description = null, include_deferred = false, team_name = null } = body;
  const { numInsertedOrUpdatedRows } = await tx.kysely
    .insertInto('slot_pool')
    .values({ pool: name, slots, description, include_deferred, team_name })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) throw alreadyExists(`The Pool with name: \`${name}\` already exists`);
}

/** Leaves a pool alone where no field counts. */
export async function updatePool(tx: Connection, name: string, columns: ReturnType<typeof poolColumns>): Promise<void> {
  if (Object.keys(columns).length === 0) return;
  await tx.kysely.updateTable('slot_pool').set(columns).where('pool', '=', name).execute();
}
