/**
 * The catalogue of errors that a user can cause. A code never changes its meaning and a retired code is never used again.
 * docs/errors.md gives the fix of every code; a test compares the two.
 */
export interface ErrorDefinition {
  /** HTTP status where the error leaves by HTTP. */
  readonly status: number;
  /** Exit code where it ends a command: 1 failed, 2 wrong use, 3 refused by the state of things, 4 a needed part is missing. */
  readonly exitCode: 1 | 2 | 3 | 4;
  /** A sentence with {slots}: the value, the place, what was expected. */
  readonly sentence: string;
}

export class LeewardError extends Error {
  readonly code: string;
  readonly status: number;
  readonly exitCode: number;
  readonly values: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    definition: ErrorDefinition,
    values: Readonly<Record<string, unknown>>,
    options?: ErrorOptions,
  ) {
    super(fillSlots(definition.sentence, values), options);
    this.name = 'LeewardError';
    this.code = code;
    this.status = definition.status;
    this.exitCode = definition.exitCode;
    this.values = values;
  }
}

function fillSlots(sentence: string, values: Readonly<Record<string, unknown>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const value = values[slot];
    return typeof value === 'string' ? value : JSON.stringify(value ?? null);
  });
}

/** Makes one thrower a code: `const errors = defineErrors({ LW_X: {...} }); throw errors.LW_X({ value })`. */
export function defineErrors<const Catalogue extends Record<string, ErrorDefinition>>(
  catalogue: Catalogue,
): {
  readonly [Code in keyof Catalogue]: (
    values?: Readonly<Record<string, unknown>>,
    options?: ErrorOptions,
  ) => LeewardError;
} & { readonly catalogue: Catalogue } {
  const throwers = Object.fromEntries(
    Object.entries(catalogue).map(([code, definition]) => [
      code,
      (values: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) =>
        new LeewardError(code, definition, values, options),
    ]),
  );
  return Object.assign(throwers, { catalogue }) as never;
}
