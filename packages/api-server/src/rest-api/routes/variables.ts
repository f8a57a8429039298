import { jsonText } from '@leeward/contracts';
import type { VariableBody, VariableResponse } from '@leeward/contracts/rest-api';
import type { Connection } from '@leeward/database';
import { exactBody } from '../../http/exact-body.ts';
import { HttpError } from '../../http/http-error.ts';
import type { RestApiContext } from '../context.ts';
import { matches, startsWith } from '../filters/conditions.ts';
import { columnsOf, type Ordering } from '../filters/order.ts';
import { type Query, readPage } from '../filters/page.ts';
import { paging } from '../filters/paging.ts';
import type { RegisterOperation } from '../operations.ts';
import { namesPresent, namesToCreate, runBulk } from './bulk.ts';
import { maskText, meantFields, requireTeams } from './secrets.ts';

interface VariableRow {
  key: string;
  value: string | null;
  description: string | null;
  is_encrypted: boolean;
  team_name: string | null;
}

const ordering: Ordering = {
  names: {
    ...columnsOf('variable', ['key', 'id', 'description', 'is_encrypted', 'team_name']),
    _val: 'variable.value',
  },
  key: { name: 'id', column: 'variable.id' },
};

const variables = { plural: 'variables', key: 'keys' };
const oneUrl = { url: '/variables/*', rest: 'variable_key' };

/** Variables: encrypted in the table, masked by their name in answers. */
export function variableRoutes(operation: RegisterOperation, context: RestApiContext): void {
  const { database, config, cipher, masker } = context;
  const columns = [
    'variable.key',
    'variable.value',
    'variable.description',
    'variable.is_encrypted',
    'variable.team_name',
  ];
  const select = () => database.kysely.selectFrom('variable').select(columns as never) as unknown as Query<VariableRow>;

  operation('get_variables', {
    access: ['GET', 'variable'],
    async handle({ query }) {
      const conditions = [
        matches('variable.key', query.variable_key_pattern),
        startsWith('variable.key', query.variable_key_prefix_pattern),
      ];
      const { rows, total } = await readPage(select(), { conditions, ...paging(query, ordering, config) });
      return { variables: rows.map(respond), total_entries: total };
    },
  });

  operation('get_variable', { ...oneUrl, access: ['GET', 'variable'], handle: ({ path }) => read(path.variable_key) });

  operation('post_variable', {
    access: ['POST', 'variable'],
    audited: true,
    async handle({ request }) {
      const body = exactBody<VariableBody>(request);
      requireTeams(config, body.team_name);
      const { numInsertedOrUpdatedRows } = await database.kysely
        .insertInto('variable')
        .values(valuesOf(body))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows === 0n)
        throw new HttpError(409, `The Variable with key: \`${body.key}\` already exists`);
      return read(body.key);
    },
  });

  operation('patch_variable', {
    ...oneUrl,
    access: ['PUT', 'variable'],
    audited: true,
    async handle({ path, query, request }) {
      const body = exactBody<VariableBody>(request);
      requireTeams(config, body.team_name);
      if (body.key !== path.variable_key)
        throw new HttpError(400, "Invalid body, key from request body doesn't match uri parameter");
      requireKeyUnmasked(query.update_mask);
      await read(path.variable_key);
      await change(database, body, query.update_mask);
      return read(path.variable_key);
    },
  });

  operation('delete_variable', {
    ...oneUrl,
    access: ['DELETE', 'variable'],
    audited: true,
    async handle({ path }) {
      const { numDeletedRows } = await database.kysely
        .deleteFrom('variable')
        .where('key', '=', path.variable_key)
        .executeTakeFirst();
      if (numDeletedRows === 0n) throw unknownVariable(path.variable_key);
    },
  });

  operation('bulk_variables', {
    access: ['PUT', 'variable'],
    audited: true,
    async handle({ body, request }) {
      return runBulk(exactBody<typeof body>(request).actions, {
        async create(action, result) {
          const keys = action.entities.map((entity) => entity.key);
          const meant = namesToCreate(action, keys, await existing(keys), variables);
          for (const entity of action.entities.filter((each) => meant.has(each.key))) {
            requireTeams(config, entity.team_name);
            const { key: _, ...rest } = valuesOf(entity);
            await database.kysely
              .insertInto('variable')
              .values(valuesOf(entity))
              .onConflict((conflict) => conflict.column('key').doUpdateSet(rest))
              .execute();
            result.success.push(entity.key);
          }
        },
        async update(action, result) {
          const keys = action.entities.map((entity) => entity.key);
          const meant = namesPresent(action, keys, await existing(keys), variables);
          requireKeyUnmasked(action.update_mask);
          for (const entity of action.entities.filter((each) => meant.has(each.key))) {
            requireTeams(config, entity.team_name);
            await change(database, entity, action.update_mask);
            result.success.push(entity.key);
          }
        },
        async delete(action, result) {
          const keys = action.entities.map((entity) => (typeof entity === 'string' ? entity : entity.key));
          const meant = [...namesPresent(action, keys, await existing(keys), variables)];
          if (meant.length > 0) await database.kysely.deleteFrom('variable').where('key', 'in', meant).execute();
          result.success.push(...meant);
        },
      });
    },
  });

  async function existing(keys: readonly string[]): Promise<Set<string>> {
    if (keys.length === 0) return new Set();
    const rows = await database.kysely
      .selectFrom('variable')
      .select('key')
      .where('key', 'in', [...keys])
      .execute();
    return new Set(rows.map((row) => row.key));
  }

  async function read(key: string): Promise<VariableResponse> {
    const row = await select().where('variable.key', '=', key).executeTakeFirst();
    if (row === undefined) throw unknownVariable(key);
    return respond(row as VariableRow);
  }

  function respond(row: VariableRow): VariableResponse {
    const { key, description, is_encrypted, team_name } = row;
    const value = cipher.openOrNull(row.value, is_encrypted);
    const shown = value === null ? null : maskText(masker, value, key);
    return { key, value: shown, description, is_encrypted, team_name };
  }

  function valuesOf(body: VariableBody) {
    const { text, encrypted } = cipher.seal(textOf(body.value));
    const { key, description = null, team_name = null } = body;
    return { key, value: text, is_encrypted: encrypted, description, team_name };
  }

  async function change(connection: Connection, body: VariableBody, mask: readonly string[] | null | undefined) {
    const fields = meantFields(body, mask);
    const { value, is_encrypted, description, team_name } = valuesOf(body);
    const set = {
      ...(fields.has('value') ? { value, is_encrypted } : {}),
      ...(fields.has('description') ? { description } : {}),
      ...(fields.has('team_name') ? { team_name } : {}),
    };
    if (Object.keys(set).length === 0) return;
    await connection.kysely.updateTable('variable').set(set).where('key', '=', body.key).execute();
  }
}

/** A value that is not text is kept as its JSON. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : jsonText(value, 2);
}

function unknownVariable(key: string): HttpError {
  return new HttpError(404, `The Variable with key: \`${key}\` was not found`);
}

function requireKeyUnmasked(mask: readonly string[] | null | undefined): void {
  if (!mask?.includes('key')) return;
  const sentence = 'Update not allowed: the following fields are immutable and cannot be modified';
  throw new HttpError(400, `${sentence}: {'key'}`);
}
