import { randomUUID } from 'node:crypto';
import type { AsyncConnectionTestResponse } from '@leeward/contracts/rest-api';
import { HttpError } from '../../http/http-error.ts';
import type { RestApiContext } from '../context.ts';
import type { RegisterOperation } from '../operations.ts';
import { connectionColumns } from '../queries/connections.ts';
import { requireTeams } from './secrets.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Connections are tested by workers, which have the providers; the API server runs no Python. */
export function connectionTestRoutes(operation: RegisterOperation, context: RestApiContext): void {
  const { database, config, cipher } = context;

  operation('test_connection', {
    access: ['POST', 'connection'],
    async handle() {
      requireEnabled();
      return { status: false, message: 'Connections are tested by a worker: use connections/enqueue-test.' };
    },
  });

  operation('enqueue_connection_test', {
    access: ['POST', 'connection'],
    audited: true,
    async handle({ body }) {
      requireEnabled();
      requireTeams(config, body.team_name);
      const { password = null, extra = null, is_encrypted = false } = connectionColumns(body, cipher);
      const { connection_id, conn_type, host = null, login = null, schema = null, port = null } = body;
      const commit_on_success = body.commit_on_success ?? false;
      const payload = { conn_type, host, login, password, schema, port, extra, is_encrypted, commit_on_success };
      const id = randomUUID();
      const isActive = await database.transaction('enqueue connection test', async (tx) => {
        const active = await tx.kysely
          .selectFrom('connection_test')
          .select('id')
          .where('connection_id', '=', connection_id)
          .where('state', 'in', ['pending', 'queued', 'running'])
          .executeTakeFirst();
        if (active !== undefined) return true;
        const values = { id, connection_id, state: 'pending', payload: JSON.stringify(payload) };
        await tx.kysely.insertInto('connection_test').values(values).execute();
        return false;
      });
      if (isActive)
        throw new HttpError(409, `An active connection test already exists for connection_id \`${connection_id}\`.`);
      return { token: id, connection_id, state: 'pending' };
    },
  });

  operation('get_connection_test', {
    access: ['GET', 'connection'],
    async handle({ request }) {
      const token = request.headers['airflow-connection-test-token'];
      if (typeof token !== 'string') {
        const loc = ['header', 'Airflow-Connection-Test-Token'];
        throw new HttpError(422, [{ type: 'missing', loc, msg: 'Field required', input: null }]);
      }
      const row = uuid.test(token)
        ? await database.apiKysely
            .selectFrom('connection_test')
            .select(['id as token', 'connection_id', 'state', 'result_message', 'created_at'])
            .where('id', '=', token)
            .executeTakeFirst()
        : undefined;
      if (row === undefined) throw new HttpError(404, `No connection test found for token: \`${token}\``);
      return row as unknown as AsyncConnectionTestResponse;
    },
  });

  /** Airflow's defaults name services of its providers that nobody here has; there are none to make. */
  operation('create_default_connections', { access: ['POST', 'connection'], audited: true, async handle() {} });

  function requireEnabled(): void {
    if (config.testConnection === 'Enabled') return;
    throw new HttpError(
      403,
      'Testing connections is disabled in Airflow configuration. Contact your deployment admin to enable it.',
    );
  }
}
