import { expect, test } from 'vitest';
import { type ConnectionFields, connectionUri, readConnectionUri } from './connection-uri.ts';

/** What Airflow 3.3.2's Connection.get_uri answers. */
const written: [ConnectionFields, string][] = [
  [
    {
      conn_type: 'postgres',
      host: 'db.example.com',
      login: 'user',
      password: 'p@ss/w:rd',
      schema: 'my db',
      port: 5432,
      extra: '{"sslmode": "require"}',
    },
    'postgres://user:p%40ss%2Fw%3Ard@db.example.com:5432/my%20db?sslmode=require',
  ],
  [
    { conn_type: 'google_cloud_platform', extra: '{"project": "p", "nested": {"a": [1]}}' },
    'google-cloud-platform:///?__extra__=%7B%22project%22%3A+%22p%22%2C+%22nested%22%3A+%7B%22a%22%3A+%5B1%5D%7D%7D',
  ],
  [{ conn_type: 'http', host: 'https://example.com', port: 8443 }, 'http://https://example.com:8443'],
  [{ conn_type: 'aws', login: 'key', password: 'sec+ret' }, 'aws://key:sec%2Bret@'],
  [{ conn_type: 'fs' }, 'fs://'],
  [{ conn_type: 'mysql', host: 'h', password: 'only' }, 'mysql://:only@h'],
  [{ conn_type: 'sqlite', schema: 'x', extra: '{"n": ""}' }, 'sqlite:///x?n='],
  [{ conn_type: 'x', port: 1 }, 'x://@:1'],
];

test.each(written)('%o is written as Airflow writes it', (fields, uri) => {
  expect(connectionUri(fields)).toBe(uri);
});

test.each(written)('%o comes back from its URI', (fields, uri) => {
  const { extra, ...plain } = readConnectionUri(uri)!;
  const { extra: given, ...expected } = fields;
  const empty = { host: null, login: null, password: null, schema: null, port: null };
  expect(plain).toEqual({ ...empty, ...expected });
  expect(JSON.parse(extra ?? 'null')).toEqual(JSON.parse(given ?? 'null'));
});

test.each([
  ['postgresql://user:p%40ss@db:5432/name', { conn_type: 'postgres', password: 'p@ss', schema: 'name' }],
  ['http://https://example.com:8443/', { conn_type: 'http', host: 'https://example.com', port: 8443 }],
  ['spark://spark%3A%2F%2Fm:7077', { conn_type: 'spark', host: 'spark://m', port: 7077 }],
  ['a-b://u@h?__extra__=%7B%22a%22%3A+%5B1%5D%7D', { conn_type: 'a_b', login: 'u', extra: '{"a": [1]}' }],
])('%s is read as Airflow reads it', (uri, fields) => {
  expect(readConnectionUri(uri)).toMatchObject(fields);
});

test('what is no URI is not taken for one', () => {
  expect(readConnectionUri('just text')).toBeUndefined();
});
