/** Whose pattern it is. Python's `$` also matches before a last line break, that of Rust's regex crate does not. */
export type PatternDialect = 'python' | 'rust';

const letter = '\\p{L}\\p{N}_';
const space = '\\s\\x1c-\\x1f\\x85';
const classes: Readonly<Record<string, string>> = { w: letter, d: '\\p{Nd}', s: space };
const letterEdge = `(?:(?<=[${letter}])(?![${letter}])|(?<![${letter}])(?=[${letter}]))`;
const insideLetters = `(?:(?<=[${letter}])(?=[${letter}])|(?<![${letter}])(?![${letter}]))`;
const textEnd = '(?![\\s\\S])';
const lineEnds: Readonly<Record<PatternDialect, string>> = { python: `(?=\\n?${textEnd})`, rust: textEnd };
const outside: Readonly<Record<string, string>> = {
  A: '(?<![\\s\\S])',
  Z: textEnd,
  z: textEnd,
  b: letterEdge,
  B: insideLetters,
};
const quantifier = /^\{(?:\d+(?:,\d*)?|,\d+)\}/;
const leadingFlags = /^\(\?([aiLmsux]+)\)/;

/**
 * The pattern of a schema as the language reads it that checks it in Airflow: Python's `re` for a Dag's params, Rust's regex crate, which
 * pydantic uses, for request bodies. Letters and digits are those of every script. Throws a SyntaxError where there is no equal.
 */
export function foreignPattern(pattern: string, dialect: PatternDialect): RegExp {
  const flags = leadingFlags.exec(pattern)?.[1] ?? '';
  if (/[Lx]/.test(flags)) throw new SyntaxError(`the flags "${flags}" have no equal`);
  const multiline = flags.includes('m');
  const dotAll = flags.includes('s');
  let rest = flags === '' ? pattern : pattern.slice(flags.length + 3);
  let translated = '';
  const take = (text: string, as = text) => {
    translated += as;
    rest = rest.slice(text.length);
  };
  while (rest !== '') {
    const character = String.fromCodePoint(rest.codePointAt(0) as number);
    if (character === '\\') take(...escaped(rest, false));
    else if (character === '[') take(...characterClass(rest));
    else if (character === '.') take('.', dotAll ? '[\\s\\S]' : '[^\\n]');
    else if (character === '$') take('$', multiline ? `(?=\\n|${textEnd})` : lineEnds[dialect]);
    else if (character === '^') take('^', multiline ? '(?<![^\\n])' : '^');
    else if (rest.startsWith('(?P<')) take('(?P<', '(?<');
    else if (rest.startsWith('(?P=')) take(...namedReference(rest));
    else if (rest.startsWith('(?#')) take(rest.slice(0, endOf(rest, ')')), '');
    else if (quantifier.test(rest)) take(...repetition(rest));
    else if ('{}]'.includes(character)) take(character, `\\${character}`);
    else take(character);
  }
  return new RegExp(translated, flags.includes('i') ? 'iv' : 'v');
}

/** The same; undefined where the pattern has no equal, or is none. */
export function foreignPatternOrNone(pattern: string, dialect: PatternDialect): RegExp | undefined {
  try {
    return foreignPattern(pattern, dialect);
  } catch {
    return undefined;
  }
}

/** The escape at the beginning of the text, and what it becomes. */
function escaped(text: string, inClass: boolean): [string, string] {
  const name = text[1];
  if (name === undefined) throw new SyntaxError('\\ at the end of the pattern');
  const taken = `\\${name}`;
  const members = classes[name.toLowerCase()];
  if (members !== undefined) return [taken, name === name.toLowerCase() ? `[${members}]` : `[^${members}]`];
  const as = inClass ? undefined : outside[name];
  if (as !== undefined) return [taken, as];
  const [named] = /^\\[pPu]\{[^}]*\}/.exec(text) ?? [];
  if (named !== undefined) return [named, named];
  const [long] = /^\\U[0-9a-fA-F]{8}/.exec(text) ?? [];
  if (long !== undefined) return [long, codePoint(Number.parseInt(long.slice(2), 16))];
  if (name === 'a') return [taken, '\\x07'];
  if (name === 'b') return [taken, '\\x08'];
  if (/\w/.test(name)) return [taken, taken];
  const literal = String.fromCodePoint(text.codePointAt(1) as number);
  return [`\\${literal}`, codePoint(literal.codePointAt(0) as number)];
}

const codePoint = (code: number) => `\\u{${code.toString(16)}}`;

/** Brackets with all that is in them; the first `]` is a member, and so is every `[`. */
function characterClass(text: string): [string, string] {
  let end = text[1] === '^' ? 2 : 1;
  let translated = text.slice(0, end);
  for (let first = true; first || text[end] !== ']'; first = false) {
    const code = text.codePointAt(end);
    if (code === undefined) throw new SyntaxError('a [ without its ]');
    const character = String.fromCodePoint(code);
    const isRange = character === '-' && !first && text[end + 1] !== ']';
    const [taken, as] =
      character === '\\' ? escaped(text.slice(end), true) : [character, isRange ? '-' : member(character, code)];
    translated += as;
    end += taken.length;
  }
  return [text.slice(0, end + 1), `${translated}]`];
}

/** Signs mean something within brackets, alone or in pairs. */
const member = (character: string, code: number) => (/\w/.test(character) ? character : codePoint(code));

function repetition(text: string): [string, string] {
  const [taken] = quantifier.exec(text) as RegExpExecArray;
  return [taken, taken.replace('{,', '{0,')];
}

function namedReference(text: string): [string, string] {
  const end = endOf(text, ')');
  return [text.slice(0, end), `\\k<${text.slice('(?P='.length, end - 1)}>`];
}

function endOf(text: string, closing: string): number {
  const at = text.indexOf(closing);
  if (at < 0) throw new SyntaxError(`a group without its ${closing}`);
  return at + 1;
}
