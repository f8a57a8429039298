/** An event that a Dag has not consumed yet. */
export interface PendingAsset {
  name: string;
  uri: string;
  /** Names of the aliases that it came through. */
  aliases: readonly string[];
}

/**
 * Whether the events that wait for a Dag fulfil its schedule. The expression is as `dag.asset_expression` has it: `all` and `any` over
 * `asset`, `alias` and `asset_ref`. airflow/serialization/definitions/assets.py (evaluate).
 */
export function isFulfilled(expression: unknown, pending: readonly PendingAsset[]): boolean {
  if (typeof expression !== 'object' || expression === null) return false;
  const {
    all,
    any,
    asset,
    alias,
    asset_ref: reference,
  } = expression as {
    all?: unknown[];
    any?: unknown[];
    asset?: { name: string; uri: string };
    alias?: { name: string };
    asset_ref?: { name?: string; uri?: string };
  };
  if (all !== undefined) return all.every((each) => isFulfilled(each, pending));
  if (any !== undefined) return any.some((each) => isFulfilled(each, pending));
  if (asset !== undefined) return pending.some(({ name, uri }) => name === asset.name && uri === asset.uri);
  if (alias !== undefined) return pending.some(({ aliases }) => aliases.includes(alias.name));
  if (reference !== undefined) {
    return pending.some(({ name, uri }) => name === reference.name || uri === reference.uri);
  }
  return false;
}
