import { HttpError } from '../../http/http-error.ts';

const reserved = new Set([
  '__classname__',
  '__version__',
  '__data__',
  '__id__',
  '__cache__',
  '__type',
  '__source',
  '__var',
]);

/**
 * Refuses a value that names a class to be made of it when a task reads it: only tasks may write such ones. A text is looked into as the
 * JSON that it may hold. airflow/api_fastapi/core_api/datamodels/xcom.py.
 */
export function requireNoReservedKeys(value: unknown): void {
  const problem = problemIn(value, 'value');
  if (problem === undefined) return;
  const msg = `Value error, ${problem} These keys are reserved for internal use.`;
  throw new HttpError(422, [{ type: 'value_error', loc: ['body', 'value'], msg, input: value, ctx: { error: {} } }]);
}

function problemIn(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') return problemInText(value, path);
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return firstOf(value.map((each, index) => [each, `${path}[${index}]`]));
  const found = Object.keys(value).filter((key) => reserved.has(key));
  if (found.length > 0) return `XCom ${path} contains reserved serialization keys: ${found.sort().join(', ')}.`;
  return firstOf(Object.entries(value).map(([key, each]) => [each, `${path}.${key}`]));
}

function problemInText(text: string, path: string): string | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return problemIn(JSON.parse(text), path);
  } catch {
    return undefined;
  }
}

function firstOf(places: readonly [value: unknown, path: string][]): string | undefined {
  for (const [value, path] of places) {
    const problem = problemIn(value, path);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
