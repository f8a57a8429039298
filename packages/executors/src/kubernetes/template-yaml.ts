import { parseDocument, type ScalarTag } from 'yaml';
import { SpelledNumber } from './typed-pod.ts';

const truth: ScalarTag = {
  default: true,
  tag: 'tag:yaml.org,2002:bool',
  test: /^(?:[Yy]es|YES|[Nn]o|NO|[Tt]rue|TRUE|[Ff]alse|FALSE|[Oo]n|ON|[Oo]ff|OFF)$/,
  resolve: (text) => /^(?:yes|true|on)$/i.test(text),
};

const integer: ScalarTag = {
  default: true,
  tag: 'tag:yaml.org,2002:int',
  test: /^[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|0[0-7_]*|[1-9][0-9_]*)$/,
  resolve: (text) => {
    const digits = text.replace(/_/g, '').replace(/^[-+]/, '');
    const size = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits);
    const value = text.startsWith('-') ? -size : size;
    return new SpelledNumber(Number(value), String(value));
  },
};

const float: ScalarTag = {
  default: true,
  tag: 'tag:yaml.org,2002:float',
  test: /^[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+][0-9]+)?$/,
  resolve: (text) => {
    const value = Number(text.replace(/_/g, ''));
    return new SpelledNumber(value, Number.isInteger(value) ? value.toFixed(1) : String(value));
  },
};

/**
 * YAML 1.1 as PyYAML reads it, with which pod templates are written: `0400` is octal and `yes` is true, where YAML 1.2 has the number 400
 * and a word. Instants and numbers of base 60 (`12:30`) stay text.
 * @throws {Error} where it is not one document of YAML.
 */
export function parseTemplateYaml(text: string): unknown {
  const customTags = ['null', truth, integer, float] as const;
  const document = parseDocument(text, { schema: 'failsafe', customTags: [...customTags], merge: true });
  const [error] = document.errors;
  if (error !== undefined) throw error;
  return document.toJS();
}
