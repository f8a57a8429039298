/**
 * A named SQL statement: prepared once a connection under its name. One statement a file under `queries/`.
 * Params and Row are phantom types: what `run` takes and gives.
 */
export interface Statement<Params extends readonly unknown[], Row> {
  readonly name: string;
  readonly text: string;
  readonly types?: { readonly params: Params; readonly row: Row };
}

const names = new Set<string>();

/** Throws when two statements have one name: a connection would run the first one for both. */
export function defineStatement<const Params extends readonly unknown[], Row>(
  name: string,
  text: string,
): Statement<Params, Row> {
  if (names.has(name)) throw new Error(`two SQL statements are named "${name}"`);
  names.add(name);
  return { name, text };
}
