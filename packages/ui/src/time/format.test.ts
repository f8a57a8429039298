import { describe, expect, test } from 'vitest';
import { formatClock, formatDistance, formatDuration, formatInstant, formatInstantsIn, secondsOf } from './format.ts';

describe('times', () => {
  test('are shown in the chosen zone', () => {
    expect(formatInstant('2026-07-01T22:30:00Z', 'UTC')).toBe('2026-07-01 22:30:00');
    expect(formatInstant('2026-07-01T22:30:00Z', 'Europe/Berlin')).toBe('2026-07-02 00:30:00');
    expect(formatClock('2026-07-01T22:30:00.045123Z', 'Asia/Kolkata')).toBe('04:00:00.045');
  });

  test('within a sentence are shown in the chosen zone, what looks similar is not touched', () => {
    expect(formatInstantsIn('Goes on at 2026-07-01T22:30:00.123Z, run manual__2026-07-01.', 'Europe/Berlin')).toBe(
      'Goes on at 2026-07-02 00:30:00, run manual__2026-07-01.',
    );
  });

  test('what is not a time is shown as it is', () => {
    expect(formatClock('yesterday', 'UTC')).toBe('yesterday');
  });

  test.each([
    [0.0421, '42 ms'],
    [0.42, '0.4 s'],
    [9.96, '10 s'],
    [59.6, '1 min 00 s'],
    [185, '3 min 05 s'],
    [7_800, '2 h 10 min'],
    [356_400, '4 d 3 h'],
  ])('a duration of %d s reads %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  test('a distance names the way that it goes', () => {
    const now = new Date('2026-07-01T00:00:00Z');
    expect(formatDistance('2026-07-01T03:00:00Z', now)).toBe('in 3 hr.');
    expect(formatDistance('2026-06-30T23:58:00Z', now)).toBe('2 min. ago');
  });

  test('what goes on lasts until now, and what has not started lasts not at all', () => {
    const now = new Date('2026-07-01T00:00:10Z');
    expect(secondsOf('2026-07-01T00:00:00Z', null, now)).toBe(10);
    expect(secondsOf('2026-07-01T00:00:00Z', '2026-07-01T00:00:04Z', now)).toBe(4);
    expect(secondsOf(null, null, now)).toBeUndefined();
  });
});
