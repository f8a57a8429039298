import { expect, test } from 'vitest';
import { decidePoke } from './sensor.ts';

const startedAt = new Date('2026-01-01T00:00:00Z');
const sensor = { mode: 'reschedule', pokeSeconds: 60, timeoutSeconds: 600, startedAt } as const;

test('gives the slot back until the next poke', () => {
  const now = new Date('2026-01-01T00:05:00Z');
  expect(decidePoke(sensor, now)).toEqual({ next: 'reschedule', at: new Date('2026-01-01T00:06:00Z') });
});

test('waits in its slot in poke mode', () => {
  expect(decidePoke({ ...sensor, mode: 'poke' }, startedAt)).toEqual({ next: 'wait', seconds: 60 });
});

test('times out from the first poke on', () => {
  expect(decidePoke(sensor, new Date('2026-01-01T00:10:01Z'))).toEqual({ next: 'timedOut', after: 601 });
});
