import { isSensitiveName } from '@leeward/contracts';

/**
 * Replaces secrets in log records. What is a secret: whatever the runtime said by `MaskSecret`, and the values of fields whose
 * name sounds like one (airflow/_shared/secrets_masker: DEFAULT_SENSITIVE_FIELDS).
 */
export interface SecretMask {
  add(value: unknown, name?: string | null): void;
  text(text: string): string;
  record<Record extends object>(record: Record): Record;
}

const mask = '***';
const shortestSecret = 5;
const deepest = 6;
export function createSecretMask(): SecretMask {
  const secrets = new Set<string>();
  let pattern: RegExp | undefined;

  function remember(secret: string): void {
    if (secret.length < shortestSecret) return;
    for (const form of new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]))
      secrets.add(form);
    const longestFirst = [...secrets].sort((one, other) => other.length - one.length);
    pattern = new RegExp(longestFirst.map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');
  }

  function add(value: unknown, name?: string | null): void {
    if (typeof value === 'string') {
      for (const line of value.split('\n')) remember(line.trim() === value ? value : line.trim());
      return;
    }
    if (Array.isArray(value)) for (const each of value) add(each, name);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, each] of Object.entries(value)) if (name || isSensitiveName(key)) add(each, key);
    }
  }

  function text(given: string): string {
    return pattern === undefined ? given : given.replace(pattern, mask);
  }

  function redact(value: unknown, name: string, depth: number): unknown {
    if (depth > deepest) return value;
    if (typeof value === 'string') return isSensitiveName(name) && value !== '' ? mask : text(value);
    if (Array.isArray(value)) return value.map((each) => redact(each, name, depth + 1));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, redact(each, key, depth + 1)]));
  }

  return { add, text, record: (record) => redact(record, '', 0) as typeof record };
}
