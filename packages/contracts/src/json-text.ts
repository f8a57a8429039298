/** JSON of a value that may hold integers beyond 2^53, which the wire of the supervisor schema gives as bigint: they stay exact. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? exact(each) : each));
}

function exact(integer: bigint): unknown {
  return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(String(integer));
}
