import { type SelectQueryBuilder, sql } from 'kysely';
import { columnSql } from './column.ts';
import { type Condition, every } from './conditions.ts';
import type { OrderTerm } from './order.ts';

/** Instants come as text from `apiKysely`, though the tables' types say Date. */
export type Wire<Row> = {
  [Key in keyof Row]: Row[Key] extends Date ? string : Row[Key] extends Date | null ? string | null : Row[Key];
};

export interface PageRequest {
  conditions: readonly Condition[];
  order: readonly OrderTerm[];
  limit: number;
  offset: number;
}

export interface Page<Row> {
  rows: Wire<Row>[];
  total: number;
}

// biome-ignore lint/suspicious/noExplicitAny: a listing works on a query over any tables.
export type Query<Row> = SelectQueryBuilder<any, any, Row>;

/** One page of a listing and the number of rows that the conditions leave; the two statements run side by side. */
export async function readPage<Row>(query: Query<Row>, request: PageRequest): Promise<Page<Row>> {
  const filtered = query.where(every(request.conditions));
  const [rows, total] = await Promise.all([
    inOrder(filtered, request.order).limit(request.limit).offset(request.offset).execute(),
    countRows(filtered),
  ]);
  return { rows: rows as Wire<Row>[], total };
}

export function inOrder<Row>(query: Query<Row>, order: readonly OrderTerm[], reversed = false): Query<Row> {
  return order.reduce(
    (ordered, term) => ordered.orderBy(columnSql(term.column), term.descending !== reversed ? 'desc' : 'asc'),
    query,
  );
}

async function countRows<Row>(query: Query<Row>): Promise<number> {
  const row = await query.clearSelect().select(sql<number>`count(*)`.as('total')).executeTakeFirst();
  return (row as { total: number } | undefined)?.total ?? 0;
}
