/**
 * A float of another language whose value is whole, such as Python's 1.0. A JavaScript number would come out of JSON and of msgpack as
 * the integer 1; this one is written as 1.0 in both.
 */
export class WholeFloat {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  valueOf(): number {
    return this.value;
  }

  toJSON(): unknown {
    const sign = Object.is(this.value, -0) ? '-' : '';
    return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(`${sign}${BigInt(this.value)}.0`);
  }
}
