/** An instant as Airflow's templates show it; keeps the microseconds that a Date would lose. */
export class PythonDate {
  /** Python's isoformat: `2026-01-31T00:00:00+00:00`, with six decimals where there are any. */
  readonly iso: string;

  private constructor(iso: string) {
    this.iso = iso;
  }

  /** Of ISO 8601 text in UTC, or of a Date. */
  static of(instant: string | Date): PythonDate {
    const text = typeof instant === 'string' ? instant : instant.toISOString();
    const [whole, decimals = ''] = text
      .replace(/(?:Z|[+-]00:?00)$/, '')
      .replace(' ', 'T')
      .split('.');
    const micros = decimals.padEnd(6, '0').slice(0, 6);
    return new PythonDate(`${whole}${micros === '000000' ? '' : `.${micros}`}+00:00`);
  }

  get ds(): string {
    return this.iso.slice(0, 10);
  }

  get dsNoDash(): string {
    return this.ds.replaceAll('-', '');
  }

  get tsNoDash(): string {
    return this.iso.slice(0, 19).replace(/[-:]/g, '');
  }

  get tsNoDashWithZone(): string {
    return this.iso.replace(/[-:]/g, '');
  }
}

/** Something whose members are asked for when a template names them: variables, connections. */
export class Lookup {
  readonly find: (name: string) => Promise<unknown>;

  constructor(find: (name: string) => Promise<unknown>) {
    this.find = find;
  }
}

/** A function that a template may call. */
export class Callable {
  readonly call: (positional: readonly unknown[], named: Readonly<Record<string, unknown>>) => unknown;

  constructor(call: (positional: readonly unknown[], named: Readonly<Record<string, unknown>>) => unknown) {
    this.call = call;
  }
}

/** A value as text in the output: None, True and False as Jinja writes them; objects and lists as JSON. */
export function textOf(value: unknown): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (value instanceof PythonDate) return value.iso.replace('T', ' ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
