/** Text as pydantic writes a datetime in UTC: no fraction where it is zero. */
export function isoInstant(date: Date | null): string | null {
  if (date === null) return null;
  const text = date.toISOString();
  return text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : `${text.slice(0, -1)}000Z`;
}

/** An ISO 8601 duration as pydantic writes a timedelta. */
export function isoDuration(seconds: number): string {
  const total = Math.abs(seconds);
  const days = Math.floor(total / 86_400);
  const hours = Math.floor((total % 86_400) / 3_600);
  const minutes = Math.floor((total % 3_600) / 60);
  const rest = Number((total % 60).toFixed(6));
  const time = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${rest > 0 ? `${rest}S` : ''}`;
  const date = days > 0 ? `${days}D` : '';
  if (date === '' && time === '') return 'PT0S';
  return `${seconds < 0 ? '-' : ''}P${date}${time === '' ? '' : `T${time}`}`;
}

/** A duration in the parts of Python's timedelta. */
export function timeDelta(seconds: number): { __type: string; days: number; seconds: number; microseconds: number } {
  const days = Math.floor(seconds / 86_400);
  const rest = seconds - days * 86_400;
  return {
    __type: 'TimeDelta',
    days,
    seconds: Math.floor(rest),
    microseconds: Math.round((rest - Math.floor(rest)) * 1_000_000),
  };
}
