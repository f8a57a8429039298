import { PythonDate, textOf } from './values.ts';

type Filter = (input: unknown, ...args: unknown[]) => unknown;

const dateFilter =
  (format: (date: PythonDate) => string): Filter =>
  (input) => {
    if (!(input instanceof PythonDate)) throw new TypeError('a date filter needs a date');
    return format(input);
  };

/** The filters of the subset: Jinja's default, tojson, upper, lower, trim, and Airflow's date filters. */
export const filters: Readonly<Record<string, Filter>> = {
  default: (input, fallback = '', whenFalsy = false) =>
    input === undefined || (whenFalsy === true && !input) ? fallback : input,
  tojson: (input) => JSON.stringify(input instanceof PythonDate ? input.iso : input),
  upper: (input) => textOf(input).toUpperCase(),
  lower: (input) => textOf(input).toLowerCase(),
  trim: (input) => textOf(input).trim(),
  ds: dateFilter((date) => date.ds),
  ds_nodash: dateFilter((date) => date.dsNoDash),
  ts: dateFilter((date) => date.iso),
  ts_nodash: dateFilter((date) => date.tsNoDash),
  ts_nodash_with_tz: dateFilter((date) => date.tsNoDashWithZone),
};
