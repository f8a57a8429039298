import { createEventBus } from '@leeward/database';
import { eventually } from '@leeward/database/testing';
import { expect, test } from 'vitest';
import { createLooks } from './looks.ts';

function looks({ sweepSeconds = 3_600, failing = false } = {}) {
  const bus = createEventBus((error) => {
    throw error;
  });
  const seen = { begun: 0, ended: 0, idle: 0, problems: [] as string[] };
  const ends: (() => void)[] = [];
  const running = createLooks({
    bus,
    wakingEvent: 'callbacks_changed',
    sweepSeconds,
    look: async () => {
      seen.begun += 1;
      await new Promise<void>((resolve) => ends.push(resolve));
      seen.ended += 1;
      if (failing) throw new Error('the look failed');
    },
    onIdle: () => {
      seen.idle += 1;
    },
    onProblem: ({ message }) => void seen.problems.push(message),
  });
  /** Ends the look that runs and waits for what follows: the next look or the idle. */
  async function endLook(): Promise<void> {
    const before = seen.begun + seen.idle;
    ends.shift()!();
    await eventually(() => seen.begun + seen.idle > before);
  }
  return { bus, seen, running, endLook, ends };
}

test('wakes during a look bring one more look after it, and then it is idle', async () => {
  const { bus, seen, running, endLook } = looks();
  running.start();
  bus.publish([{ kind: 'callbacks_changed' }, { kind: 'callbacks_changed' }, { kind: 'triggers_changed' }]);
  running.wake();
  await endLook();
  expect(seen).toMatchObject({ begun: 2, ended: 1, idle: 0 });
  expect(running.isLooking()).toBe(true);
  await endLook();
  expect(seen).toMatchObject({ begun: 2, ended: 2, idle: 1 });
  expect(running.isLooking()).toBe(false);
  await running.stop();
});

test('a look that fails is told, and the next wake looks again', async () => {
  const { seen, running, endLook } = looks({ failing: true });
  running.start();
  await endLook();
  expect(seen.problems).toEqual(['the look failed']);
  running.wake();
  expect(seen.begun).toBe(2);
  await endLook();
  await running.stop();
});

test('it looks at each sweep without an event', async () => {
  const { seen, running, ends } = looks({ sweepSeconds: 0.01 });
  running.start();
  await eventually(() => {
    ends.shift()?.();
    return seen.ended >= 3;
  });
  const stopped = running.stop();
  for (const end of ends) end();
  await stopped;
});

test('a stop waits for the look that runs, and no wake starts another', async () => {
  const { bus, seen, running, ends } = looks();
  running.start();
  running.wake();
  const stopped = running.stop().then(() => seen.ended);
  ends.shift()!();
  expect(await stopped).toBe(1);
  running.wake();
  bus.publish([{ kind: 'callbacks_changed' }]);
  await new Promise(setImmediate);
  expect(seen).toMatchObject({ begun: 1, idle: 1 });
});
