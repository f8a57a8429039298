import type { VariablePostBody } from '@leeward/contracts/execution-api';
import { defineStatement } from '@leeward/database';
import { notFound } from '../http/http-error.ts';
import type { ExecutionApiContext } from './context.ts';
import { variableFromEnvironment } from './environment-secrets.ts';
import { defineOperation, type RegisterOperation } from './operations.ts';
import { visibleTo } from './teams.ts';

interface KeyPath {
  variable_key: string;
}

interface KeysQuery {
  prefix?: string | null;
  limit: number;
  offset: number;
}

const findVariable = defineStatement<
  [key: string, attemptId: string | null],
  { value: string | null; isEncrypted: boolean }
>(
  'variable_find',
  `select value, is_encrypted as "isEncrypted" from variable where key = $1 and ${visibleTo('variable.team_name', '$2')}`,
);

const putVariable = defineStatement<
  [key: string, value: string | null, description: string | null, encrypted: boolean],
  never
>(
  'variable_put',
  `insert into variable (key, value, description, is_encrypted) values ($1, $2, $3, $4)
       on conflict (key) do update
          set value = excluded.value, description = excluded.description, is_encrypted = excluded.is_encrypted`,
);

const deleteVariable = defineStatement<[key: string], never>('variable_delete', 'delete from variable where key = $1');

const listKeys = defineStatement<
  [pattern: string, limit: number, offset: number, attemptId: string | null],
  { keys: string[]; total: number }
>(
  'variable_list_keys',
  `with visible as (
  select key from variable where key like $1 and ${visibleTo('variable.team_name', '$4')}
)
select array(select key from visible order by key collate "C" limit $2 offset $3) as keys, (select count(*) from visible) as total`,
);

const url = '/variables/*';
const restIsKey = (params: Record<string, string>) => ({ variable_key: params['*'] ?? '' });

/** Variables. A key may hold slashes, so it is the rest of the path. */
export function variableRoutes(operation: RegisterOperation, context: ExecutionApiContext): void {
  const { database, config, environment, cipher } = context;
  const reader = (attemptId: string) => (config.multiTeam ? attemptId : null);

  const get = defineOperation<KeyPath>('get_variable', {
    path: restIsKey,
    async handle({ path, token }) {
      const key = path.variable_key;
      const fromEnvironment = variableFromEnvironment(environment, key);
      if (fromEnvironment !== undefined) return { status: 200, body: { key, value: fromEnvironment } };
      const [variable] = await database.run(findVariable, key, reader(token.attemptId));
      if (variable === undefined) throw notFound(`Variable with key '${key}' not found`);
      return { status: 200, body: { key, value: cipher.open(variable.value, variable.isEncrypted) } };
    },
  });

  const keys = defineOperation<unknown, KeysQuery>('get_variable_keys', {
    path: () => ({}),
    async handle({ query, token }) {
      const pattern = `${(query.prefix ?? '').replaceAll(/[\\%_]/g, '\\$&')}%`;
      const [row] = await database.run(listKeys, pattern, query.limit, query.offset, reader(token.attemptId));
      return { status: 200, body: { keys: row!.keys, total_entries: row!.total } };
    },
  });

  operation.choice('GET', url, (params, version) => (params['*'] === 'keys' && version >= '2026-06-30' ? keys : get));

  operation<KeyPath, unknown, VariablePostBody>('put_variable', {
    url,
    path: restIsKey,
    async handle({ path, body }) {
      const { text, encrypted } = cipher.seal(body.val);
      await database.run(putVariable, path.variable_key, text, body.description ?? null, encrypted);
      return { status: 201, body: { message: 'Variable successfully set' } };
    },
  });

  operation<KeyPath>('delete_variable', {
    url,
    path: restIsKey,
    async handle({ path }) {
      await database.run(deleteVariable, path.variable_key);
      return { status: 204 };
    },
  });
}
