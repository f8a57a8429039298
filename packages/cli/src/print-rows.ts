import { stringify } from 'yaml';
import type { Listing } from './program/output-options.ts';

/** Prints a listing. A table has the fields of the first row as columns; `plain` is a table without its head's rule. */
export function printRows(rows: readonly object[], { output }: Listing): void {
  if (output === 'json') process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else if (output === 'yaml') process.stdout.write(stringify(JSON.parse(JSON.stringify(rows))));
  else printTable(rows, output === 'table');
}

function printTable(rows: readonly object[], hasRule: boolean): void {
  const [first] = rows;
  if (first === undefined) {
    if (hasRule) console.log('No data found');
    return;
  }
  const columns = Object.keys(first);
  const cells = [
    columns,
    ...rows.map((row) => columns.map((column) => cell((row as Record<string, unknown>)[column]))),
  ];
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => row[index]!.length)));
  if (hasRule)
    cells.splice(
      1,
      0,
      widths.map((width) => '='.repeat(width)),
    );
  const gap = hasRule ? ' | ' : '  ';
  for (const row of cells)
    console.log(
      row
        .map((text, index) => text.padEnd(widths[index]!))
        .join(gap)
        .trimEnd(),
    );
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value).replaceAll('\n', ' ');
}
