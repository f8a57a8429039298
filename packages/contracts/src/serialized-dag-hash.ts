/** Tells whether two serialisations are the same Dag (design: a new Dag version only when the normalised serialized Dag changes). */
import { createHash } from 'node:crypto';
import { isRecord } from './base-serialization.ts';
import { jsonText } from './exact-json.ts';

/** Where the file lies on the machine that parsed it. `relative_fileloc` counts: a worker finds the file by it. */
const placeFields = new Set(['fileloc', '_processor_dags_folder']);

/** Lists that stand for sets. */
const setFields = new Set([
  'tags',
  'allowed_run_types',
  'dag_dependencies',
  'downstream_task_ids',
  'upstream_task_ids',
  'downstream_group_ids',
  'upstream_group_ids',
]);

/** The folder of a file in the name of its module (`unusual_prefix_<sha1>_name`), and the address in the text of an object. */
const accidental = /unusual_prefix_[0-9a-f]{40}_| at 0x[0-9a-f]+/g;

/**
 * A hash in hex that is the same for two serialisations of the same Dag: it leaves out where the file lies and what differs by
 * accident, and does not depend on the order of keys, of tasks and of the lists that stand for sets.
 */
export function normalisedHash(serialized: unknown): string {
  return createHash('sha256')
    .update(jsonText(normalise(serialized, '')))
    .digest('hex');
}

function normalise(value: unknown, name: string): unknown {
  if (typeof value === 'string') return value.replace(accidental, '');
  if (Array.isArray(value)) {
    const items = value.map((item) => normalise(item, ''));
    if (name === 'tasks') return items.sort(byText(taskId));
    return setFields.has(name) || name === 'set' ? items.sort(byText(jsonText)) : items;
  }
  if (!isRecord(value)) return value;
  // A set inside an encoded value: {"__type": "set", "__var": [...]}.
  const innerName = (key: string): string => (key === '__var' && value.__type === 'set' ? 'set' : key);
  return Object.fromEntries(
    Object.keys(value)
      .filter((key) => !placeFields.has(key))
      .sort()
      .map((key) => [key, normalise(value[key], innerName(key))]),
  );
}

function taskId(task: unknown): string {
  return isRecord(task) && isRecord(task.__var) ? String(task.__var.task_id) : '';
}

function byText(text: (value: unknown) => string): (one: unknown, other: unknown) => number {
  return (one, other) => {
    const [left, right] = [text(one), text(other)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
}
