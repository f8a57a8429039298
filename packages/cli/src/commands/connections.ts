import type { ConnectionTestResponse } from '@leeward/contracts/rest-api';
import { createCipher } from '@leeward/database';
import { cliErrors } from '../errors.ts';
import { printRows } from '../print-rows.ts';
import { type LocalApi, withLocalApi } from '../processes/local-api.ts';
import { withDatabase } from '../processes/with-database.ts';
import type { Listing } from '../program/output-options.ts';
import { readInteger, readJsonObject } from '../read-argument.ts';
import { type ConnectionFields, connectionUri, readConnectionUri } from './connection-uri.ts';
import { putAll } from './put-stored.ts';
import { type FileFormat, formatOf, readEntries, writeEntries } from './stored-file.ts';

type StoredConnection = ConnectionFields & { conn_id: string };

async function storedConnections({ database, config }: Pick<LocalApi, 'database' | 'config'>) {
  const cipher = createCipher(config.text('core', 'fernet_key'));
  const rows = await database.kysely
    .selectFrom('connection')
    .select(['conn_id', 'conn_type', 'description', 'host', 'login', 'password', 'schema', 'port', 'extra'])
    .select('is_encrypted')
    .orderBy('conn_id')
    .execute();
  return rows.map(({ is_encrypted, password, extra, ...row }): StoredConnection => {
    return { ...row, password: cipher.open(password, is_encrypted), extra: cipher.open(extra, is_encrypted) };
  });
}

export async function listConnections(
  options: Listing & { showValues: boolean; hideSensitive: boolean },
): Promise<void> {
  await withDatabase(async (context) => {
    const rows = await storedConnections(context);
    const hidden = (value: string | null | undefined) => (value === null || value === undefined ? null : '***');
    const shown = rows.map((row) => {
      if (!options.showValues) return { conn_id: row.conn_id };
      if (!options.hideSensitive) return row;
      return { ...row, password: hidden(row.password), extra: hidden(row.extra) };
    });
    printRows(shown, options);
  });
}

export async function getConnection(connectionId: string, options: Listing): Promise<void> {
  await withDatabase(async (context) => {
    const row = (await storedConnections(context)).find((each) => each.conn_id === connectionId);
    if (row === undefined) throw cliErrors.LW_REFUSED({ problem: `There is no connection ${connectionId}` });
    printRows([{ ...row, get_uri: connectionUri(row) }], options);
  });
}

export interface AddOptions {
  connUri?: string;
  connJson?: string;
  connType?: string;
  connHost?: string;
  connLogin?: string;
  connPassword?: string;
  connSchema?: string;
  connPort?: string;
  connExtra?: string;
  connDescription?: string;
}

export async function addConnection(connectionId: string, options: AddOptions): Promise<void> {
  const fields = fieldsOf(options);
  await withLocalApi(async (api) => {
    await putAll(api, 'connections', [{ connection_id: connectionId, ...fields }], 'fail');
    console.log(`Successfully added \`conn_id\`=${connectionId} : ${fields.conn_type}://${fields.host ?? ''}`);
  });
}

/** One of the three ways to say what a connection is; the parts beside a URI are description and extra. Throws LW_ARGUMENT. */
function fieldsOf(options: AddOptions): ConnectionFields {
  const ways = [options.connUri, options.connJson, options.connType].filter((way) => way !== undefined);
  if (ways.length !== 1) {
    const problem = 'exactly one of --conn-uri, --conn-json and --conn-type is expected';
    throw cliErrors.LW_ARGUMENT({ argument: 'connections add', problem });
  }
  if (options.connJson !== undefined) return fromObject('--conn-json', readJsonObject('--conn-json', options.connJson));
  const beside = {
    ...(options.connDescription === undefined ? {} : { description: options.connDescription }),
    ...(options.connExtra === undefined
      ? {}
      : { extra: JSON.stringify(readJsonObject('--conn-extra', options.connExtra)) }),
  };
  if (options.connUri !== undefined) return { ...fromUri('--conn-uri', options.connUri), ...beside };
  return {
    conn_type: options.connType!,
    host: options.connHost ?? null,
    login: options.connLogin ?? null,
    password: options.connPassword ?? null,
    schema: options.connSchema ?? null,
    port: options.connPort === undefined ? null : readInteger('--conn-port', options.connPort, 0),
    ...beside,
  };
}

function fromUri(argument: string, uri: string): ConnectionFields {
  const fields = readConnectionUri(uri);
  if (fields === undefined) throw cliErrors.LW_ARGUMENT({ argument, problem: 'a URI is expected, TYPE://…' });
  return fields;
}

/** `extra` may be an object or its JSON; what is no field of a connection is refused. */
function fromObject(argument: string, given: Record<string, unknown>): ConnectionFields {
  const { conn_id: _, extra, ...fields } = given;
  const known = ['conn_type', 'description', 'host', 'login', 'password', 'schema', 'port'];
  const unknown = Object.keys(fields).find((name) => !known.includes(name));
  if (unknown !== undefined || typeof fields.conn_type !== 'string') {
    const problem = unknown === undefined ? '"conn_type" is missing' : `"${unknown}" is no field of a connection`;
    throw cliErrors.LW_ARGUMENT({ argument, problem });
  }
  const text = typeof extra === 'object' && extra !== null ? JSON.stringify(extra) : ((extra ?? null) as string | null);
  const port = typeof fields.port === 'string' ? readInteger(`${argument} port`, fields.port, 0) : fields.port;
  return { ...(fields as unknown as ConnectionFields), port: (port ?? null) as number | null, extra: text };
}

export async function deleteConnection(connectionId: string): Promise<void> {
  await withLocalApi(async (api) => {
    await api.ask('DELETE', `/connections/${encodeURIComponent(connectionId)}`);
    console.log(`Successfully deleted connection with \`conn_id\`=${connectionId}`);
  });
}

export async function testConnection(connectionId: string): Promise<void> {
  await withLocalApi(async (api) => {
    const row = (await storedConnections(api)).find((each) => each.conn_id === connectionId);
    if (row === undefined) throw cliErrors.LW_REFUSED({ problem: `There is no connection ${connectionId}` });
    const { conn_id, ...fields } = row;
    const body = { connection_id: conn_id, ...fields };
    const { status, message } = await api.ask<ConnectionTestResponse>('POST', '/connections/test', body);
    if (!status) throw cliErrors.LW_REFUSED({ problem: message });
    console.log(message);
  });
}

export async function importConnections(file: string, options: { overwrite: boolean }): Promise<void> {
  const entities = readEntries(file).map(([connectionId, given]) => {
    const argument = `${file}, ${connectionId}`;
    const fields =
      typeof given === 'string'
        ? given.trim().startsWith('{')
          ? fromObject(argument, readJsonObject(argument, given))
          : fromUri(argument, given)
        : fromObject(argument, (given ?? {}) as Record<string, unknown>);
    return { connection_id: connectionId, ...fields };
  });
  await withLocalApi(async (api) => {
    const made = await putAll(api, 'connections', entities, options.overwrite ? 'overwrite' : 'skip');
    console.log(`${made.length} of ${entities.length} connections imported`);
  });
}

/** Passwords leave as they are: the file is readable by its owner only. */
export async function exportConnections(
  file: string,
  options: { fileFormat?: FileFormat; format?: FileFormat; serializationFormat: 'json' | 'uri' },
): Promise<void> {
  const format = options.fileFormat ?? options.format ?? formatOf(file);
  await withDatabase(async (context) => {
    const rows = await storedConnections(context);
    const entries = rows.map(({ conn_id, ...fields }): [string, unknown] => {
      if (format !== 'env') return [conn_id, fields];
      return [conn_id, options.serializationFormat === 'uri' ? connectionUri(fields) : JSON.stringify(fields)];
    });
    writeEntries(file, entries, format);
    if (file !== '-') console.log(`${rows.length} connections exported to ${file}`);
  });
}
