import { filters } from './filters.ts';
import { type Arguments, type Expression, parseTemplate } from './parse.ts';
import { Callable, Lookup, textOf } from './values.ts';

export type Scope = Readonly<Record<string, unknown>>;

/** Fills a template. An undefined value is an error, as with Airflow's StrictUndefined, unless `| default` catches it. */
export async function renderTemplate(template: string, scope: Scope): Promise<string> {
  let output = '';
  for (const piece of parseTemplate(template)) {
    output += typeof piece === 'string' ? piece : textOf(defined(await evaluate(piece, scope), piece));
  }
  return output;
}

async function evaluate(expression: Expression, scope: Scope): Promise<unknown> {
  switch (expression.node) {
    case 'literal':
      return expression.value;
    case 'name':
      return Object.hasOwn(scope, expression.name) ? scope[expression.name] : undefined;
    case 'member': {
      const object = defined(await evaluate(expression.object, scope), expression.object);
      return memberOf(object, defined(await evaluate(expression.key, scope), expression.key));
    }
    case 'call': {
      const callee = await evaluate(expression.callee, scope);
      if (!(callee instanceof Callable))
        throw new TypeError(`template: ${describe(expression.callee)} cannot be called`);
      const { positional, named } = await evaluateArguments(expression.args, scope);
      return callee.call(positional, named);
    }
    case 'filter': {
      const input = await evaluate(expression.input, scope);
      const { positional } = await evaluateArguments(expression.args, scope);
      return filters[expression.filter]!(
        expression.filter === 'default' ? input : defined(input, expression.input),
        ...positional,
      );
    }
    case 'choice': {
      const test = await evaluate(expression.test, scope);
      return evaluate(isTruthy(test) ? expression.yes : expression.no, scope);
    }
  }
}

async function evaluateArguments(args: Arguments, scope: Scope) {
  const positional = await Promise.all(args.positional.map((argument) => evaluate(argument, scope)));
  const named: Record<string, unknown> = {};
  for (const [name, argument] of Object.entries(args.named)) named[name] = await evaluate(argument, scope);
  return { positional, named };
}

async function memberOf(object: unknown, key: unknown): Promise<unknown> {
  if (object instanceof Lookup) return object.find(String(key));
  if (Array.isArray(object)) return object.at(Number(key));
  if (object === null || typeof object !== 'object') return undefined;
  if (Object.hasOwn(object, String(key))) return (object as Record<string, unknown>)[String(key)];
  if (key !== 'get') return undefined;
  return new Callable(([name, fallback = null]) =>
    Object.hasOwn(object, String(name)) ? (object as Record<string, unknown>)[String(name)] : fallback,
  );
}

/** Python's truth: an empty list and an empty object are false. */
function isTruthy(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.keys(value).length > 0;
  }
  return Boolean(value);
}

function defined(value: unknown, expression: Expression): unknown {
  if (value === undefined) throw new ReferenceError(`template: ${describe(expression)} is undefined`);
  return value;
}

function describe(expression: Expression): string {
  switch (expression.node) {
    case 'literal':
      return String(expression.value);
    case 'name':
      return expression.name;
    case 'member':
      return `${describe(expression.object)}.${describe(expression.key)}`;
    case 'call':
      return `${describe(expression.callee)}()`;
    case 'filter':
      return `${describe(expression.input)} | ${expression.filter}`;
    case 'choice':
      return 'the chosen value';
  }
}
