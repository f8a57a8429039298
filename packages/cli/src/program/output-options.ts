import { Option } from 'commander';

export const outputFormats = ['table', 'json', 'yaml', 'plain'] as const;
export type OutputFormat = (typeof outputFormats)[number];

export interface Listing {
  output: OutputFormat;
}

/** `-o, --output` as Airflow has it. */
export const outputOption = (): Option =>
  new Option('-o, --output <format>', 'the form of the listing').choices(outputFormats).default('table');

/** `--json`, short for `--output json`. */
export const jsonOption = (): Option => new Option('--json', 'the same as --output json').implies({ output: 'json' });
