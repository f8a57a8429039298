import { podTypes } from './generated/pod-types.ts';
import type { PodJson } from './merge-pods.ts';

/** A number with the text that Python's `str` makes of it. */
export class SpelledNumber {
  readonly value: number;
  readonly text: string;

  constructor(value: number, text: string) {
    this.value = value;
    this.text = text;
  }
}

/**
 * A pod whose fields have the types of Kubernetes, as Airflow reads templates and the pods of `executor_config`
 * (PodGenerator.deserialize_model_dict): a number or a truth value where text belongs is text, `8080` and `True` of a variable for one, for
 * which Kubernetes refuses the whole pod; text where a number or a truth value belongs is that; what is null is not there. What has another
 * shape stays, for Kubernetes to say what is wrong with it.
 */
export function typedPod(pod: object): PodJson {
  return typed(pod, 'V1Pod') as PodJson;
}

type Fields = Readonly<Record<string, unknown>>;

function typed(value: unknown, type: string): unknown {
  if (Array.isArray(value)) {
    const inner = /^Array<(.*)>$/.exec(type)?.[1] ?? 'any';
    return value.filter((each) => each !== null).map((each) => typed(each, inner));
  }
  if (typeof value !== 'object' || value === null || value instanceof SpelledNumber) return scalar(value, type);
  const inner = /^\{ \[key: string\]: (.*); \}$/.exec(type)?.[1];
  if (inner !== undefined) return mapped(value, (_, each) => typed(each, inner));
  const types = new Map(Object.entries(podTypes[type] ?? {}));
  const present = Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null));
  return mapped(present, (name, each) => typed(each, types.get(name) ?? 'any'));
}

function mapped(fields: object, change: (name: string, value: unknown) => unknown): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, change(name, value)]));
}

function scalar(given: unknown, type: string): unknown {
  const value = given instanceof SpelledNumber ? given.value : given;
  switch (type) {
    case 'string':
      if (given instanceof SpelledNumber) return given.text;
      if (typeof value === 'boolean') return value ? 'True' : 'False';
      return typeof value === 'number' ? String(value) : value;
    case 'number':
      return typeof value === 'string' && /^[-+]?\d+$/.test(value.trim()) ? Number(value) : value;
    case 'boolean':
      if (typeof value !== 'string') return value;
      return /^(true|yes|on)$/i.test(value) ? true : /^(false|no|off)$/i.test(value) ? false : value;
    default:
      return value;
  }
}
