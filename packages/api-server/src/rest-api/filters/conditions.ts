import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Column, columnSql } from './column.ts';

/** A filter's SQL, or undefined where the request does not ask for it. */
export type Condition = Expression<SqlBool> | undefined;

const condition = (text: RawBuilder<SqlBool>): Condition => text;

function termsOf(pattern: string, pipeIsOr: boolean): string[] {
  if (!pipeIsOr || !pattern.includes('|')) return [pattern];
  const terms = pattern
    .split('|')
    .map((term) => term.trim())
    .filter((term) => term !== '');
  return terms.length === 0 ? [pattern] : terms;
}

const anyOf = (parts: RawBuilder<SqlBool>[]): Condition => condition(sql<SqlBool>`(${sql.join(parts, sql` or `)})`);

/**
 * A `_pattern`: a part of the text in any case, where `%` and `_` are wildcards, `|` is or, and `~` alone is everything
 * (airflow/api_fastapi/common/parameters.py, _SearchParam).
 */
export function matches(
  column: string | RawBuilder<unknown>,
  pattern: string | null | undefined,
  { pipeIsOr = true } = {},
): Condition {
  if (pattern === null || pattern === undefined) return undefined;
  const text = typeof column === 'string' ? columnSql(column) : column;
  const wanted = pattern === '~' ? '%' : pattern;
  return anyOf(termsOf(wanted, pipeIsOr).map((term) => sql<SqlBool>`${text} ilike ${`%${term}%`}`));
}

/** A `_prefix_pattern`: the text's beginning up to its last letter or digit, case counts (_PrefixPatternParam). */
export function startsWith(
  column: string | RawBuilder<unknown>,
  prefix: string | null | undefined,
  { pipeIsOr = true } = {},
): Condition {
  if (prefix === null || prefix === undefined) return undefined;
  const text = typeof column === 'string' ? columnSql(column) : column;
  const wanted = prefix === '~' ? '' : prefix;
  return anyOf(
    termsOf(wanted, pipeIsOr).map((term) => {
      const beginning = term.replace(/[^\p{L}\p{N}]+$/u, '');
      return beginning === '' ? sql<SqlBool>`${text} is not null` : sql<SqlBool>`starts_with(${text}, ${beginning})`;
    }),
  );
}

/** A part of the text in any case, with every character meant as itself. */
export function includes(columns: readonly string[], part: string | null | undefined): Condition {
  if (part === null || part === undefined) return undefined;
  const pattern = `%${part.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return anyOf(columns.map((column) => sql<SqlBool>`${columnSql(column)} ilike ${pattern}`));
}

export function equals(column: Column, value: string | number | boolean | null | undefined): Condition {
  return value === null || value === undefined ? undefined : sql<SqlBool>`${columnSql(column)} = ${value}`;
}

/** The same for a text that a query asks for; an empty one asks for nothing (airflow/api_fastapi/common/parameters.py, FilterParam). */
export function equalsText(column: Column, text: string | null | undefined): Condition {
  return text === '' ? undefined : equals(column, text);
}

/** One of the values, null among them; an empty list asks for nothing. */
export function oneOf(column: string, values: readonly (string | number | null)[] | null | undefined): Condition {
  if (values === null || values === undefined || values.length === 0) return undefined;
  const known = values.filter((value) => value !== null);
  const parts: RawBuilder<SqlBool>[] = [];
  if (known.length > 0) parts.push(sql<SqlBool>`${columnSql(column)} in (${sql.join(known)})`);
  if (known.length < values.length) parts.push(sql<SqlBool>`${columnSql(column)} is null`);
  return anyOf(parts);
}

type Bounds<Name extends string, Value> = { [Key in `${Name}_${'gte' | 'gt' | 'lte' | 'lt'}`]?: Value | null };

const operators = { gte: sql`>=`, gt: sql`>`, lte: sql`<=`, lt: sql`<` } as const;
type Bound = keyof typeof operators;

/** The bounds `<name>_gte`, `_gt`, `_lte`, `_lt` of a request on an instant. */
export function instantWithin<Name extends string>(
  column: string,
  bounds: Bounds<Name, string>,
  name: Name,
  { openMeansNow = false } = {},
): Condition {
  const parts = given(bounds, name).map(([bound, value]) => {
    const compared = sql<SqlBool>`${columnSql(column)} ${operators[bound]} ${value}::timestamptz`;
    if (!openMeansNow) return compared;
    // What has not begun or ended counts as now: it passes every lower bound, and an upper one that lies ahead.
    const open = sql<SqlBool>`${columnSql(column)} is null`;
    const isUpper = bound === 'lte' || bound === 'lt';
    return isUpper
      ? sql<SqlBool>`(${compared} or (${open} and now() ${operators[bound]} ${value}::timestamptz))`
      : sql<SqlBool>`(${compared} or ${open})`;
  });
  return allOf(parts);
}

/** The bounds of a request on a number, such as seconds. */
export function numberWithin<Name extends string>(
  expression: RawBuilder<unknown>,
  bounds: Bounds<Name, number>,
  name: Name,
): Condition {
  // Airflow takes a bound of 0 for none.
  const parts = given(bounds, name)
    .filter(([, value]) => value !== 0)
    .map(([bound, value]) => sql<SqlBool>`${expression} ${operators[bound]} ${value}`);
  return allOf(parts);
}

function allOf(parts: RawBuilder<SqlBool>[]): Condition {
  return parts.length === 0 ? undefined : condition(sql<SqlBool>`(${sql.join(parts, sql` and `)})`);
}

function given<Name extends string, Value>(bounds: Bounds<Name, Value>, name: Name): [Bound, Value][] {
  return (Object.keys(operators) as Bound[]).flatMap((bound) => {
    const value = (bounds as Record<string, Value | null | undefined>)[`${name}_${bound}`];
    return value === null || value === undefined ? [] : [[bound, value] as [Bound, Value]];
  });
}

/** Joins the conditions that are asked for; without any it is true. */
export function every(conditions: readonly Condition[]): Expression<SqlBool> {
  const asked = conditions.filter((each) => each !== undefined);
  return asked.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(asked, sql` and `)})`;
}
