import { createHash, randomInt } from 'node:crypto';

const longestName = 63;
const suffixLength = 8;
const suffixAlphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/**
 * The pod's name: a readable slug of Dag and task and eight random characters, at most 63 in all, as Airflow's
 * create_unique_id (providers/cncf/kubernetes/kubernetes_helper_functions.py). Letters outside ASCII lose their marks; those
 * that have none in ASCII are left out, where Airflow transliterates.
 */
export function podName(dagId: string, taskId: string, suffix: string = randomSuffix()): string {
  const slug = slugify(`${dagId}-${taskId}`).slice(0, longestName - suffix.length - 1);
  return `${trimDashes(slug) || 'task'}-${suffix}`;
}

export function randomSuffix(): string {
  return Array.from({ length: suffixLength }, () => suffixAlphabet[randomInt(suffixAlphabet.length)]).join('');
}

function slugify(text: string): string {
  const ascii = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const withoutDigitGroups = ascii.replace(/(?<=\d),(?=\d)/g, '');
  return trimDashes(withoutDigitGroups.replace(/[^a-z0-9]+/g, '-'));
}

function trimDashes(text: string): string {
  return text.replace(/^-+|-+$/g, '');
}

/**
 * A value that Kubernetes takes as a label: illegal characters are left out; where that changes the value or it is longer than
 * 63 characters, it is cut to 53 and `-` and nine digits of the original's MD5 follow, as Airflow's make_safe_label_value
 * (providers/cncf/kubernetes/pod_generator.py). Where nothing is left the hash stands alone: Kubernetes refuses a leading `-`.
 */
export function labelValue(text: string): string {
  const safe = text.replace(/^[^a-z0-9A-Z]*|[^a-zA-Z0-9_\-.]|[^a-z0-9A-Z]*$/g, '');
  if (safe === text && safe.length <= longestName) return safe;
  const hash = createHash('md5').update(text).digest('hex').slice(0, 9);
  return safe === '' ? hash : `${safe.slice(0, longestName - hash.length - 1)}-${hash}`;
}
