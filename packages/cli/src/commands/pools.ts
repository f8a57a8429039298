import type { PoolCollectionResponse, PoolResponse } from '@leeward/contracts/rest-api';
import { cliErrors } from '../errors.ts';
import { printRows } from '../print-rows.ts';
import { type LocalApi, withLocalApi } from '../processes/local-api.ts';
import type { Listing } from '../program/output-options.ts';
import { readInteger } from '../read-argument.ts';
import { putAll } from './put-stored.ts';
import { readEntries, writeEntries } from './stored-file.ts';

/** Slots without a limit, as the API has them. */
const unlimitedSlots = -1;
const pageSize = 100;

async function allPools(api: LocalApi): Promise<PoolResponse[]> {
  const found: PoolResponse[] = [];
  for (;;) {
    const path = `/pools?limit=${pageSize}&offset=${found.length}&order_by=name`;
    const { pools, total_entries } = await api.ask<PoolCollectionResponse>('GET', path);
    found.push(...pools);
    if (found.length >= total_entries || pools.length === 0) return found;
  }
}

function row({ name, slots, description, include_deferred }: PoolResponse) {
  return { pool: name, slots, description, include_deferred };
}

export async function listPools(options: Listing): Promise<void> {
  await withLocalApi(async (api) => printRows((await allPools(api)).map(row), options));
}

export async function getPool(name: string, options: Listing): Promise<void> {
  await withLocalApi(async (api) => {
    printRows([row(await api.ask<PoolResponse>('GET', `/pools/${encodeURIComponent(name)}`))], options);
  });
}

export async function setPool(
  name: string,
  slots: string,
  description: string,
  options: Listing & { includeDeferred: boolean },
): Promise<void> {
  const pool = {
    name,
    slots: readInteger('slots', slots, unlimitedSlots),
    description,
    include_deferred: options.includeDeferred,
  };
  await withLocalApi(async (api) => {
    await putAll(api, 'pools', [pool], 'overwrite');
    printRows([row(await api.ask<PoolResponse>('GET', `/pools/${encodeURIComponent(name)}`))], options);
  });
}

export async function deletePool(name: string): Promise<void> {
  await withLocalApi(async (api) => {
    await api.ask('DELETE', `/pools/${encodeURIComponent(name)}`);
    console.log(`Pool ${name} deleted`);
  });
}

export async function importPools(file: string): Promise<void> {
  const pools = readEntries(file).map(([name, given]) => {
    const { slots, description = '', include_deferred = false } = (given ?? {}) as Partial<PoolResponse>;
    if (!Number.isInteger(slots)) {
      throw cliErrors.LW_FILE_UNREADABLE({ file, problem: `pool ${name} has no "slots" that are a whole number` });
    }
    return { name, slots, description, include_deferred };
  });
  await withLocalApi(async (api) => {
    await putAll(api, 'pools', pools, 'overwrite');
    console.log(`${pools.length} pools imported`);
  });
}

export async function exportPools(file: string): Promise<void> {
  await withLocalApi(async (api) => {
    const pools = await allPools(api);
    const entries = pools.map(({ name, slots, description, include_deferred }): [string, unknown] => {
      return [name, { slots, description, include_deferred }];
    });
    writeEntries(file, entries, 'json');
    if (file !== '-') console.log(`${pools.length} pools exported to ${file}`);
  });
}
