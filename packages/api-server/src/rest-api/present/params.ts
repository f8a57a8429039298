import type { DagParam } from '@leeward/contracts';

/** Params as SerializedParam.dump writes them. */
export function paramsOf(params: readonly DagParam[]): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    params.map(({ name, default: value, schema, description }) => [
      name,
      { value: value ?? null, schema, description, source: null },
    ]),
  );
}
