import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WholeFloat } from '@leeward/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerByApi } from './answer-messages.ts';
import { createExecutionClient, type ExecutionClient } from './execution-client.ts';
import { httpTransport } from './transport.ts';

/** Keeps one XCom as the text that it came as. */
let kept = '';
const server = createServer(async (request, response) => {
  response.setHeader('content-type', 'application/json');
  if (request.method === 'GET') return response.end(`{"key":"return_value","value":${kept}}`);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  kept = Buffer.concat(chunks).toString();
  response.end('""');
});
let client: ExecutionClient;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/execution/`;
  client = createExecutionClient({ transport: httpTransport(baseUrl), token: 't', apiVersion: 'v' });
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
});

const number = fc.oneof(
  fc.maxSafeInteger(),
  fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n - 1n }),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((value) => (Number.isInteger(value) ? new WholeFloat(value) : value)),
  fc.maxSafeInteger().map((value) => new WholeFloat(value)),
);
const plain = { noNullPrototype: true } as const;
const xcom = fc.oneof(
  number,
  fc.array(number),
  fc.record({ a: number, b: fc.array(fc.record({ c: number }, plain)) }, plain),
);
const place = { dag_id: 'd', run_id: 'r', task_id: 't', key: 'return_value' };

test('an XCom comes back with every number as it was: integers of any size, floats whose value is whole', async () => {
  const roundTrip = fc.asyncProperty(xcom, async (value) => {
    await answerByApi(client, { type: 'SetXCom', ...place, value: value as never });
    const answer = await answerByApi(client, { type: 'GetXCom', ...place });
    expect(answer).toStrictEqual({ type: 'XComResult', key: 'return_value', value });
  });
  await fc.assert(roundTrip, { numRuns: 100 });
});

test('a float whose value is whole is written with its point', async () => {
  await answerByApi(client, {
    type: 'SetXCom',
    ...place,
    value: [new WholeFloat(1), 1, new WholeFloat(1e21)] as never,
  });
  expect(kept).toBe('[1.0,1,1000000000000000000000.0]');
});
