/** A cron expression in words, as Airflow shows it (timetables/_cron.py over cron-descriptor). */
import cronstrue from 'cronstrue';
import { expandPreset } from './cron-expression.ts';

/** Empty where the expression has seconds, which Airflow does not describe, or is not valid. */
export function describeCron(expression: string): string {
  const parts = expandPreset(expression)
    .split(/\s+/)
    .filter((part) => part !== '');
  const [minute, hour, day, month, weekday] = parts;
  if (parts.length !== 5) return '';
  if (day === '*' || weekday === '*') return inWords(parts.join(' '));
  const byDay = inWords(`${minute} ${hour} ${day} ${month} *`);
  const byWeekday = inWords(`${minute} ${hour} * ${month} ${weekday}`);
  return byDay === '' || byWeekday === '' ? '' : `${byDay} (or) ${byWeekday}`;
}

/** cronstrue's words where they are Airflow's too, and Airflow's where the two differ. */
function inWords(expression: string): string {
  const words = cronstrue
    .toString(expression, { use24HourTimeFormat: true, throwExceptionOnParseError: false })
    .replace(/^On the hour, every/, 'Every')
    .replace(/(between \d\d:00 and \d\d):00/, '$1:59')
    .replace(/(every \d+ days) in a month/, '$1');
  return words.startsWith('An error occurred') ? '' : words;
}
