import type { ConnectionResponse } from '@leeward/contracts/execution-api';

/**
 * A connection as the environment writes it: JSON with Airflow's field names, or a URI `type://login:password@host:port/schema?extra=…`
 * (airflow/models/connection.py, from_json and _parse_from_uri).
 */
export function parseConnection(connId: string, text: string): ConnectionResponse {
  const trimmed = text.trim();
  return trimmed.startsWith('{') ? fromJson(connId, trimmed) : fromUri(connId, trimmed);
}

const empty = { host: null, schema: null, login: null, password: null, port: null, extra: null };

function fromJson(connId: string, text: string): ConnectionResponse {
  const given = JSON.parse(text) as Record<string, unknown>;
  const textOf = (name: string) => (given[name] === undefined || given[name] === null ? null : String(given[name]));
  const extra = given.extra;
  return {
    conn_id: connId,
    conn_type: normalType(textOf('conn_type') ?? ''),
    host: textOf('host'),
    schema: textOf('schema'),
    login: textOf('login'),
    password: textOf('password'),
    port: given.port === undefined || given.port === null || given.port === '' ? null : Number(given.port),
    extra: extra === undefined || extra === null ? null : typeof extra === 'string' ? extra : JSON.stringify(extra),
  };
}

function fromUri(connId: string, text: string): ConnectionResponse {
  const [, type = '', rest = ''] = /^([^:]+):\/\/(.*)$/s.exec(text) ?? [];
  const [beforeQuery = '', query = ''] = split(rest, '?');
  const at = beforeQuery.lastIndexOf('@');
  const credentials = at < 0 ? '' : beforeQuery.slice(0, at);
  const address = beforeQuery.slice(at + 1);
  const [login = '', password] = split(credentials, ':');
  const slash = address.indexOf('/');
  const hostAndPort = slash < 0 ? address : address.slice(0, slash);
  const schema = slash < 0 ? '' : address.slice(slash + 1);
  const [, host = '', port] = /^(.*?)(?::(\d+))?$/.exec(hostAndPort) ?? [];
  return {
    ...empty,
    conn_id: connId,
    conn_type: normalType(type),
    host: decoded(host),
    schema: decoded(schema),
    login: decoded(login),
    password: password === undefined ? null : decodeURIComponent(password),
    port: port === undefined ? null : Number(port),
    extra: extraOf(query),
  };
}

/** `__extra__` holds JSON as it is; other parameters make an object. */
function extraOf(query: string): string | null {
  if (query === '') return null;
  const parameters = new URLSearchParams(query);
  const whole = parameters.get('__extra__');
  return whole ?? JSON.stringify(Object.fromEntries(parameters));
}

function normalType(type: string): string {
  return type === 'postgresql' ? 'postgres' : type.replaceAll('-', '_');
}

function decoded(text: string): string | null {
  return text === '' ? null : decodeURIComponent(text);
}

function split(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
