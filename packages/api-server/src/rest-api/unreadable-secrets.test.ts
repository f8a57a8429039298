import { createCipher } from '@leeward/database';
import { expect, it } from 'vitest';
import { withRestApi } from './testing/rest-server.ts';

const fernetKey = 'aGVsbG9oZWxsb2hlbGxvaGVsbG9oZWxsb2hlbGxvaGU=';
const lostKey = 'bG9zdGxvc3Rsb3N0bG9zdGxvc3Rsb3N0bG9zdGxvc3Q=';

it('what was sealed with a key that is lost is listed without its secret, and can be replaced', async () => {
  await using server = await withRestApi({}, { fernetKey });
  const { text } = createCipher(lostKey).seal('{"a": 1}');
  await server.database.kysely.insertInto('variable').values({ key: 'v', value: text, is_encrypted: true }).execute();
  const row = { conn_id: 'c', conn_type: 'http', password: text, extra: text, is_encrypted: true };
  await server.database.kysely.insertInto('connection').values(row).execute();

  const variables = await server.ask('GET', '/variables');
  expect(variables.body.variables).toMatchObject([{ key: 'v', value: null, is_encrypted: true }]);
  const { body } = await server.ask('GET', '/connections');
  expect(body.connections).toMatchObject([{ connection_id: 'c', password: '***', extra: null }]);

  expect((await server.ask('PATCH', '/variables/v', { key: 'v', value: 'new' })).body.value).toBe('new');
  expect((await server.ask('DELETE', '/connections/c')).status).toBe(204);
});
