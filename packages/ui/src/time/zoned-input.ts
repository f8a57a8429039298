/**
 * The instant that a wall clock of the zone shows as `2026-11-25T12:17[:30]`, as ISO 8601 text in UTC; undefined for what is no such
 * text. Of the two instants of a repeated hour it is the first; a skipped hour gives the instant one step of the clock later.
 */
export function instantOfLocal(local: string, zone: string): string | undefined {
  const wall = Date.parse(`${local}Z`);
  if (Number.isNaN(wall)) return undefined;
  const candidates = [wall - offsetAt(wall - 86_400_000, zone), wall - offsetAt(wall + 86_400_000, zone)];
  const exact = candidates.filter((instant) => instant + offsetAt(instant, zone) === wall);
  return new Date(exact.length > 0 ? Math.min(...exact) : Math.max(...candidates)).toISOString();
}

/** What a wall clock of the zone shows at the instant, to the second; empty for what is no instant. */
export function localOfInstant(iso: string, zone: string): string {
  const instant = Date.parse(iso);
  return Number.isNaN(instant) ? '' : new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, 19);
}

/** How far the zone is ahead of UTC, in ms. */
function offsetAt(instant: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes, seconds] = /^GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(name) ?? [];
  const size = (Number(hours ?? 0) * 3_600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)) * 1_000;
  return sign === '-' ? -size : size;
}
