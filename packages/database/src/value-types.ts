import { parseExactJson } from '@leeward/contracts';
import pg from 'pg';

const { builtins } = pg.types;

type Parser = (text: string) => unknown;

function overrides(parsers: Record<number, Parser>): pg.CustomTypesConfig {
  return {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
      (format === 'binary' ? undefined : parsers[oid]) ?? pg.types.getTypeParser(oid, format as 'text')) as never,
  };
}

/**
 * bigint as number: ids and counts stay below 2^53. timestamptz as Date. jsonb with plain numbers, json with exact ones: what a person
 * or a task keeps here is selected as `value::json`.
 */
export const controlPlaneTypes = overrides({ [builtins.INT8]: Number, [builtins.JSON]: parseExactJson });

/** Instants as Airflow's API writes them, microseconds kept. */
export const wireTypes = overrides({
  [builtins.INT8]: Number,
  [builtins.TIMESTAMPTZ]: instantText,
  [builtins.JSON]: parseExactJson,
});

/**
 * `2026-11-20 00:00:00.1234+00` as `2026-11-20T00:00:00.123400Z`; no fraction where it is zero, six digits otherwise, as
 * pydantic writes a datetime in UTC. The session's time zone is set to UTC by the connection, so other offsets do not come.
 */
export function instantText(text: string): string {
  const match = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text);
  if (match === null) return new Date(text).toISOString();
  const [, date, time, fraction] = match;
  return `${date}T${time}${fraction === undefined ? '' : `.${fraction.padEnd(6, '0')}`}Z`;
}
