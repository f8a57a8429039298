import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { LogRecord } from '@leeward/contracts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createExecutionClient, type ExecutionClient } from './execution-client.ts';
import { createLogShipper } from './log-shipper.ts';
import { httpTransport } from './transport.ts';

/** What the control plane has stored, and how it answers the next chunks: 204 where nothing else is said. */
let stored: string[];
let answers: ((response: ServerResponse) => void)[];
let server: ReturnType<typeof createServer>;
let client: ExecutionClient;

beforeEach(async () => {
  stored = [];
  answers = [];
  server = createServer(async (request, response) => {
    const chunk = await text(request);
    const answer = answers.shift();
    if (answer !== undefined) return answer(response);
    stored.push(chunk);
    response.writeHead(204).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/execution/`;
  client = createExecutionClient({ transport: httpTransport(baseUrl), token: 'a token', apiVersion: '2026-06-30' });
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const record = (event: string): LogRecord => ({
  timestamp: '2026-01-01T00:00:00Z',
  level: 'info',
  event,
  logger: 'task',
});
const lines = () => stored.join('').split('\n').slice(0, -1);
const shipper = (problems: Error[] = []) =>
  createLogShipper(
    client,
    'an-attempt',
    () => false,
    (problem) => problems.push(problem),
  );

test('lines are acknowledged when they are stored, though the store was full and connections were lost', async () => {
  const problems: Error[] = [];
  const log = shipper(problems);
  answers = [
    (response) => response.writeHead(507, { 'retry-after': '1' }).end(),
    (response) => response.destroy(),
    (response) => response.writeHead(503).end(),
  ];
  for (let line = 1; line <= 100; line += 1) void log.write(record(`line ${line}`));
  await log.acknowledged(60);
  expect(lines()).toHaveLength(100);
  expect(problems).toEqual([]);
});

test('a line that comes while another chunk is under way is acknowledged with the next one', async () => {
  const log = shipper();
  const underWay = new Promise<ServerResponse>((resolve) => {
    answers = [resolve];
  });
  void log.write(record('first'));
  const first = log.acknowledged(60);
  const response = await underWay;
  void log.write(record('second'));
  response.writeHead(204).end();
  await log.acknowledged(60);
  expect(lines()).toHaveLength(1);
  await first;
});

test('nobody waits longer than the time for a store that takes nothing, and the lines are delivered when it does again', async () => {
  const log = shipper();
  let isFull = true;
  const full = (response: ServerResponse) => {
    if (isFull) answers.push(full);
    response.writeHead(507).end();
  };
  answers = [full];
  void log.write(record('kept'));
  await log.acknowledged(0.3);
  expect(lines()).toEqual([]);
  isFull = false;
  await log.end();
  expect(lines()).toHaveLength(1);
});

test('a store that lost what it had acknowledged is told the rest, and the log says what is missing', async () => {
  const problems: Error[] = [];
  const log = shipper(problems);
  await log.write(record('lost'));
  await log.acknowledged(60);
  stored = [];
  answers = [
    (response) => response.writeHead(409).end(JSON.stringify({ detail: { reason: 'missing_chunk' } })),
    (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"size":0}'),
  ];
  await log.write(record('after the loss'));
  await log.end();
  expect(lines().map((line) => JSON.parse(line).event)).toEqual([
    expect.stringMatching(/^The log store lost \d+ bytes of this log/),
    'after the loss',
  ]);
  expect(problems).toEqual([]);
});

test('a store that loses what it is given again and again is given up, once', async () => {
  const problems: Error[] = [];
  const log = shipper(problems);
  const missing = (response: ServerResponse) => response.writeHead(409).end('{}');
  const empty = (response: ServerResponse) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"size":0}');
  answers = [missing, empty, missing, empty, missing, empty, missing];
  await log.write(record('first'));
  await log.write(record('second'));
  await log.end();
  expect(lines()).toEqual([]);
  expect(problems).toHaveLength(1);
});
