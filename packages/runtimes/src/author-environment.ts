/**
 * How much of this process's environment author code sees. `Usual`: what a shell has and Airflow's settings; for a machine whose
 * environment was made for more than Dags. `Whole`: all but what is ours; for a container whose environment was made for them.
 */
export const AuthorView = { Usual: 'usual', Whole: 'whole' } as const;
export type AuthorView = (typeof AuthorView)[keyof typeof AuthorView];

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
  'LD_PRELOAD',
  'NSS_WRAPPER_PASSWD',
  'NSS_WRAPPER_GROUP',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'REQUESTS_CA_BUNDLE',
  'NODE_EXTRA_CA_CERTS',
  'NODE_COMPILE_CACHE',
]);
const allowedPatterns = [/^LC_/, /^(https?|no|all)_proxy$/i, /^AIRFLOW__/, /^AIRFLOW_CTX_/];
/** Credentials of the control plane. */
const controlPlanePattern =
  /^AIRFLOW__((DATABASE|CELERY|API_AUTH|SIMPLE_AUTH)__|.*(SQL_ALCHEMY|JWT|FERNET|SECRET_KEY))/;
/** What else sounds like a secret: on a machine that is not made for Dags alone it may be meant for others. */
const secretPattern = /PASSWORD|TOKEN/;
const ownPattern = /^(LEEWARD_|GITSYNC_)/;

/** Whatever the view, no token, database address or key of the control plane reaches a Dag file; `passed` does, whatever its name. */
export function authorEnvironment(
  own: Readonly<Record<string, string | undefined>>,
  passed: Readonly<Record<string, string>> = {},
  view: AuthorView = AuthorView.Usual,
): Record<string, string> {
  const isSeen = view === AuthorView.Whole ? isSeenInWhole : isUsual;
  const seen = Object.entries(own).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && isSeen(entry[0]),
  );
  return { ...Object.fromEntries(seen), ...passed };
}

function isSeenInWhole(name: string): boolean {
  return !ownPattern.test(name) && !controlPlanePattern.test(name);
}

function isUsual(name: string): boolean {
  if (allowedNames.has(name) || /^AIRFLOW_(CONN|VAR)_/.test(name)) return true;
  return (
    allowedPatterns.some((pattern) => pattern.test(name)) &&
    !controlPlanePattern.test(name) &&
    !secretPattern.test(name)
  );
}
