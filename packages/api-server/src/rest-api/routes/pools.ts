import type { PoolBody, PoolPatchBody, PoolResponse } from '@leeward/contracts/rest-api';
import { HttpError } from '../../http/http-error.ts';
import type { RestApiContext } from '../context.ts';
import { matches, startsWith } from '../filters/conditions.ts';
import type { Ordering } from '../filters/order.ts';
import { type Query, readPage } from '../filters/page.ts';
import { paging } from '../filters/paging.ts';
import type { RegisterOperation } from '../operations.ts';
import {
  defaultPool,
  existingPools,
  insertPool,
  type PoolRow,
  poolColumns,
  poolResponse,
  selectPools,
  updatePool,
} from '../queries/pools.ts';
import { namesPresent, namesToCreate, requireOnce, runBulk } from './bulk.ts';
import { meantFields, requireTeams } from './secrets.ts';

const ordering: Ordering = {
  names: { id: 'slot_pool.id', pool: 'slot_pool.pool', name: 'slot_pool.pool' },
  key: { name: 'id', column: 'slot_pool.id' },
};

const pools = { plural: 'pools', key: 'pool names' };
const oneUrl = { url: '/pools/*', rest: 'pool_name' };

/** Pools of slots. Whoever changes one wakes the schedulers: more may be queued now. */
export function poolRoutes(operation: RegisterOperation, { database, config }: RestApiContext): void {
  operation('get_pools', {
    access: ['GET', 'pool'],
    async handle({ query }) {
      const conditions = [
        matches('slot_pool.pool', query.pool_name_pattern),
        startsWith('slot_pool.pool', query.pool_name_prefix_pattern),
      ];
      const page = { conditions, ...paging(query, ordering, config) };
      const { rows, total } = await readPage(selectPools(database) as unknown as Query<PoolRow>, page);
      return { pools: rows.map(poolResponse), total_entries: total };
    },
  });

  operation('get_pool', { ...oneUrl, access: ['GET', 'pool'], handle: ({ path }) => readPool(path.pool_name) });

  operation('post_pool', {
    access: ['POST', 'pool'],
    audited: true,
    async handle({ body }) {
      requireTeams(config, body.team_name);
      await database.transaction('create pool', async (tx) => {
        await insertPool(tx, body);
        tx.emit({ kind: 'slots_changed' });
      });
      return readPool(body.name);
    },
  });

  operation('patch_pool', {
    ...oneUrl,
    access: ['PUT', 'pool'],
    audited: true,
    async handle({ path, query, body }) {
      requireTeams(config, body.team_name);
      if (body.pool && body.pool !== path.pool_name)
        throw new HttpError(400, "Invalid body, pool name from request body doesn't match uri parameter");
      await readPool(path.pool_name);
      requireAllowed(path.pool_name, query.update_mask);
      requireWhole(path.pool_name, body);
      await change(path.pool_name, body, query.update_mask);
      return readPool(path.pool_name);
    },
  });

  operation('delete_pool', {
    ...oneUrl,
    access: ['DELETE', 'pool'],
    audited: true,
    async handle({ path }) {
      if (path.pool_name === defaultPool) throw new HttpError(400, "Default Pool can't be deleted");
      const { numDeletedRows } = await database.kysely
        .deleteFrom('slot_pool')
        .where('pool', '=', path.pool_name)
        .executeTakeFirst();
      if (numDeletedRows === 0n) throw unknownPool(path.pool_name);
    },
  });

  operation('bulk_pools', {
    access: ['PUT', 'pool'],
    audited: true,
    async handle({ body }) {
      return runBulk(body.actions, {
        async create(action, result) {
          const names = action.entities.map((entity) => entity.name);
          const existing = await existingPools(database, names);
          const made = names.filter((name) => !existing.has(name));
          requireOnce(made, pools);
          const meant = namesToCreate(action, names, existing, pools);
          for (const entity of action.entities.filter((each) => meant.has(each.name))) {
            requireTeams(config, entity.team_name);
            if (existing.has(entity.name)) await change(entity.name, entity, null);
            else await database.transaction('create pool', (tx) => insertPool(tx, entity));
            result.success.push(entity.name);
          }
        },
        async update(action, result) {
          const names = action.entities.map((entity) => entity.name);
          const meant = namesPresent(action, names, await existingPools(database, names), pools);
          for (const entity of action.entities.filter((each) => meant.has(each.name))) {
            requireTeams(config, entity.team_name);
            requireAllowed(entity.name, action.update_mask);
            await change(entity.name, entity, action.update_mask);
            result.success.push(entity.name);
          }
        },
        async delete(action, result) {
          const names = action.entities.map((entity) => (typeof entity === 'string' ? entity : entity.name));
          const meant = [...namesPresent(action, names, await existingPools(database, names), pools)];
          if (meant.includes(defaultPool)) throw new HttpError(400, "Default Pool can't be deleted");
          if (meant.length > 0) await database.kysely.deleteFrom('slot_pool').where('pool', 'in', meant).execute();
          result.success.push(...meant);
        },
      });
    },
  });

  async function readPool(name: string): Promise<PoolResponse> {
    const row = await selectPools(database).where('slot_pool.pool', '=', name).executeTakeFirst();
    if (row === undefined) throw unknownPool(name);
    return poolResponse(row as unknown as PoolRow);
  }

  async function change(
    name: string,
    body: Partial<PoolBody> | PoolPatchBody,
    mask: readonly string[] | null | undefined,
  ): Promise<void> {
    const columns = poolColumns(body as Partial<PoolBody>, meantFields(body, mask));
    await database.transaction('change pool', async (tx) => {
      await updatePool(tx, name, columns);
      tx.emit({ kind: 'slots_changed' });
    });
  }
}

function unknownPool(name: string): HttpError {
  return new HttpError(404, `The Pool with name: \`${name}\` was not found`);
}

/** Of the default pool only the slots and what counts against them may change, and the mask must say so. */
function requireAllowed(name: string, mask: readonly string[] | null | undefined): void {
  if (name !== defaultPool) return;
  const isAllowed =
    (mask?.length ?? 0) > 0 && mask!.every((field) => ['slots', 'include_deferred'].includes(field.trim()));
  if (!isAllowed) throw new HttpError(400, 'Only slots and included_deferred can be modified on Default Pool');
}

const wholeFields = {
  pool: { type: 'string_type', msg: 'Input should be a valid string' },
  slots: { type: 'int_type', msg: 'Input should be a valid integer' },
  include_deferred: { type: 'bool_type', msg: 'Input should be a valid boolean' },
} as const;

/** A patch of a pool must name it and both of its numbers, whatever the mask leaves of it; one of the default pool may leave them out. */
function requireWhole(name: string, body: PoolPatchBody): void {
  const problems = (['pool', 'slots', 'include_deferred'] as const).flatMap((field): object[] => {
    if (body[field] === null) return [{ ...wholeFields[field], loc: [field], input: null }];
    if (field in body || name === defaultPool) return [];
    return [{ type: 'missing', loc: [field], msg: 'Field required', input: body }];
  });
  if (problems.length > 0) throw new HttpError(422, problems);
}
