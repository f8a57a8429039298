import { isIPv4, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import { foreignPatternOrNone } from './foreign-pattern.ts';

const number = '[+-]?(?:\\d+[.,]?\\d*|[.,]\\d+)(?:[eE][+-]?\\d+)?';
const optional = (designators: string) => [...designators].map((each) => `(?:${number}${each})?`).join('');
const duration = new RegExp(
  `^[+-]?P(?!$)(?:${number}W|${optional('YMD')})(?:T(?=[^T])${optional('HMS')})?(?<=[DMYWHS])$`,
);
const time = /^(?:2[0-3]|[01]?\d):[0-5]?\d:(?:6[01]|[0-5]?\d)$/;
const hexadecimal = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * The formats that the FormatChecker of Python's jsonschema knows in Airflow's installation (jsonschema/_format.py). It takes any other,
 * `date-time` and `uri` among them, as met.
 */
export const paramFormats: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDate,
  duration: (text) => duration.test(text),
  email: (text) => text.includes('@'),
  'idn-email': (text) => text.includes('@'),
  'idn-hostname': isHostName,
  ipv4: isIPv4,
  ipv6: (text) => isIPv6(text) && !text.includes('%'),
  regex: (text) => foreignPatternOrNone(text, 'python') !== undefined,
  time: (text) => time.test(text),
  uuid: (text) => hexadecimal.test(text),
};

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** By IDNA 2008: labels of small letters, marks and digits, or of any ASCII letters; no address is made of numbers. */
function isHostName(text: string): boolean {
  const labels = text.split(/[.\u3002\uff0e\uff61]/);
  if (labels.length > 1 && labels.at(-1) === '') labels.pop();
  return labels.every(
    (label) =>
      /^(?!-)(?!..--)[\p{L}\p{M}\p{Nd}-]+(?<!-)$/u.test(label) &&
      (/^[\w-]+$/.test(label) || label === label.toLowerCase()) &&
      domainToASCII(`a.${label}.a`).length <= 'a..a'.length + 63,
  );
}
