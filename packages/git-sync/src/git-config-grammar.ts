/**
 * The grammar of --git-config and --git-config-add, which is git-sync's own: `section.var:value` pairs with commas
 * between them; a key or a value may be in double quotes; in quotes and in bare values a backslash starts one of
 * \n \t \" \, \\.
 */

export interface GitConfigEntry {
  key: string;
  value: string;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', '"': '"', ',': ',', '\\': '\\' };
const keyPattern = /^[A-Za-z0-9-]+(?:\..+)?\.[A-Za-z][A-Za-z0-9-]*$/s;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get ended(): boolean {
    return this.#at >= this.#text.length;
  }

  next(): string | undefined {
    return this.#text[this.#at++];
  }

  startsWithQuote(): boolean {
    if (this.#text[this.#at] !== '"') return false;
    this.#at++;
    return true;
  }

  escaped(): string {
    const character = this.next();
    if (character === undefined) throw new Error('unexpected end of escape sequence');
    const meaning = escapes[character];
    if (meaning === undefined) throw new Error(`unsupported escape character: '${character}'`);
    return meaning;
  }

  quoted(): string {
    let text = '';
    for (;;) {
      const character = this.next();
      if (character === undefined) throw new Error(`unexpected end of quoted string: "${text}"`);
      if (character === '"') return text;
      text += character === '\\' ? this.escaped() : character;
    }
  }
}

/** The pairs of one flag value, in order. Throws a sentence that names the key for a text outside the grammar. */
export function parseGitConfigs(text: string): GitConfigEntry[] {
  const reader = new Reader(text);
  const entries: GitConfigEntry[] = [];
  while (!reader.ended) {
    const key = readKey(reader);
    if (!keyPattern.test(key)) throw new Error(`key "${key}": not a git config key (section.name)`);
    if (reader.ended) throw new Error(`key "${key}": no value`);
    entries.push({ key, value: readValue(reader, key) });
  }
  return entries;
}

function readKey(reader: Reader): string {
  if (reader.startsWithQuote()) {
    const key = reader.quoted();
    const after = reader.next();
    if (after === undefined) throw new Error(`unexpected end of key: "${key}"`);
    if (after !== ':') throw new Error(`unexpected character after quoted key: "${key}"${after}`);
    return key;
  }
  let key = '';
  for (;;) {
    const character = reader.next();
    if (character === undefined) throw new Error(`unexpected end of key: "${key}"`);
    if (character === ':') return key;
    key += character;
  }
}

function readValue(reader: Reader, key: string): string {
  if (reader.startsWithQuote()) {
    const value = reader.quoted();
    const after = reader.next();
    if (after !== undefined && after !== ',') throw new Error(`key "${key}": unexpected character after quoted value`);
    return value;
  }
  let value = '';
  for (;;) {
    const character = reader.next();
    if (character === undefined || character === ',') return value;
    value += character === '\\' ? reader.escaped() : character;
  }
}
