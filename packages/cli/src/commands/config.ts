import { readConfig } from '../config/config.ts';
import { printRows } from '../print-rows.ts';

export function listConfig(options: { json: boolean }): void {
  const config = readConfig(process.env);
  for (const warning of config.warnings) console.error(warning);
  printRows(config.all(), options);
}
