import { expect, test } from 'vitest';
import { ExecutionApiError, type ExecutionClient } from './execution-client.ts';
import { startHeartbeat } from './heartbeat.ts';

/** A control plane that answers a heartbeat when the test says so: that the attempt is over. */
function heldAnswer() {
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<never>();
  const client: ExecutionClient = {
    send() {
      asked.resolve();
      return answer.promise;
    },
  };
  const refuse = async () => {
    answer.reject(new ExecutionApiError('PUT heartbeat', 409, { reason: 'not_running', current_state: 'success' }));
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { client, asked: asked.promise, refuse };
}

function beating(client: ExecutionClient, isEnding: () => boolean) {
  const unwanted: unknown[] = [];
  const onUnwanted = (detail: unknown) => unwanted.push(detail);
  const heartbeat = startHeartbeat({ client, attemptId: 'a', everySeconds: 0.01, isEnding, onUnwanted });
  return { heartbeat, unwanted };
}

test('an attempt that the server does not want to run is told once', async () => {
  const { client, asked, refuse } = heldAnswer();
  const { heartbeat, unwanted } = beating(client, () => false);
  await asked;
  await refuse();
  expect(heartbeat.unwanted).toMatchObject({ status: 409 });
  expect(unwanted).toHaveLength(1);
  heartbeat.stop();
});

test('an answer that comes after the task told its end, or after the last beat, ends nothing and writes nothing', async () => {
  const ending = heldAnswer();
  const first = beating(ending.client, () => true);
  await ending.asked;
  await ending.refuse();
  first.heartbeat.stop();

  const late = heldAnswer();
  const second = beating(late.client, () => false);
  await late.asked;
  second.heartbeat.stop();
  await late.refuse();

  for (const { heartbeat, unwanted } of [first, second]) {
    expect(heartbeat.unwanted).toBeUndefined();
    expect(unwanted).toEqual([]);
  }
});
