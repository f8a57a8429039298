import type { BulkActionResponse, BulkResponse } from '@leeward/contracts/rest-api';
import { HttpError } from '../../http/http-error.ts';
import { pythonText } from '../present/python-text.ts';

export interface BulkResult {
  success: string[];
  errors: { error: string; status_code: number }[];
}

interface Action {
  action: 'create' | 'update' | 'delete';
  action_on_existence?: 'fail' | 'skip' | 'overwrite';
  action_on_non_existence?: 'fail' | 'skip';
}

export type BulkHandlers<Each extends Action> = {
  [Kind in Action['action']]: (action: Extract<Each, { action: Kind }>, result: BulkResult) => Promise<void>;
};

/** Runs the actions in their order; what one of them refuses is its error and stops no other. */
export async function runBulk<Each extends Action>(
  actions: readonly Each[],
  handlers: BulkHandlers<Each>,
): Promise<BulkResponse> {
  const results: Partial<Record<Action['action'], BulkResult>> = {};
  for (const action of actions) {
    const result = results[action.action] ?? { success: [], errors: [] };
    results[action.action] = result;
    try {
      await handlers[action.action](action as never, result);
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      result.errors.push({ error: sentenceOf(error), status_code: error.statusCode });
    }
  }
  const { create = null, update = null, delete: removed = null } = results as Record<string, BulkActionResponse>;
  return { create, update, delete: removed };
}

function sentenceOf({ detail }: HttpError): string {
  return typeof detail === 'string' ? detail : pythonText(detail);
}

/** Names as Python writes a set of them. */
function pythonSet(names: Iterable<string>): string {
  return `{${[...names].map(pythonText).join(', ')}}`;
}

/** One action makes a thing once: the second of a name would be a conflict with the first, which is there by then. */
export function requireOnce(names: readonly string[], what: { plural: string; key: string }): void {
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  if (repeated.size === 0) return;
  throw new HttpError(
    409,
    `The ${what.plural} with these ${what.key}: ${pythonSet(repeated)} are given more than once.`,
  );
}

/**
 * The names among the given ones that an action is about. Creating: those that are there already are refused, left out or overwritten.
 * Changing and removing: those that are not there are refused or left out.
 */
export function namesToCreate(
  action: Pick<Action, 'action_on_existence'>,
  names: readonly string[],
  existing: ReadonlySet<string>,
  what: { plural: string; key: string },
): Set<string> {
  const onExistence = action.action_on_existence ?? 'fail';
  const taken = [...new Set(names)].filter((name) => existing.has(name));
  if (onExistence === 'fail' && taken.length > 0) {
    throw new HttpError(409, `The ${what.plural} with these ${what.key}: ${pythonSet(taken)} already exist.`);
  }
  return new Set(onExistence === 'skip' ? names.filter((name) => !existing.has(name)) : names);
}

export function namesPresent(
  action: Pick<Action, 'action_on_non_existence'>,
  names: readonly string[],
  existing: ReadonlySet<string>,
  what: { plural: string; key: string },
): Set<string> {
  const missing = [...new Set(names)].filter((name) => !existing.has(name));
  if ((action.action_on_non_existence ?? 'fail') === 'fail' && missing.length > 0) {
    throw new HttpError(404, `The ${what.plural} with these ${what.key}: ${pythonSet(missing)} were not found.`);
  }
  return new Set(names.filter((name) => existing.has(name)));
}
