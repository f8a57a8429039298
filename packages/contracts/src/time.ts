/** Milliseconds since the epoch are never passed between rooms: an instant is a Date, a duration names its unit. */
const secondsPerMinute = 60;
const secondsPerHour = 3_600;
export const secondsPerDay = 86_400;

export function addSeconds(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + Math.round(seconds * 1_000));
}

/** ISO 8601 in UTC with the zone as Z, as Airflow's API writes instants. */
export function toIso(instant: Date): string {
  return instant.toISOString();
}

/** Seconds of an ISO 8601 duration as pydantic writes them (`P1DT2H3.5S`, `-PT5M`); undefined where it is not one. */
export function isoDurationSeconds(text: string): number | undefined {
  const parts = /^([+-])?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
  if (parts === null || /^[+-]?P(T)?$/.test(text)) return undefined;
  const [, sign, weeks, days, hours, minutes, seconds] = parts;
  const total =
    Number(weeks ?? 0) * 7 * secondsPerDay +
    Number(days ?? 0) * secondsPerDay +
    Number(hours ?? 0) * secondsPerHour +
    Number(minutes ?? 0) * secondsPerMinute +
    Number(seconds ?? 0);
  return sign === '-' ? -total : total;
}

/** `datetime.isoformat()` in UTC: microseconds only where there are any. */
export function pythonIso(instant: Date): string {
  const [seconds, millis] = instant.toISOString().slice(0, -1).split('.') as [string, string];
  return millis === '000' ? `${seconds}+00:00` : `${seconds}.${millis}000+00:00`;
}
