import type { FieldValue, ParamField } from '../dag/trigger/param-fields.ts';

/** What the address of a question proposes as its answer. */
export interface PresetAnswer {
  options: string[];
  values: Record<string, FieldValue>;
}

const optionsInLinks = '_options';

/**
 * Links of `HITLOperator.generate_link_to_ui` name options as a Python list, other tools as JSON, and every param by its own name.
 * What the question does not have is left out.
 */
export function presetAnswer(
  search: URLSearchParams,
  fields: readonly ParamField[],
  options: readonly string[],
): PresetAnswer {
  const named = search.getAll(optionsInLinks).flatMap(textsOf);
  const values: Record<string, FieldValue> = {};
  for (const field of fields) {
    const given = search.get(field.name);
    const value = given === null ? undefined : fieldValue(field, given);
    if (value !== undefined) values[field.name] = value;
  }
  return { options: options.filter((option) => named.includes(option)), values };
}

function fieldValue({ kind, options }: ParamField, given: string): FieldValue | undefined {
  const chosen = (text: string) => options.find(({ value, label }) => value === text || label === text)?.value;
  switch (kind) {
    case 'hidden':
      return undefined;
    case 'boolean':
      return given.toLowerCase() === 'true';
    case 'choice':
      return chosen(given);
    case 'choices':
      return textsOf(given)
        .map(chosen)
        .filter((value) => value !== undefined);
    case 'lines':
      return textsOf(given).join('\n');
    default:
      return given;
  }
}

/** The texts of a list as JSON or Python writes it; anything else is one text. */
function textsOf(given: string): string[] {
  if (!/^\s*\[.*\]\s*$/s.test(given)) return [given];
  return [...given.matchAll(/'((?:[^'\\]|\\.)*)'|"(?:[^"\\]|\\.)*"/gs)].map(([quoted, inSingle]) =>
    inSingle === undefined ? fromJson(quoted) : fromJson(`"${inSingle.replaceAll("\\'", "'").replaceAll('"', '\\"')}"`),
  );
}

function fromJson(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted.slice(1, -1);
  }
}
