import { WholeFloat } from '@leeward/contracts';
import { isRecord } from '../audit/mask.ts';
import { pythonText } from './python-text.ts';

/** The Dag processor puts it before the modules of Dag files. */
const dagModulePrefix = /unusual_prefix_[a-f0-9]{40}_/g;
const collections: readonly unknown[] = ['builtins.tuple', 'builtins.set', 'builtins.frozenset'];

interface Serialized {
  readonly className: string;
  readonly version: number;
  readonly data: unknown;
}

/**
 * A value with what is no JSON in it as text that people can read: an object of Python's with its class, version and data. An object of
 * Airflow's own stays as it was written. Source: airflow/serialization/stringify.py.
 */
export function stringifyXCom(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stringifyXCom);
  if (!isRecord(value) || value instanceof WholeFloat) return value;
  if (value.__type === 'dict' && isRecord(value.__var)) return stringifyXCom(value.__var);
  const serialized = serializedIn(value);
  if (serialized === undefined) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, stringifyXCom(each)]));
  }
  const { className, version, data } = serialized;
  if (className.startsWith('airflow.')) return value;
  if (collections.includes(className) && Array.isArray(data)) return `(${listed(data)})`;
  return `${className.replace(dagModulePrefix, '')}@version=${version}(${argumentsText(data)})`;
}

function serializedIn(value: Readonly<Record<string, unknown>>): Serialized | undefined {
  const { __classname__: className, __version__: version, __data__: data, __type: oldType, __var: oldData } = value;
  if (typeof className === 'string' && className !== '' && typeof version === 'number') {
    return { className, version, data };
  }
  return typeof oldType === 'string' && oldData !== undefined
    ? { className: oldType, version: 0, data: oldData }
    : undefined;
}

function argumentsText(data: unknown): string {
  if (data === null || data === undefined) return '';
  if (Array.isArray(data)) return listed(data);
  if (!isRecord(data) || data instanceof WholeFloat) return asText(data);
  const named = Object.entries(data).map(
    ([name, each]) => `${name}=${typeof each === 'string' ? pythonText(each) : asText(stringifyXCom(each))}`,
  );
  return named.join(', ');
}

const listed = (items: readonly unknown[]) => items.map((each) => asText(stringifyXCom(each))).join(',');
const asText = (value: unknown) => (typeof value === 'string' ? value : pythonText(value));
