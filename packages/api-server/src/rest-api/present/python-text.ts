import { WholeFloat } from '@leeward/contracts';
/** A JSON value as Python's `str` writes it: what pydantic makes of a dict where the contract says string. */
export function pythonText(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(pythonText).join(', ')}]`;
  if (value instanceof WholeFloat) return pythonFloat(value.value);
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(([key, each]) => `${quoted(key)}: ${pythonText(each)}`);
    return `{${entries.join(', ')}}`;
  }
  return typeof value === 'number' && !Number.isInteger(value) ? pythonFloat(value) : String(value);
}

function quoted(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
  if (escaped.includes("'") && !escaped.includes('"')) return `"${escaped}"`;
  return `'${escaped.replaceAll("'", "\\'")}'`;
}

/** `repr` of a float: an exponent of two digits or more below 1e-4 and from 1e16 on. */
function pythonFloat(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}
