import { describe, expect, it } from 'vitest';
import { parseConnection } from './connection-text.ts';

const none = { host: null, schema: null, login: null, password: null, port: null, extra: null };

describe('a connection of the environment', () => {
  it('is read from a URI, its parts unquoted', () => {
    expect(parseConnection('c', 'postgresql://ada:p%40ss@db.example:5432/sales?sslmode=require')).toEqual({
      conn_id: 'c',
      conn_type: 'postgres',
      host: 'db.example',
      schema: 'sales',
      login: 'ada',
      password: 'p@ss',
      port: 5432,
      extra: '{"sslmode":"require"}',
    });
    expect(parseConnection('c', 'google-cloud-platform://?__extra__=%7B%22a%22%3A1%7D')).toEqual({
      ...none,
      conn_id: 'c',
      conn_type: 'google_cloud_platform',
      extra: '{"a":1}',
    });
  });

  it('is read from JSON, an object as extra included', () => {
    const text = '{"conn_type": "http", "host": "h", "port": "80", "extra": {"a": 1}}';
    expect(parseConnection('c', text)).toEqual({
      ...none,
      conn_id: 'c',
      conn_type: 'http',
      host: 'h',
      port: 80,
      extra: '{"a":1}',
    });
  });
});
