/** Reading fields of a serialized object with their kind checked: a wrong one is refused with its path. */
import { decodeValue, isRecord, plainNumber } from './base-serialization.ts';
import { jsonText } from './exact-json.ts';

/** The serialized Dag is not what the contract says. */
export class InvalidSerializedDag extends Error {
  readonly path: string;

  constructor(path: string, expected: string, value: unknown) {
    super(`The serialized Dag has ${jsonText(value) ?? 'nothing'} at ${path}; expected ${expected}.`);
    this.name = 'InvalidSerializedDag';
    this.path = path;
  }
}

/** Looks through layers of values, the first that has a field wins; values may be encoded or bare. */
export class Fields {
  readonly #path: string;
  readonly #layers: readonly Readonly<Record<string, unknown>>[];

  constructor(path: string, layers: readonly Readonly<Record<string, unknown>>[]) {
    this.#path = path;
    this.#layers = layers;
  }

  raw(name: string): unknown {
    for (const layer of this.#layers) if (layer[name] !== undefined && layer[name] !== null) return layer[name];
    return undefined;
  }

  string(name: string): string | null;
  string<Fallback>(name: string, fallback: Fallback): string | Fallback;
  string(name: string, fallback: unknown = null): unknown {
    return this.#of((value) => typeof value === 'string', 'text', name, fallback);
  }

  number<Fallback>(name: string, fallback: Fallback): number | Fallback {
    return this.#of((value) => typeof value === 'number', 'a number', name, fallback) as number | Fallback;
  }

  boolean(name: string, fallback = false): boolean {
    return this.#of((value) => typeof value === 'boolean', 'true or false', name, fallback) as boolean;
  }

  required(name: string): string {
    const value = this.string(name);
    if (value === null) throw this.#wrong(name, 'text', undefined);
    return value;
  }

  /** Seconds since the epoch. */
  instant(name: string): Date | null {
    const value = this.raw(name);
    const decoded = plainNumber(decodeValue(value));
    if (decoded === undefined || decoded instanceof Date) return decoded ?? null;
    if (typeof decoded !== 'number') throw this.#wrong(name, 'seconds since the epoch', value);
    return new Date(decoded * 1_000);
  }

  list(name: string): unknown[] {
    const value = decodeValue(this.raw(name) ?? []);
    if (!Array.isArray(value)) throw this.#wrong(name, 'a list', value);
    return value;
  }

  strings(name: string): string[] {
    const value = this.list(name);
    if (!value.every((item) => typeof item === 'string')) throw this.#wrong(name, 'a list of texts', value);
    return value;
  }

  record(name: string): Record<string, unknown> {
    const value = decodeValue(this.raw(name) ?? {});
    if (!isRecord(value)) throw this.#wrong(name, 'an object', value);
    return value;
  }

  wrong(name: string, expected: string): InvalidSerializedDag {
    return this.#wrong(name, expected, this.raw(name));
  }

  #of(isKind: (value: unknown) => boolean, expected: string, name: string, fallback: unknown): unknown {
    const value = plainNumber(decodeValue(this.raw(name)));
    if (value === undefined) return fallback;
    if (!isKind(value)) throw this.#wrong(name, expected, value);
    return value;
  }

  #wrong(name: string, expected: string, value: unknown): InvalidSerializedDag {
    return new InvalidSerializedDag(`${this.#path}.${name}`, expected, value);
  }
}
