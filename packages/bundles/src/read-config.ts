import { bundleErrors } from './errors.ts';
import { gitClasspath } from './git-bundle.ts';
import { localClasspath } from './local-bundle.ts';

export type BundleDefinition = LocalDefinition | GitDefinition;

interface Common {
  name: string;
  classpath: string;
  refreshIntervalSeconds: number;
}

interface LocalDefinition extends Common {
  kind: 'local';
  path: string;
}

export interface GitDefinition extends Common {
  kind: 'git';
  /** Absent where the connection names it. */
  repository: string | undefined;
  connectionId: string | undefined;
  trackingRef: string;
  subdir: string;
  submodules: boolean;
  sparseFolders: readonly string[] | undefined;
  viewUrlTemplate: string | undefined;
}

export interface BundleDefaults {
  dagsFolder: string;
  refreshIntervalSeconds: number;
}

/** Kwargs of Airflow's class that change nothing here: a version is a folder without a `.git` already. */
const ignoredGitKwargs = new Set(['prune_dotgit_folder', 'version']);
const gitKwargs = new Set([
  'repo_url',
  'git_conn_id',
  'tracking_ref',
  'subdir',
  'refresh_interval',
  'submodules',
  'sparse_dirs',
  'view_url_template',
  ...ignoredGitKwargs,
]);
const localKwargs = new Set(['path', 'refresh_interval', 'version', 'view_url_template']);

/**
 * The bundles that `[dag_processor] dag_bundle_config_list` describes (airflow/dag_processing/bundles/manager.py). Throws
 * LW_BUNDLE_CONFIG with the path of the field: `[0].kwargs.tracking_ref`.
 */
export function readBundleConfig(json: string, defaults: BundleDefaults): BundleDefinition[] {
  let list: unknown;
  try {
    list = JSON.parse(json);
  } catch (error) {
    throw bundleErrors.LW_BUNDLE_CONFIG({ path: '', problem: `it is not JSON (${(error as Error).message})` });
  }
  if (!Array.isArray(list)) throw bundleErrors.LW_BUNDLE_CONFIG({ path: '', problem: 'a JSON list is expected' });
  const definitions = list.map((entry, index) => readEntry(entry, `[${index}]`, defaults));
  const seen = new Set<string>();
  for (const [index, { name }] of definitions.entries()) {
    if (seen.has(name)) refuse(`[${index}].name`, `the name "${name}" is taken by an earlier bundle`);
    seen.add(name);
  }
  return definitions;
}

function readEntry(entry: unknown, path: string, defaults: BundleDefaults): BundleDefinition {
  const fields = object(entry, path);
  const name = text(fields.name, `${path}.name`);
  if (name.trim() === '') refuse(`${path}.name`, 'a name that is not empty is expected');
  const classpath = text(fields.classpath, `${path}.classpath`);
  const at = `${path}.kwargs`;
  const kwargs = fields.kwargs === undefined ? {} : object(fields.kwargs, at);
  const refreshIntervalSeconds = seconds(
    kwargs.refresh_interval,
    `${at}.refresh_interval`,
    defaults.refreshIntervalSeconds,
  );
  if (classpath === localClasspath) {
    known(kwargs, localKwargs, at);
    const folder =
      kwargs.path === undefined || kwargs.path === null ? defaults.dagsFolder : text(kwargs.path, `${at}.path`);
    return { kind: 'local', name, classpath, refreshIntervalSeconds, path: folder };
  }
  if (classpath === gitClasspath) {
    known(kwargs, gitKwargs, at);
    const repository = optionalText(kwargs.repo_url, `${at}.repo_url`);
    const connectionId = optionalText(kwargs.git_conn_id, `${at}.git_conn_id`);
    if (repository === undefined && connectionId === undefined) refuse(at, 'repo_url or git_conn_id is expected');
    return {
      kind: 'git',
      name,
      classpath,
      refreshIntervalSeconds,
      repository,
      connectionId,
      trackingRef: text(kwargs.tracking_ref, `${at}.tracking_ref`),
      subdir: insideFolder(optionalText(kwargs.subdir, `${at}.subdir`) ?? '', `${at}.subdir`),
      submodules: kwargs.submodules === true,
      sparseFolders: kwargs.sparse_dirs === undefined ? undefined : texts(kwargs.sparse_dirs, `${at}.sparse_dirs`),
      viewUrlTemplate: optionalText(kwargs.view_url_template, `${at}.view_url_template`),
    };
  }
  return refuse(`${path}.classpath`, `"${classpath}" is not known; expected ${localClasspath} or ${gitClasspath}`);
}

function refuse(path: string, problem: string): never {
  throw bundleErrors.LW_BUNDLE_CONFIG({ path, problem });
}

function object(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(path, 'an object is expected');
  return value as Record<string, unknown>;
}

function text(value: unknown, path: string): string {
  return typeof value === 'string'
    ? value
    : refuse(path, `a string is expected, and ${JSON.stringify(value ?? null)} is there`);
}

function optionalText(value: unknown, path: string): string | undefined {
  return value === undefined || value === null ? undefined : text(value, path);
}

function texts(value: unknown, path: string): string[] {
  if (!Array.isArray(value)) return refuse(path, 'a list of strings is expected');
  return value.map((each, index) => text(each, `${path}[${index}]`));
}

function seconds(value: unknown, path: string, otherwise: number): number {
  if (value === undefined || value === null) return otherwise;
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
    return refuse(path, `a number of seconds is expected, and ${JSON.stringify(value)} is there`);
  }
  return value;
}

function known(kwargs: Record<string, unknown>, names: ReadonlySet<string>, path: string): void {
  for (const name of Object.keys(kwargs)) {
    if (!names.has(name)) refuse(`${path}.${name}`, `unknown; expected one of ${[...names].join(', ')}`);
  }
}

function insideFolder(subdir: string, path: string): string {
  const parts = subdir.split('/').filter((part) => part !== '' && part !== '.');
  if (subdir.startsWith('/') || parts.includes('..'))
    refuse(path, `a folder inside the repository is expected, and "${subdir}" is there`);
  return parts.join('/');
}
