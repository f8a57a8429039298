import { configErrors } from './errors.ts';

/** An `airflow.cfg` as Python's configparser reads it: sections, `key = value` or `key: value`, comments, indented lines go on. */
export function readConfigText(text: string, file: string): Map<string, string> {
  const values = new Map<string, string>();
  let section: string | undefined;
  let current: string | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const place = { file, line: index + 1 };
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith(';')) continue;
    if (/^\s/.test(line) && current !== undefined) {
      values.set(current, `${values.get(current)}\n${trimmed}`);
      continue;
    }
    const header = /^\[([^\]]+)\]$/.exec(trimmed);
    if (header !== null) {
      section = header[1]!.trim().toLowerCase();
      current = undefined;
      continue;
    }
    const entry = /^([^=:]+?)\s*[=:]\s*(.*)$/.exec(trimmed);
    if (entry === null) throw configErrors.LW_CONFIG_FILE({ ...place, problem: 'neither a section nor "key = value"' });
    if (section === undefined)
      throw configErrors.LW_CONFIG_FILE({ ...place, problem: 'an option before the first section' });
    current = `${section}.${entry[1]!.toLowerCase()}`;
    values.set(current, entry[2]!.replaceAll('%%', '%'));
  }
  return values;
}
