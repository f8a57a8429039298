/** Parts of a field's name that make its value a secret (airflow/_shared/secrets_masker: DEFAULT_SENSITIVE_FIELDS). */
const sensitiveNames: readonly string[] = [
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
  'secret',
  'service_account',
  'service_key',
  'token',
  'webhook_url',
];

/** `further`: the names of [core] sensitive_var_conn_names. */
export function isSensitiveName(name: string, further: readonly string[] = []): boolean {
  const lower = name.trim().toLowerCase();
  return [...sensitiveNames, ...further].some((part) => lower.includes(part));
}
