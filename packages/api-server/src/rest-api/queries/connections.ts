import type { ConnectionBody, ConnectionResponse } from '@leeward/contracts/rest-api';
import type { Cipher, Connection } from '@leeward/database';
import { HttpError } from '../../http/http-error.ts';
import { isRecord, type Masker } from '../audit/mask.ts';
import type { Query } from '../filters/page.ts';
import { maskText, meantFields, parsed, pythonJson, withoutMasks } from '../routes/secrets.ts';

export interface ConnectionRow {
  conn_id: string;
  conn_type: string;
  description: string | null;
  host: string | null;
  login: string | null;
  schema: string | null;
  port: number | null;
  password: string | null;
  extra: string | null;
  is_encrypted: boolean;
  team_name: string | null;
}

export function selectConnections({ kysely }: Connection): Query<ConnectionRow> {
  return kysely
    .selectFrom('connection')
    .select(['conn_id', 'conn_type', 'description', 'host', 'login', 'schema', 'port', 'password', 'extra'])
    .select(['is_encrypted', 'team_name']) as unknown as Query<ConnectionRow>;
}

/** Passwords never leave; of `extra` what its names say is secret, and nothing where no key opens it. */
export function connectionResponse(row: ConnectionRow, cipher: Cipher, masker: Masker): ConnectionResponse {
  const { conn_id, is_encrypted, ...rest } = row;
  const extra = cipher.openOrNull(row.extra, is_encrypted);
  return {
    ...rest,
    connection_id: conn_id,
    password: shownPassword(row, cipher),
    extra: extra === null || extra === '' ? extra : maskText(masker, extra),
  };
}

function shownPassword({ password, is_encrypted }: ConnectionRow, cipher: Cipher): string | null {
  if (password === null) return null;
  return cipher.openOrNull(password, is_encrypted) === '' ? '' : '***';
}

/** The columns of a body's fields that count; password and extra are sealed together, as they share `is_encrypted`. */
export function connectionColumns(
  body: ConnectionBody,
  cipher: Cipher,
  old?: { row: ConnectionRow; mask: readonly string[] | null | undefined },
): Partial<ConnectionRow> {
  const fields = old === undefined ? new Set(Object.keys(body)) : meantFields(body, old.mask);
  const plain = ['conn_type', 'description', 'host', 'login', 'schema', 'port', 'team_name'] as const;
  const set: Record<string, unknown> = {};
  for (const field of plain) if (fields.has(field)) set[field] = body[field] ?? null;
  const oldPassword = old === undefined ? null : cipher.open(old.row.password, old.row.is_encrypted);
  const oldExtra = old === undefined ? null : cipher.open(old.row.extra, old.row.is_encrypted);
  const password = fields.has('password') ? mergedPassword(body.password ?? null, oldPassword) : oldPassword;
  // A mask that names an extra which the body has not takes it away.
  const extra =
    fields.has('extra') || old?.mask?.includes('extra') ? mergedExtra(extraText(body.extra), oldExtra) : oldExtra;
  const [sealedPassword, sealedExtra] = [cipher.seal(password), cipher.seal(extra)];
  return {
    ...set,
    password: sealedPassword.text,
    extra: sealedExtra.text,
    is_encrypted: sealedPassword.encrypted || sealedExtra.encrypted,
  };
}

/** A password cannot be taken away: clients send null, or what they were shown, of one that they leave alone. */
const mergedPassword = (password: string | null, old: string | null) =>
  password === null || password === '' || password === '***' ? old : password;

function mergedExtra(extra: string | null, old: string | null): string | null {
  if (extra === null || old === null || old === '') return extra;
  const [now, before] = [parsed(extra), parsed(old)];
  return now === undefined || before === undefined ? extra : pythonJson(withoutMasks(now, before));
}

/** Empty text is an empty object; anything but an object is refused. */
function extraText(extra: string | null | undefined): string | null {
  if (extra === null || extra === undefined) return null;
  if (extra === '') return '{}';
  const value = parsed(extra);
  if (isRecord(value)) return extra;
  const problem = value === undefined ? ', but encountered non-JSON in `extra` field' : '';
  const msg = `Value error, The \`extra\` field must be a valid JSON object (e.g., {'key': 'value'})${problem}`;
  throw new HttpError(422, [{ type: 'value_error', loc: ['body', 'extra'], msg, input: '***', ctx: { error: {} } }]);
}

export async function existingConnections(
  connection: Connection,
  ids: readonly string[],
): Promise<Map<string, ConnectionRow>> {
  if (ids.length === 0) return new Map();
  const rows = (await selectConnections(connection)
    .where('conn_id', 'in', [...ids])
    .execute()) as ConnectionRow[];
  return new Map(rows.map((row) => [row.conn_id, row]));
}
