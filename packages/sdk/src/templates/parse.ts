import { TemplateSyntaxError, type Token, tokensOf } from './tokens.ts';

export { TemplateSyntaxError };

export type Expression =
  | { readonly node: 'literal'; readonly value: string | number | boolean | null }
  | { readonly node: 'name'; readonly name: string }
  | { readonly node: 'member'; readonly object: Expression; readonly key: Expression }
  | { readonly node: 'call'; readonly callee: Expression; readonly args: Arguments }
  | { readonly node: 'filter'; readonly filter: string; readonly input: Expression; readonly args: Arguments }
  | { readonly node: 'choice'; readonly test: Expression; readonly yes: Expression; readonly no: Expression };

export interface Arguments {
  readonly positional: readonly Expression[];
  readonly named: Readonly<Record<string, Expression>>;
}

export type Piece = string | Expression;

const constants: Readonly<Record<string, boolean | null>> = {
  True: true,
  true: true,
  False: false,
  false: false,
  None: null,
  none: null,
};

/** Splits a template into literal text and expressions. Throws TemplateSyntaxError for what is outside the documented subset. */
export function parseTemplate(template: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (;;) {
    const open = template.slice(at).search(/\{[{%#]/);
    if (open < 0) break;
    const start = at + open;
    if (open > 0) pieces.push(template.slice(at, start));
    const opening = template.slice(start, start + 2);
    if (opening === '{%') throw new TemplateSyntaxError('{% %} statements are not supported, only {{ expressions }}');
    const closing = opening === '{{' ? '}}' : '#}';
    const end = template.indexOf(closing, start + 2);
    if (end < 0) throw new TemplateSyntaxError(`"${opening}" has no "${closing}"`);
    if (opening === '{{') pieces.push(new Parser(template.slice(start + 2, end).replace(/^-|-$/g, '')).parse());
    at = end + 2;
  }
  if (at < template.length) pieces.push(template.slice(at));
  return pieces;
}

class Parser {
  readonly #tokens: Token[];
  #at = 0;

  constructor(source: string) {
    this.#tokens = tokensOf(source);
  }

  parse(): Expression {
    const expression = this.#choice();
    const rest = this.#tokens[this.#at];
    if (rest !== undefined) throw new TemplateSyntaxError(`"${rest.text}" was not expected`);
    return expression;
  }

  #choice(): Expression {
    const yes = this.#filtered();
    if (!this.#take('name', 'if')) return yes;
    const test = this.#filtered();
    const no: Expression = this.#take('name', 'else') ? this.#choice() : { node: 'literal', value: '' };
    return { node: 'choice', test, yes, no };
  }

  #filtered(): Expression {
    let input = this.#postfix();
    while (this.#take('mark', '|')) {
      const filter = this.#name();
      const args = this.#take('mark', '(') ? this.#arguments() : { positional: [], named: {} };
      input = { node: 'filter', filter, input, args };
    }
    return input;
  }

  #postfix(): Expression {
    let object = this.#atom();
    for (;;) {
      if (this.#take('mark', '.')) object = { node: 'member', object, key: { node: 'literal', value: this.#name() } };
      else if (this.#take('mark', '[')) {
        object = { node: 'member', object, key: this.#choice() };
        this.#expect(']');
      } else if (this.#take('mark', '(')) object = { node: 'call', callee: object, args: this.#arguments() };
      else return object;
    }
  }

  #atom(): Expression {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new TemplateSyntaxError('an expression ends too early');
    if (token.kind === 'text') return { node: 'literal', value: token.text };
    if (token.kind === 'number') return { node: 'literal', value: Number(token.text) };
    if (token.kind === 'name') {
      const constant = constants[token.text];
      return constant === undefined ? { node: 'name', name: token.text } : { node: 'literal', value: constant };
    }
    if (token.text !== '(') throw new TemplateSyntaxError(`"${token.text}" was not expected`);
    const inner = this.#choice();
    this.#expect(')');
    return inner;
  }

  #arguments(): Arguments {
    const positional: Expression[] = [];
    const named: Record<string, Expression> = {};
    while (!this.#take('mark', ')')) {
      const next = this.#tokens[this.#at + 1];
      if (next?.kind === 'mark' && next.text === '=') {
        const name = this.#name();
        this.#expect('=');
        named[name] = this.#choice();
      } else positional.push(this.#choice());
      if (!this.#take('mark', ',')) {
        this.#expect(')');
        break;
      }
    }
    return { positional, named };
  }

  #take(kind: Token['kind'], text: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== kind || token.text !== text) return false;
    this.#at++;
    return true;
  }

  #expect(mark: string): void {
    if (!this.#take('mark', mark)) throw new TemplateSyntaxError(`"${mark}" was expected`);
  }

  #name(): string {
    const token = this.#tokens[this.#at++];
    if (token?.kind !== 'name') throw new TemplateSyntaxError('a name was expected');
    return token.text;
  }
}
