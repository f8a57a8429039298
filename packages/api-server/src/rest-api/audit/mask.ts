import { WholeFloat } from '@leeward/contracts';

/** Names that make a value a secret, as parts of a field's name (airflow/_shared/secrets_masker). */
const sensitiveNames = [
  'access_key',
  'access_token',
  'api_key',
  'apikey',
  'auth_header',
  'authorization',
  'bearer',
  'connection_string',
  'dsn',
  'keyfile_dict',
  'passphrase',
  'passwd',
  'password',
  'private_key',
  'proxies',
  'proxy',
  'proxy_password',
  'secret',
  'service_account',
  'service_key',
  'token',
  'webhook_url',
];

export const masked = '***';

export interface Masker {
  isSensitive(name: string): boolean;
  /** The value with every secret in it hidden: below a sensitive name all of it. */
  redact(value: unknown, name?: string): unknown;
}

/** `further`: [core] sensitive_var_conn_names. */
export function createMasker(further: readonly string[] = []): Masker {
  const names = [...sensitiveNames, ...further.map((name) => name.trim().toLowerCase()).filter((name) => name !== '')];
  const isSensitive = (name: string) => {
    const lower = name.toLowerCase();
    return names.some((part) => lower.includes(part));
  };
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
