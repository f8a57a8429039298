import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { GitConfigEntry } from './git-config-grammar.ts';

/**
 * What every git we start reads instead of the configuration of the machine and the user.
 * - gc: in the foreground, and what nothing refers to goes at once.
 * - safe.directory: the root is ours whatever uid the volume was made with.
 * - protocols: a submodule's URL reaches neither a local path nor a command.
 * - no hooks, no template with hooks; no reflog that would keep old commits.
 */
const ownConfig: readonly GitConfigEntry[] = [
  { key: 'gc.autoDetach', value: 'false' },
  { key: 'gc.pruneExpire', value: 'now' },
  { key: 'maintenance.auto', value: 'false' },
  { key: 'safe.directory', value: '*' },
  { key: 'protocol.file.allow', value: 'user' },
  { key: 'protocol.ext.allow', value: 'never' },
  { key: 'core.hooksPath', value: '/dev/null' },
  { key: 'core.logAllRefUpdates', value: 'false' },
  { key: 'init.templateDir', value: '' },
  { key: 'advice.detachedHead', value: 'false' },
];

/** git asks all helpers in turn, so one that the user configures stands beside ours; it may not know of paths. */
const helperKey = 'credential.helper';

/**
 * The credential helper: answers "get" from the environment that only our git processes have, so that a secret is in no
 * file and no argument. A credential whose URL holds the asked one wins over one of the same host.
 */
const credentialHelper = `[ "$1" = get ] || exit 0
protocol= host= path= asked=
while read -r line; do
  case "$line" in
    protocol=*) protocol=\${line#*=} ;;
    host=*) host=\${line#*=} ;;
    path=*) path=\${line#*=} ;;
    username=*) asked=\${line#*=} ;;
  esac
done
answer() {
  eval "username=\\$LEEWARD_GIT_USERNAME_$1"
  if [ -n "$asked" ] && [ "$asked" != "$username" ]; then return; fi
  eval "password=\\$LEEWARD_GIT_PASSWORD_$1"
  printf 'username=%s\\npassword=%s\\n' "$username" "$password"
  exit 0
}
n=0
while [ "$n" -lt "\${LEEWARD_GIT_CREDENTIALS:-0}" ]; do
  eval "url=\\$LEEWARD_GIT_URL_$n"
  case "$protocol://$host/$path/" in "$url"/*) answer "$n" ;; esac
  n=$((n + 1))
done
n=0
while [ "$n" -lt "\${LEEWARD_GIT_CREDENTIALS:-0}" ]; do
  eval "url=\\$LEEWARD_GIT_URL_$n"
  rest=\${url#*://}
  if [ "$protocol://$host" = "\${url%%://*}://\${rest%%/*}" ]; then answer "$n"; fi
  n=$((n + 1))
done
`;

/** The private folder that stands in for a home: a git configuration and the credential helper. No secret is in it. */
export class GitHome {
  readonly directory: string;
  readonly configFile: string;
  /** Whether the user configured a credential helper beside ours. */
  readonly hasForeignHelper: boolean;
  readonly #files: ReadonlyMap<string, string>;

  constructor(directory: string, extraConfig: readonly GitConfigEntry[] = []) {
    this.directory = directory;
    this.configFile = path.join(directory, 'config');
    const helperFile = path.join(directory, 'credential-helper');
    const helper = { key: helperKey, value: `!sh ${quoteForShell(helperFile)}` };
    this.hasForeignHelper = extraConfig.some(({ key }) => /^credential\.(.+\.)?helper$/is.test(key));
    const withPath = this.hasForeignHelper ? [] : [{ key: 'credential.useHttpPath', value: 'true' }];
    this.#files = new Map([
      [this.configFile, renderGitConfig([...ownConfig, helper, ...withPath, ...extraConfig])],
      [helperFile, credentialHelper],
    ]);
  }

  /** Writes the files where they are missing or differ. */
  async ensure(): Promise<void> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    for (const [file, text] of this.#files) {
      const present = await readFile(file, 'utf8').catch(() => undefined);
      if (present === text) continue;
      const temporary = `${file}.${randomUUID()}`;
      await writeFile(temporary, text, { mode: 0o600 });
      await rename(temporary, file);
    }
  }
}

export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Entries as a git configuration file; of several entries with one key the last counts, but all helpers do. */
export function renderGitConfig(entries: readonly GitConfigEntry[]): string {
  const identity = ({ key, value }: GitConfigEntry) =>
    [...sectionAndName(key), key.toLowerCase() === helperKey ? value : ''].join('\n');
  const last = new Map(entries.map((entry) => [identity(entry), entry]));
  const lines: string[] = [];
  for (const { key, value } of last.values()) {
    const [section, subsection, name] = sectionAndName(key);
    lines.push(subsection === '' ? `[${section}]` : `[${section} "${escapeConfig(subsection)}"]`);
    lines.push(`\t${name} = "${escapeConfig(value).replaceAll('\n', '\\n').replaceAll('\t', '\\t')}"`);
  }
  return `${lines.join('\n')}\n`;
}

function sectionAndName(key: string): [section: string, subsection: string, name: string] {
  const first = key.indexOf('.');
  const last = key.lastIndexOf('.');
  const subsection = first === last ? '' : key.slice(first + 1, last);
  return [key.slice(0, first).toLowerCase(), subsection, key.slice(last + 1).toLowerCase()];
}

function escapeConfig(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}
