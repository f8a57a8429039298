import { isEncoded, plainNumber } from '@leeward/contracts';
import { isoDuration, isoInstant } from './instants.ts';

/** A value of a serialized Dag as pydantic writes what Airflow reads from it; what only Python could rebuild stays encoded. */
export function presentSerialized(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(presentSerialized);
  if (!isEncoded(value)) return value;
  switch (value.__type) {
    case 'dict': {
      const entries = Object.entries((value.__var as object | null) ?? {});
      return Object.fromEntries(entries.map(([key, item]) => [key, presentSerialized(item)]));
    }
    case 'set':
    case 'tuple':
      return (value.__var as unknown[]).map(presentSerialized);
    case 'timedelta':
      return isoDuration(Number(plainNumber(value.__var)));
    case 'datetime':
      return isoInstant(new Date(Number(plainNumber(value.__var)) * 1_000));
    default:
      return value;
  }
}
