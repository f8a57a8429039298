import { getContext } from '@leeward/sdk';

export function total(values: readonly number[]): number {
  getContext().log.debug(`adding ${values.length} values`);
  return values.reduce((sum, value) => sum + value, 0);
}
