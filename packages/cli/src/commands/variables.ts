import { createCipher } from '@leeward/database';
import { cliErrors } from '../errors.ts';
import { printRows } from '../print-rows.ts';
import { type LocalApi, withLocalApi } from '../processes/local-api.ts';
import { withDatabase } from '../processes/with-database.ts';
import type { Listing } from '../program/output-options.ts';
import { readJson } from '../read-argument.ts';
import { type OnExisting, putAll } from './put-stored.ts';
import { formatOf, readEntries, writeEntries } from './stored-file.ts';

interface StoredVariable {
  key: string;
  value: string | null;
  description: string | null;
}

async function storedVariables({ database, config }: Pick<LocalApi, 'database' | 'config'>): Promise<StoredVariable[]> {
  const cipher = createCipher(config.text('core', 'fernet_key'));
  const rows = await database.kysely
    .selectFrom('variable')
    .select(['key', 'value', 'description', 'is_encrypted'])
    .orderBy('key')
    .execute();
  return rows.map(({ key, value, description, is_encrypted }) => {
    return { key, value: cipher.open(value, is_encrypted), description };
  });
}

export async function listVariables(options: Listing & { showValues: boolean; hideSensitive: boolean }): Promise<void> {
  await withDatabase(async (context) => {
    const rows = await storedVariables(context);
    const shown = rows.map(({ key, value, description }) => {
      if (!options.showValues) return { key };
      return { key, value: options.hideSensitive ? '***' : value, description };
    });
    printRows(shown, options);
  });
}

export async function getVariable(key: string, options: { default?: string; json: boolean }): Promise<void> {
  await withDatabase(async (context) => {
    const found = (await storedVariables(context)).find((each) => each.key === key)?.value ?? options.default;
    if (found === undefined) throw cliErrors.LW_REFUSED({ problem: `Variable ${key} does not exist` });
    console.log(options.json ? JSON.stringify(readJson(key, found), null, 2) : found);
  });
}

export async function setVariable(
  key: string,
  value: string,
  options: { description?: string; json: boolean },
): Promise<void> {
  const { description = null } = options;
  const kept = options.json ? JSON.stringify(readJson('VALUE', value), null, 2) : value;
  await withLocalApi(async (api) => {
    await putAll(api, 'variables', [{ key, value: kept, description }], 'overwrite');
    console.log(`Variable ${key} created`);
  });
}

export async function deleteVariable(key: string): Promise<void> {
  await withLocalApi(async (api) => {
    await api.ask('DELETE', `/variables/${encodeURIComponent(key)}`);
    console.log(`Variable ${key} deleted`);
  });
}

/** A value that is not text is kept as its JSON; an object with `value` may bring a `description`. */
export async function importVariables(file: string, options: { actionOnExistingKey: OnExisting }): Promise<void> {
  const entities = readEntries(file).map(([key, given]) => {
    const { value, description = null } = isDescribed(given) ? given : { value: given };
    return { key, value: typeof value === 'string' ? value : JSON.stringify(value, null, 2), description };
  });
  await withLocalApi(async (api) => {
    const made = await putAll(api, 'variables', entities, options.actionOnExistingKey);
    console.log(`${made.length} of ${entities.length} variables imported`);
  });
}

function isDescribed(given: unknown): given is { value: unknown; description?: string | null } {
  return typeof given === 'object' && given !== null && 'value' in given && 'description' in given;
}

export async function exportVariables(file: string): Promise<void> {
  await withDatabase(async (context) => {
    const rows = await storedVariables(context);
    const entries = rows.map(({ key, value, description }): [string, unknown] => {
      const read = value === null ? null : parsed(value);
      return [key, description === null || description === '' ? read : { value: read, description }];
    });
    writeEntries(file, entries, formatOf(file));
    if (file !== '-') console.log(`${rows.length} variables exported to ${file}`);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
