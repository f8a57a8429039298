/** Expand inputs of mapped tasks and groups (airflow/models/expandinput.py, serialization/definitions/xcom_arg.py). */
import { isEncoded, isRecord } from './base-serialization.ts';
import type { ExpandSource, Expansion } from './dag.ts';
import { InvalidSerializedDag } from './serialized-fields.ts';

/** Reads `{type, value}`; `path` names it in errors. */
export function readExpansion(path: string, input: unknown): Expansion {
  if (!isRecord(input)) throw new InvalidSerializedDag(path, 'an expand input', input);
  const value = input.value;
  switch (input.type) {
    case 'dict-of-lists': {
      const lists = isEncoded(value) ? value.__var : value;
      if (!isRecord(lists)) throw new InvalidSerializedDag(`${path}.value`, 'a dict', value);
      const sources = Object.entries(lists).map(
        ([name, item]) => [name, readSource(`${path}.value.${name}`, item)] as const,
      );
      return { kind: 'dict-of-lists', arguments: new Map(sources) };
    }
    case 'list-of-dicts':
      return { kind: 'list-of-dicts', source: readSource(`${path}.value`, value) };
    default:
      throw new InvalidSerializedDag(`${path}.type`, '"dict-of-lists" or "list-of-dicts"', input.type);
  }
}

function readSource(path: string, value: unknown): ExpandSource {
  if (Array.isArray(value)) return { kind: 'literal', length: value.length };
  if (isEncoded(value)) {
    const inner = value.__var;
    if (value.__type === 'xcomref') return readXComArg(path, inner);
    if (Array.isArray(inner)) return { kind: 'literal', length: inner.length };
    if (isRecord(inner)) return { kind: 'literal', length: Object.keys(inner).length };
  }
  if (typeof value === 'string') return { kind: 'literal', length: [...value].length };
  throw new InvalidSerializedDag(path, 'a list, a dict or a reference to an XCom', value);
}

function readXComArg(path: string, data: unknown): ExpandSource {
  if (!isRecord(data)) throw new InvalidSerializedDag(path, 'a reference to an XCom', data);
  const sources = (): ExpandSource[] => {
    if (!Array.isArray(data.args)) throw new InvalidSerializedDag(`${path}.args`, 'a list', data.args);
    return data.args.map((arg, index) => readXComArg(`${path}.args[${index}]`, arg));
  };
  switch (data.type) {
    case undefined:
    case '':
      if (typeof data.task_id !== 'string' || typeof data.key !== 'string') {
        throw new InvalidSerializedDag(path, 'a task id and a key', data);
      }
      return { kind: 'xcom', taskId: data.task_id, key: data.key };
    case 'map':
      return { kind: 'map', source: readXComArg(`${path}.arg`, data.arg) };
    case 'zip':
      return { kind: 'zip', sources: sources(), hasFillValue: 'fillvalue' in data };
    case 'concat':
      return { kind: 'concat', sources: sources() };
    default:
      throw new InvalidSerializedDag(`${path}.type`, '"map", "zip" or "concat"', data.type);
  }
}
