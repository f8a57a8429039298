import type { ConnectionResponse } from '@leeward/contracts/execution-api';
import { defineStatement } from '@leeward/database';
import { notFound } from '../http/http-error.ts';
import { parseConnection } from './connection-text.ts';
import type { ExecutionApiContext } from './context.ts';
import { connectionFromEnvironment } from './environment-secrets.ts';
import type { RegisterOperation } from './operations.ts';
import { visibleTo } from './teams.ts';

interface ConnectionPath {
  connection_id: string;
}

const findConnection = defineStatement<
  [id: string, attemptId: string | null],
  ConnectionResponse & { isEncrypted: boolean }
>(
  'connection_find',
  `select conn_id, conn_type, host, schema, login, password, port, extra, is_encrypted as "isEncrypted"
     from connection where conn_id = $1 and ${visibleTo('connection.team_name', '$2')}`,
);

export function connectionRoutes(operation: RegisterOperation, context: ExecutionApiContext): void {
  const { database, config, environment, cipher } = context;

  operation<ConnectionPath>('get_connection', {
    async handle({ path, token }) {
      const id = path.connection_id;
      const given = connectionFromEnvironment(environment, id);
      if (given !== undefined) return { status: 200, body: parseConnection(id, given) };
      const [row] = await database.run(findConnection, id, config.multiTeam ? token.attemptId : null);
      if (row === undefined) throw notFound(`Connection with ID ${id} not found`);
      const { isEncrypted, ...connection } = row;
      return {
        status: 200,
        body: {
          ...connection,
          password: cipher.open(connection.password, isEncrypted),
          extra: cipher.open(connection.extra, isEncrypted),
        },
      };
    },
  });
}
