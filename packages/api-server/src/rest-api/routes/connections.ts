import type { ConnectionBody, ConnectionResponse } from '@leeward/contracts/rest-api';
import { alreadyExists, HttpError } from '../../http/http-error.ts';
import type { RestApiContext } from '../context.ts';
import { matches, startsWith } from '../filters/conditions.ts';
import { columnsOf, type Ordering } from '../filters/order.ts';
import { readPage } from '../filters/page.ts';
import { paging } from '../filters/paging.ts';
import type { RegisterOperation } from '../operations.ts';
import {
  type ConnectionRow,
  connectionColumns,
  connectionResponse,
  existingConnections,
  selectConnections,
} from '../queries/connections.ts';
import { namesPresent, namesToCreate, requireOnce, runBulk } from './bulk.ts';
import { requireTeams } from './secrets.ts';

const ordering: Ordering = {
  names: {
    ...columnsOf('connection', ['conn_id', 'conn_type', 'description', 'host', 'port', 'id', 'team_name']),
    connection_id: 'connection.conn_id',
  },
  key: { name: 'id', column: 'connection.id' },
};

const connections = { plural: 'connections', key: 'connection_ids' };

/** Connections: password and extra encrypted in the table and masked in answers. */
export function connectionRoutes(operation: RegisterOperation, context: RestApiContext): void {
  const { database, config, cipher, masker } = context;
  const respond = (row: ConnectionRow) => connectionResponse(row, cipher, masker);

  operation('get_connections', {
    access: ['GET', 'connection'],
    async handle({ query }) {
      const conditions = [
        matches('connection.conn_id', query.connection_id_pattern),
        startsWith('connection.conn_id', query.connection_id_prefix_pattern),
      ];
      const page = { conditions, ...paging(query, ordering, config) };
      const { rows, total } = await readPage(selectConnections(database), page);
      return { connections: rows.map(respond), total_entries: total };
    },
  });

  operation('get_connection', { access: ['GET', 'connection'], handle: ({ path }) => read(path.connection_id) });

  operation('post_connection', {
    access: ['POST', 'connection'],
    audited: true,
    async handle({ body }) {
      requireTeams(config, body.team_name);
      await insert(body);
      return read(body.connection_id);
    },
  });

  operation('patch_connection', {
    access: ['PUT', 'connection'],
    audited: true,
    async handle({ path, query, body }) {
      requireTeams(config, body.team_name);
      if (body.connection_id !== path.connection_id)
        throw new HttpError(400, 'The connection_id in the request body does not match the URL parameter');
      await change(await find(path.connection_id), body, query.update_mask);
      return read(path.connection_id);
    },
  });

  operation('delete_connection', {
    access: ['DELETE', 'connection'],
    audited: true,
    async handle({ path }) {
      const { numDeletedRows } = await database.kysely
        .deleteFrom('connection')
        .where('conn_id', '=', path.connection_id)
        .executeTakeFirst();
      if (numDeletedRows === 0n) throw unknownConnection(path.connection_id);
    },
  });

  operation('bulk_connections', {
    access: ['PUT', 'connection'],
    audited: true,
    async handle({ body }) {
      return runBulk(body.actions, {
        async create(action, result) {
          const ids = action.entities.map((entity) => entity.connection_id);
          const existing = await existingConnections(database, ids);
          const made = ids.filter((name) => !existing.has(name));
          requireOnce(made, connections);
          const meant = namesToCreate(action, ids, new Set(existing.keys()), connections);
          for (const entity of action.entities.filter((each) => meant.has(each.connection_id))) {
            requireTeams(config, entity.team_name);
            const old = existing.get(entity.connection_id);
            if (old === undefined) await insert(entity);
            else await change(old, entity, null);
            result.success.push(entity.connection_id);
          }
        },
        async update(action, result) {
          const ids = action.entities.map((entity) => entity.connection_id);
          const existing = await existingConnections(database, ids);
          namesPresent(action, ids, new Set(existing.keys()), connections);
          for (const entity of action.entities) {
            const old = existing.get(entity.connection_id);
            if (old === undefined) continue;
            requireTeams(config, entity.team_name);
            await change(old, entity, action.update_mask);
            result.success.push(entity.connection_id);
          }
        },
        async delete(action, result) {
          const ids = action.entities.map((entity) => (typeof entity === 'string' ? entity : entity.connection_id));
          const existing = await existingConnections(database, ids);
          const meant = [...namesPresent(action, ids, new Set(existing.keys()), connections)];
          if (meant.length > 0) await database.kysely.deleteFrom('connection').where('conn_id', 'in', meant).execute();
          result.success.push(...meant);
        },
      });
    },
  });

  async function find(connectionId: string): Promise<ConnectionRow> {
    const row = await selectConnections(database).where('conn_id', '=', connectionId).executeTakeFirst();
    if (row === undefined) throw unknownConnection(connectionId);
    return row as ConnectionRow;
  }

  async function read(connectionId: string): Promise<ConnectionResponse> {
    return respond(await find(connectionId));
  }

  async function insert(body: ConnectionBody): Promise<void> {
    const columns = connectionColumns(body, cipher);
    const { numInsertedOrUpdatedRows } = await database.kysely
      .insertInto('connection')
      .values({ ...columns, conn_id: body.connection_id, conn_type: body.conn_type })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n)
      throw alreadyExists(`The Connection with connection_id: \`${body.connection_id}\` already exists`);
  }

  async function change(
    row: ConnectionRow,
    body: ConnectionBody,
    mask: readonly string[] | null | undefined,
  ): Promise<void> {
    const columns = connectionColumns(body, cipher, { row, mask });
    await database.kysely.updateTable('connection').set(columns).where('conn_id', '=', row.conn_id).execute();
  }
}

function unknownConnection(connectionId: string): HttpError {
  return new HttpError(404, `The Connection with connection_id: \`${connectionId}\` was not found`);
}
