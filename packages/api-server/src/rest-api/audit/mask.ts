import { isSensitiveName, WholeFloat } from '@leeward/contracts';

export const masked = '***';

export interface Masker {
  isSensitive(name: string): boolean;
  /** The value with every secret in it hidden: below a sensitive name all of it. */
  redact(value: unknown, name?: string): unknown;
}

/** `further`: [core] sensitive_var_conn_names. */
export function createMasker(further: readonly string[] = []): Masker {
  const names = further.map((name) => name.trim().toLowerCase()).filter((name) => name !== '');
  const isSensitive = (name: string) => isSensitiveName(name, names);
  function hide(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(hide);
    if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, hide(each)]));
    return value === null || value === '' || typeof value === 'boolean' ? value : masked;
  }
  function redact(value: unknown, name?: string): unknown {
    if (name !== undefined && isSensitive(name)) return hide(value);
    if (Array.isArray(value)) return value.map((each) => redact(each));
    if (isRecord(value))
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, redact(each, key)]));
    return value;
  }
  return { isSensitive, redact };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof WholeFloat);
}
