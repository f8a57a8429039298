/** Ends a switch over a union: does not compile while a member is unhandled, throws where a value from outside slipped in. */
export function unreachable(value: never, what = 'value'): never {
  throw new TypeError(`unexpected ${what}: ${JSON.stringify(value)}`);
}
