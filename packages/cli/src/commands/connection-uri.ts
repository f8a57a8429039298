/** A connection's fields as Airflow names them in JSON. */
export interface ConnectionFields {
  conn_type: string;
  description?: string | null;
  host?: string | null;
  login?: string | null;
  password?: string | null;
  schema?: string | null;
  port?: number | null;
  /** A JSON object, as text. */
  extra?: string | null;
}

/** Extra values that are no plain text travel under this name, as JSON (airflow/models/connection.py EXTRA_KEY). */
const extraKey = '__extra__';

/** The URI of a connection; airflow/models/connection.py get_uri. */
export function connectionUri(connection: ConnectionFields): string {
  const { conn_type, host, login, password, schema, port, extra } = connection;
  const type = conn_type.toLowerCase().replaceAll('_', '-');
  const part = (text: string) => encodeURIComponent(text);
  let uri = type === '' ? '//' : `${type}://`;
  let authority = '';
  let hostPart = host ?? '';
  const protocol = /^(\w+):\/\/(.*)$/s.exec(hostPart);
  if (protocol !== null) {
    uri += `${protocol[1]}://`;
    hostPart = protocol[2]!;
  }
  if (login !== undefined && login !== null) authority += part(login);
  if (password !== undefined && password !== null) authority += `:${part(password)}`;
  if (authority !== '') authority += '@';
  authority += part(hostPart);
  if (port !== undefined && port !== null) authority += `${authority === '' ? '@' : ''}:${port}`;
  uri += authority;
  if (schema !== undefined && schema !== null && schema !== '') uri += `/${part(schema)}`;
  return uri + queryOf(extra, schema);
}

function queryOf(extra: string | null | undefined, schema: string | null | undefined): string {
  if (extra === undefined || extra === null || extra === '' || extra === '{}') return '';
  const fields = JSON.parse(extra) as Record<string, unknown>;
  const isFlat = Object.values(fields).every((value) => typeof value === 'string');
  const query = new URLSearchParams(isFlat ? (fields as Record<string, string>) : { [extraKey]: extra });
  return `${schema === undefined || schema === null || schema === '' ? '/' : ''}?${query}`;
}

/** The fields of a connection's URI; undefined where it is none. airflow/models/connection.py _parse_from_uri. */
export function readConnectionUri(uri: string): ConnectionFields | undefined {
  const parts = /^([\w+.-]+):\/\/(?:(\w+):\/\/)?([^/?#]*)(?:\/([^?#]*))?(?:\?(.*))?$/s.exec(uri.trim());
  if (parts === null) return undefined;
  const [, type = '', protocol, authority = '', path = '', query = ''] = parts;
  const at = authority.lastIndexOf('@');
  const credentials = at === -1 ? '' : authority.slice(0, at);
  const place = /^(.*?)(?::(\d+))?$/s.exec(authority.slice(at + 1))!;
  const colon = credentials.indexOf(':');
  const login = colon === -1 ? credentials : credentials.slice(0, colon);
  const text = (value: string) => (value === '' ? null : decodeURIComponent(value));
  const host = text(place[1] ?? '');
  return {
    conn_type: connectionType(type),
    host: protocol === undefined ? host : `${protocol}://${host ?? ''}`,
    login: text(login),
    password: colon === -1 ? null : decodeURIComponent(credentials.slice(colon + 1)),
    schema: text(path),
    port: place[2] === undefined ? null : Number(place[2]),
    extra: readExtra(query),
  };
}

/** airflow/models/connection.py _normalize_conn_type. */
function connectionType(scheme: string): string {
  return scheme === 'postgresql' ? 'postgres' : scheme.replaceAll('-', '_');
}

function readExtra(query: string): string | null {
  if (query === '') return null;
  const fields = new URLSearchParams(query);
  return fields.get(extraKey) ?? JSON.stringify(Object.fromEntries(fields));
}
