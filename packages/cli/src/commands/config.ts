import { readConfig } from '../config/config.ts';
import { nearest } from '../config/nearest.ts';
import { cliErrors } from '../errors.ts';
import { printRows } from '../print-rows.ts';
import type { Listing } from '../program/output-options.ts';

export function listConfig(options: Listing & { section?: string }): void {
  const config = readConfig(process.env);
  for (const warning of config.warnings) console.error(warning);
  const all = config.all();
  const wanted = options.section?.toLowerCase();
  if (wanted !== undefined && !all.some((entry) => entry.section === wanted)) {
    throw cliErrors.LW_ARGUMENT({
      argument: '--section',
      problem: unknown(wanted, new Set(all.map((each) => each.section))),
    });
  }
  printRows(wanted === undefined ? all : all.filter((entry) => entry.section === wanted), options);
}

/** The bare value, secrets too: scripts read it. */
export function getConfigValue(section: string, option: string): void {
  const config = readConfig(process.env);
  const all = config.all();
  const [wantedSection, wantedOption] = [section.toLowerCase(), option.toLowerCase()];
  if (!all.some((entry) => entry.section === wantedSection && entry.key === wantedOption)) {
    const known = all.map((entry) => `${entry.section} ${entry.key}`);
    const problem = unknown(`${wantedSection} ${wantedOption}`, known);
    throw cliErrors.LW_ARGUMENT({ argument: 'config get-value', problem });
  }
  console.log(config.text(wantedSection, wantedOption));
}

function unknown(name: string, known: Iterable<string>): string {
  const near = nearest(name, known);
  return near === undefined ? `"${name}" is not known` : `"${name}" is not known; did you mean "${near}"?`;
}
