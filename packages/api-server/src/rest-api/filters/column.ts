import { type RawBuilder, sql } from 'kysely';

/** A column, its table or a table's alias before it, or an expression over columns. They come from the code only. */
export type Column = string | RawBuilder<unknown>;

export function columnSql(column: Column): RawBuilder<unknown> {
  return typeof column === 'string' ? sql.ref(column) : column;
}
