export class TemplateSyntaxError extends Error {}

export type Token =
  | { readonly kind: 'name' | 'mark'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string };

const pattern =
  /\s*(?:(?<name>[A-Za-z_]\w*)|(?<number>-?\d+(?:\.\d+)?)|(?<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<mark>[.,()[\]|=]))/y;

/** The tokens of one `{{ expression }}`. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  const end = source.trimEnd().length;
  pattern.lastIndex = 0;
  while (pattern.lastIndex < end) {
    const start = pattern.lastIndex;
    const groups = pattern.exec(source)?.groups;
    if (groups === undefined)
      throw new TemplateSyntaxError(`"${source.slice(start).trim()}" is not supported in an expression`);
    if (groups.name !== undefined) tokens.push({ kind: 'name', text: groups.name });
    else if (groups.number !== undefined) tokens.push({ kind: 'number', text: groups.number });
    else if (groups.text !== undefined) tokens.push({ kind: 'text', text: unquote(groups.text) });
    else tokens.push({ kind: 'mark', text: groups.mark! });
  }
  return tokens;
}

function unquote(quoted: string): string {
  const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
  return quoted.slice(1, -1).replace(/\\(.)/gs, (_, char: string) => escapes[char] ?? char);
}
