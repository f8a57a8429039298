import { AnswerError } from '@leeward/contracts';
import type { SupervisorMessage } from '@leeward/contracts/supervisor';
import type { Cipher } from '../cipher.ts';
import type { Database } from '../database.ts';

type Answer = Extract<
  SupervisorMessage,
  { type: 'VariableResult' | 'VariableKeysResult' | 'ConnectionResult' | 'OKResponse' }
>;

/**
 * Answers what author code outside of a task may ask for: variables and connections. Null for every other message. Throws
 * AnswerError where there is no such thing.
 */
export async function answerFromStores(
  { kysely }: Database,
  cipher: Cipher,
  message: { readonly type: string } & Readonly<Record<string, unknown>>,
): Promise<Answer | null> {
  switch (message.type) {
    case 'GetVariable': {
      const key = String(message.key);
      const row = await kysely.selectFrom('variable').selectAll().where('key', '=', key).executeTakeFirst();
      if (row === undefined) throw new AnswerError('VARIABLE_NOT_FOUND', { key });
      return { type: 'VariableResult', key, value: cipher.open(row.value, row.is_encrypted) };
    }
    case 'GetVariableKeys': {
      const prefix = typeof message.prefix === 'string' ? message.prefix : '';
      const rows = await kysely
        .selectFrom('variable')
        .select('key')
        .where((where) => where(where.fn<string>('left', ['key', where.val(prefix.length)]), '=', prefix))
        .orderBy('key')
        .execute();
      const offset = Number(message.offset ?? 0);
      const keys = rows.slice(offset, offset + Number(message.limit ?? 1_000)).map((row) => row.key);
      return { type: 'VariableKeysResult', keys, total_entries: rows.length };
    }
    case 'PutVariable': {
      const key = String(message.key);
      const sealed = cipher.seal(message.value as string | null);
      const description = message.description as string | null;
      const values = { value: sealed.text, description, is_encrypted: sealed.encrypted };
      await kysely
        .insertInto('variable')
        .values({ key, ...values })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
        .execute();
      return { type: 'OKResponse', ok: true };
    }
    case 'DeleteVariable': {
      const { numDeletedRows } = await kysely
        .deleteFrom('variable')
        .where('key', '=', String(message.key))
        .executeTakeFirst();
      return { type: 'OKResponse', ok: numDeletedRows > 0n };
    }
    case 'GetConnection': {
      const id = String(message.conn_id);
      const row = await kysely.selectFrom('connection').selectAll().where('conn_id', '=', id).executeTakeFirst();
      if (row === undefined) throw new AnswerError('CONNECTION_NOT_FOUND', { conn_id: id });
      return {
        type: 'ConnectionResult',
        conn_id: id,
        conn_type: row.conn_type,
        host: row.host,
        schema: row.schema,
        login: row.login,
        password: cipher.open(row.password, row.is_encrypted),
        port: row.port,
        extra: cipher.open(row.extra, row.is_encrypted),
      };
    }
    default:
      return null;
  }
}
