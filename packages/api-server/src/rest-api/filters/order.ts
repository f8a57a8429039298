import { HttpError } from '../../http/http-error.ts';
import type { Column } from './column.ts';

/** What a listing may be ordered by: the name in the request and the column, or columns, behind it. */
export interface Ordering {
  readonly names: Readonly<Record<string, Column | readonly string[]>>;
  /** The model's primary key: ends every order, so that pages do not overlap. */
  readonly key: { readonly name: string; readonly column: string };
}

export interface OrderTerm {
  name: string;
  column: Column;
  descending: boolean;
}

const mostTerms = 10;

/** The terms of `order_by` with the key at the end; refuses names that are not on the list (SortParam). */
export function orderTerms({ names, key }: Ordering, orderBy: readonly string[] | null): OrderTerm[] {
  const asked = orderBy ?? [key.name];
  if (asked.length > mostTerms) {
    const given = `[${asked.map((each) => `'${each}'`).join(', ')}]`;
    throw new HttpError(400, `Ordering with more than ${mostTerms} parameters is not allowed. Provided: ${given}`);
  }
  const terms = asked.flatMap((each): OrderTerm[] => {
    const name = each.replace(/^-+/, '');
    const columns = Object.hasOwn(names, name) ? names[name]! : undefined;
    if (columns === undefined) {
      throw new HttpError(400, `Ordering with '${name}' is disallowed or the attribute does not exist on the model`);
    }
    const list: readonly Column[] = Array.isArray(columns) ? columns : [columns as Column];
    return list.map((column) => ({ name, column, descending: each.startsWith('-') }));
  });
  if (!terms.some((term) => term.column === key.column)) {
    terms.push({ ...key, descending: asked[0]?.startsWith('-') ?? false });
  }
  return terms;
}

/** `names` whose columns are called the same, in one table. */
export function columnsOf(table: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, `${table}.${name}`]));
}
