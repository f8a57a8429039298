/**
 * What author code sees of this process's environment. Everything else must be passed on purpose, so that no token, database
 * address or key of the control plane reaches a Dag file.
 */
const allowedNames = new Set([
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'SHELL',
  'LANG',
  'LANGUAGE',
  'TZ',
  'TMPDIR',
  'HOSTNAME',
  'AIRFLOW_HOME',
  'PYTHONPATH',
  'LD_LIBRARY_PATH',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'REQUESTS_CA_BUNDLE',
  'NODE_EXTRA_CA_CERTS',
  'NODE_COMPILE_CACHE',
]);
const allowedPatterns = [/^LC_/, /^(https?|no|all)_proxy$/i, /^AIRFLOW__/, /^AIRFLOW_(CONN|VAR|CTX)_/];
const secretPattern =
  /^AIRFLOW__(DATABASE|CELERY|API_AUTH|SIMPLE_AUTH)__|SQL_ALCHEMY|JWT|FERNET|SECRET_KEY|PASSWORD|TOKEN/;

export function authorEnvironment(
  own: Readonly<Record<string, string | undefined>>,
  passed: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const allowed = Object.entries(own).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && isAllowed(entry[0]),
  );
  return { ...Object.fromEntries(allowed), ...passed };
}

function isAllowed(name: string): boolean {
  if (allowedNames.has(name)) return true;
  return (
    allowedPatterns.some((pattern) => pattern.test(name)) &&
    (/^AIRFLOW_(CONN|VAR)_/.test(name) || !secretPattern.test(name))
  );
}
