import { Ajv, type ErrorObject, type Options, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { foreignPatternOrNone } from './foreign-pattern.ts';
import { paramFormats } from './param-formats.ts';

const options: Options = {
  strict: false,
  formats: paramFormats as Record<string, (text: string) => boolean>,
  // Of a format that it does not know it would write a line to the console; authors may name any.
  logger: false,
  code: { regExp: Object.assign(patternOrAny, { code: 'patternOrAny' }) },
};

/** A pattern without an equal here is left to the task's own Python, which checks its params once more. */
function patternOrAny(pattern: string): RegExp {
  return foreignPatternOrNone(pattern, 'python') ?? /(?:)/;
}

/** An ajv holds on to all that it ever compiled: it is given up with as many schemas as this. */
const compiledAtMost = 500;

const newestDraft = makeCompiler(() => new Ajv2020(options).removeKeyword('id').removeKeyword('dependencies'));
const oldDrafts = makeCompiler(() => new Ajv(options).removeKeyword('id'));

/**
 * What is wrong with the value of a Dag's param by its JSON schema, as a sentence's end; undefined where it is allowed. Reads the schema as
 * `jsonschema.validate` does for airflow/sdk/definitions/param.py: the draft of its `$schema`, else the newest.
 */
export function problemOfParam(schema: Readonly<Record<string, unknown>>, value: unknown): string | undefined {
  const { $schema: draft, ...rest } = schema;
  const compile = /\/draft-0[3-7]\//.test(String(draft)) ? oldDrafts : newestDraft;
  let check: ValidateFunction;
  try {
    check = compile(JSON.stringify(rest, withoutForeignWords));
  } catch (error) {
    return `its ${(error as Error).message}`;
  }
  if (check(value)) return undefined;
  const [{ instancePath, message = 'is not allowed' } = {} as ErrorObject] = check.errors ?? [];
  return `${JSON.stringify(value)} ${instancePath} ${message}`.replaceAll(/\s+/g, ' ');
}

/** Compiles schemas, each once; ajv itself is made when first needed, as it compiles the drafts' own. */
function makeCompiler(makeAjv: () => Ajv): (schemaText: string) => ValidateFunction {
  let ajv: Ajv | undefined;
  const compiled = new Map<string, ValidateFunction>();
  return (schemaText) => {
    const known = compiled.get(schemaText);
    if (known !== undefined) return known;
    if (ajv === undefined || compiled.size >= compiledAtMost) {
      ajv = makeAjv();
      compiled.clear();
    }
    const schema = JSON.parse(schemaText);
    try {
      const check = ajv.compile(schema);
      compiled.set(schemaText, check);
      return check;
    } finally {
      // Its $id is free for the schema of another param.
      ajv.removeSchema(schema);
    }
  };
}

/** OpenAPI's `nullable`, which ajv would obey and JSON Schema does not know. */
function withoutForeignWords(word: string, value: unknown): unknown {
  return word === 'nullable' && typeof value === 'boolean' ? undefined : value;
}
