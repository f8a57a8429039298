import type { Database } from '@leeward/database';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { HttpError } from '../../http/http-error.ts';
import { columnSql } from './column.ts';
import { type Condition, every } from './conditions.ts';
import type { OrderTerm } from './order.ts';
import { inOrder, type Query, type Wire } from './page.ts';

/** Rows of a listing by cursor are counted up to here; a total of this many means at least as many. */
const countedRows = 50_000;

export interface CursorPage<Row> {
  rows: Wire<Row>[];
  total: number;
  totalLimit: number;
  next: string | null;
  previous: string | null;
}

/** A page after (or, with `~` before the token, before) a row that an earlier page ended with. An empty cursor is the first page. */
export async function readCursorPage<Row>(
  database: Database,
  query: Query<Row>,
  request: { conditions: readonly Condition[]; order: readonly OrderTerm[]; limit: number; cursor: string },
): Promise<CursorPage<Row>> {
  const { order, limit, cursor } = request;
  const isBackward = cursor.startsWith('~');
  const token = isBackward ? cursor.slice(1) : cursor;
  const filtered = query.where(every(request.conditions));
  const values = order.map((term) => sql`(${columnSql(term.column)})::text`);
  let ordered = inOrder(filtered, order, isBackward).select(sql`array[${sql.join(values)}]`.as('sort_values'));
  if (token !== '') ordered = ordered.where(after(order, readToken(token, order.length), isBackward));
  const [found, total] = await Promise.all([ordered.limit(limit + 1).execute(), countSome(database, filtered)]);
  const page = (found as { sort_values: (string | null)[] }[]).slice(0, limit);
  const isMore = found.length > limit;
  if (isBackward) page.reverse();
  const hasNext = isBackward || isMore;
  const hasPrevious = isBackward ? isMore : token !== '';
  const [first, last] = [page[0], page.at(-1)];
  return {
    rows: page as unknown as Wire<Row>[],
    total,
    totalLimit: countedRows,
    next: hasNext && last !== undefined ? writeToken(last.sort_values) : null,
    previous: hasPrevious && first !== undefined ? `~${writeToken(first.sort_values)}` : null,
  };
}

/** Rows behind the values in the order: nested, so that the leading column bounds an index scan. Nulls are last, as Postgres sorts. */
function after(
  order: readonly OrderTerm[],
  values: readonly (string | null)[],
  reversed: boolean,
): RawBuilder<SqlBool> {
  const [term, ...rest] = order;
  const [value, ...further] = values;
  const { least, beyond } = bounds(columnSql(term!.column), value ?? null, term!.descending !== reversed);
  if (rest.length === 0) return beyond;
  return sql<SqlBool>`(${least} and (${beyond} or ${after(rest, further, reversed)}))`;
}

function bounds(column: RawBuilder<unknown>, value: string | null, descending: boolean) {
  if (value === null) {
    return descending
      ? { least: sql<SqlBool>`true`, beyond: sql<SqlBool>`${column} is not null` }
      : { least: sql<SqlBool>`${column} is null`, beyond: sql<SqlBool>`false` };
  }
  if (descending) return { least: sql<SqlBool>`${column} <= ${value}`, beyond: sql<SqlBool>`${column} < ${value}` };
  return {
    least: sql<SqlBool>`(${column} >= ${value} or ${column} is null)`,
    beyond: sql<SqlBool>`(${column} > ${value} or ${column} is null)`,
  };
}

async function countSome<Row>({ apiKysely }: Database, query: Query<Row>): Promise<number> {
  const counted = query.clearSelect().select(sql<number>`1`.as('one')).limit(countedRows);
  const { rows } = await sql<{ total: number }>`select count(*) as total from (${counted}) counted`.execute(apiKysely);
  return rows[0]?.total ?? 0;
}

function writeToken(values: readonly (string | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

function readToken(token: string, length: number): (string | null)[] {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(token, 'base64url').toString());
  } catch {
    throw new HttpError(400, 'Invalid cursor token');
  }
  if (!Array.isArray(values)) throw new HttpError(400, 'Invalid cursor token structure');
  if (values.length !== length) throw new HttpError(400, 'Cursor token does not match current query shape');
  if (values.some((value) => value !== null && typeof value !== 'string'))
    throw new HttpError(400, 'Invalid cursor token');
  return values;
}
