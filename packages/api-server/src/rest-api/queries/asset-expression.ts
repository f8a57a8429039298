import type { Database } from '@leeward/database';
import { sql } from 'kysely';

type Expression = Record<string, unknown>;

/** What a Dag's schedule says of assets, each asset with its id; aliases and references have none. */
export async function withAssetIds({ apiKysely }: Database, expression: unknown): Promise<Expression | null> {
  if (typeof expression !== 'object' || expression === null) return null;
  const assets = assetsOf(expression as Expression);
  if (assets.length === 0) return expression as Expression;
  const keys = assets.map(({ name, uri }) => sql`(${String(name)}, ${String(uri)})`);
  const rows = await apiKysely
    .selectFrom('asset')
    .select(['id', 'name', 'uri'])
    .where(sql<boolean>`(name, uri) in (${sql.join(keys)})`)
    .execute();
  const ids = new Map(rows.map(({ id, name, uri }) => [keyOf({ name, uri }), id]));
  return withIds(expression as Expression, ids);
}

const keyOf = ({ name, uri }: Expression) => JSON.stringify([name, uri]);

function assetsOf({ all, any, asset }: Expression): Expression[] {
  if (asset !== undefined) return [asset as Expression];
  return ((all ?? any ?? []) as Expression[]).flatMap(assetsOf);
}

function withIds(expression: Expression, ids: ReadonlyMap<string, unknown>): Expression {
  const { asset } = expression;
  if (asset !== undefined) {
    const id = ids.get(keyOf(asset as Expression));
    return id === undefined ? expression : { asset: { ...(asset as Expression), id } };
  }
  return Object.fromEntries(
    Object.entries(expression).map(([key, value]) => [
      key,
      key === 'all' || key === 'any' ? (value as Expression[]).map((each) => withIds(each, ids)) : value,
    ]),
  );
}
