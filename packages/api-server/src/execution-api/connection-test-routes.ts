import type { ConnectionTestResultBody, ConnectionTestState } from '@leeward/contracts/execution-api';
import { defineStatement } from '@leeward/database';
import type { FastifyRequest } from 'fastify';
import { HttpError, notFound } from '../http/http-error.ts';
import type { ExecutionApiContext } from './context.ts';
import type { RegisterOperation } from './operations.ts';

interface TestPath {
  connection_test_id: string;
}

/** What `connection_test.payload` holds: the connection to test, and whether to keep it when it works. */
interface ConnectionTestPayload {
  conn_type: string;
  host: string | null;
  login: string | null;
  password: string | null;
  schema: string | null;
  port: number | null;
  extra: string | null;
  is_encrypted: boolean;
  commit_on_success: boolean;
}

const claim = defineStatement<
  [id: string],
  { previous: ConnectionTestState; connId: string; payload: ConnectionTestPayload }
>(
  'connection_test_claim',
  `with target as (select id, state from connection_test where id = $1 for update),
claimed as (
  update connection_test set state = 'running', updated_at = now() from target
   where connection_test.id = target.id and target.state in ('pending', 'queued')
)
select target.state as previous, connection_id as "connId", payload
  from target join connection_test on connection_test.id = target.id`,
);

const report = defineStatement<
  [id: string, state: ConnectionTestState, message: string | null],
  { previous: ConnectionTestState }
>(
  'connection_test_report',
  `with target as (select id, state, connection_id, payload from connection_test where id = $1 for update),
reported as (
  update connection_test set state = $2, result_message = $3, updated_at = now() from target
   where connection_test.id = target.id and target.state in ('pending', 'queued', 'running')
  returning target.connection_id, target.payload
),
kept as (
  insert into connection (conn_id, conn_type, host, login, password, schema, port, extra, is_encrypted)
  select connection_id, payload ->> 'conn_type', payload ->> 'host', payload ->> 'login', payload ->> 'password',
         payload ->> 'schema', (payload ->> 'port')::integer, payload ->> 'extra', coalesce((payload ->> 'is_encrypted')::boolean, false)
    from reported where $2 = 'success' and (payload ->> 'commit_on_success')::boolean
      on conflict (conn_id) do update
         set conn_type = excluded.conn_type, host = excluded.host, login = excluded.login, password = excluded.password,
             schema = excluded.schema, port = excluded.port, extra = excluded.extra, is_encrypted = excluded.is_encrypted
)
select state as previous from target`,
);

/** A worker tests a connection: it fetches it once and says how it went. */
export function connectionTestRoutes(operation: RegisterOperation, { database, cipher }: ExecutionApiContext): void {
  operation<TestPath>('get_connection_test_connection', {
    scopes: ['workload'],
    path: ownTest,
    async handle({ path }) {
      const id = path.connection_test_id;
      const [test] = await database.run(claim, id);
      if (test === undefined) throw notFound(`Connection test ${id} not found`);
      if (test.previous !== 'pending' && test.previous !== 'queued') {
        throw conflict(
          `Connection test ${id} is in state ${test.previous}; credentials can only be fetched once while PENDING or QUEUED.`,
        );
      }
      const { conn_type, host, login, password, schema, port, extra, is_encrypted: sealed } = test.payload;
      const secrets = { password: cipher.open(password, sealed), extra: cipher.open(extra, sealed) };
      return { status: 200, body: { conn_id: test.connId, conn_type, host, login, schema, port, ...secrets } };
    },
  });

  operation<TestPath, unknown, ConnectionTestResultBody>('patch_connection_test', {
    scopes: ['workload'],
    path: ownTest,
    async handle({ path, body }) {
      const id = path.connection_test_id;
      if (body.state !== 'success' && body.state !== 'failed') throw notTerminal(body.state);
      const [test] = await database.run(report, id, body.state, body.result_message ?? null);
      if (test === undefined) throw notFound(`Connection test ${id} not found`);
      if (test.previous === 'success' || test.previous === 'failed') {
        throw conflict(`Connection test ${id} is already in terminal state: ${test.previous}`);
      }
      return { status: 204 };
    },
  });
}

function ownTest(params: Record<string, string>, request: FastifyRequest): Record<string, string> {
  if (request.taskToken?.attemptId !== params.connection_test_id?.toLowerCase()) {
    throw new HttpError(403, 'Token subject does not match connection test ID');
  }
  return params;
}

function conflict(message: string): HttpError {
  return new HttpError(409, { reason: 'conflict', message });
}

function notTerminal(state: string): HttpError {
  const msg = `Value error, Workers may only report terminal states (success/failed); got '${state}'`;
  return new HttpError(422, [{ type: 'value_error', loc: ['body', 'state'], msg, input: state, ctx: { error: {} } }]);
}
