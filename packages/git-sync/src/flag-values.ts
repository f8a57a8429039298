import { parseDurationMs } from './duration.ts';

/** A type of flag: how a text becomes its value. `parse` throws a few words for a text that is not one. */
export interface FlagType<T> {
  readonly name: string;
  parse(text: string): T;
}

function fail(text: string, expected: string): never {
  throw new Error(`"${text}" is not ${expected}`);
}

export const stringType: FlagType<string> = { name: 'string', parse: (text) => text };

export const boolType: FlagType<boolean> = {
  name: 'bool',
  parse(text) {
    if (/^(1|t|T|TRUE|true|True)$/.test(text)) return true;
    if (/^(0|f|F|FALSE|false|False)$/.test(text)) return false;
    return fail(text, 'true or false');
  },
};

/** As Go reads whole numbers: 0x, 0o, 0b, and an octal one by a 0 alone. */
export const intType: FlagType<number> = {
  name: 'int',
  parse(text) {
    const [, sign, digits] = /^([+-]?)(0[xob][0-9a-f]+|\d+)$/i.exec(text) ?? [];
    const value = Number(digits?.replace(/^0(?=\d)/, '0o'));
    if (digits === undefined || Number.isNaN(value)) return fail(text, 'a whole number');
    return sign === '-' && value !== 0 ? -value : value;
  },
};

export const floatType: FlagType<number> = {
  name: 'float',
  parse: (text) => (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : fail(text, 'a number')),
};

/** Milliseconds. */
export const durationType: FlagType<number> = {
  name: 'duration',
  parse: (text) => parseDurationMs(text) ?? fail(text, 'a duration such as 10s, 1m30s or 100ms'),
};
