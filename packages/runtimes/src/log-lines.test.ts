import { PassThrough, Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loggedRecord, loggedRecords, readLines } from './log-lines.ts';

async function linesOf(chunks: Buffer[]): Promise<string[]> {
  const lines: string[] = [];
  await readLines(Readable.from(chunks), (line) => void lines.push(line));
  return lines;
}

test('lines are read whole however the stream cuts them, the unfinished last one too', async () => {
  const line = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\n'));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1 }), fc.integer({ min: 1, max: 9 }), async (lines, size) => {
      const bytes = Buffer.from(lines.join('\n'));
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      );
      const expected = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
      expect(await linesOf(chunks)).toEqual(expected);
    }),
  );
});

test('a handler that is slow holds the stream back', async () => {
  const stream = new PassThrough({ highWaterMark: 1024 });
  const gate = Promise.withResolvers<void>();
  let handled = 0;
  const done = readLines(stream, async () => {
    await gate.promise;
    handled += 1;
  });
  let written = 0;
  while (written < 10_000 && stream.write(`line ${written}\n`)) written += 1;
  expect(written).toBeLessThan(10_000);
  gate.resolve();
  stream.end();
  await done;
  expect(handled).toBe(written + 1);
});

test("Airflow's log fields are kept, its exception becomes error_detail, its levels ours", () => {
  const line = JSON.stringify({
    timestamp: '2026-01-01T00:00:00.123456Z',
    level: 'warn',
    event: 'careful',
    logger: 'task',
    dag_id: 'd',
    exception: [{ exc_type: 'ValueError' }],
  });
  expect(loggedRecord(line)).toEqual({
    timestamp: '2026-01-01T00:00:00.123456Z',
    level: 'warning',
    event: 'careful',
    logger: 'task',
    dag_id: 'd',
    error_detail: [{ exc_type: 'ValueError' }],
  });
});

test('a line that is no JSON object is kept as text', () => {
  for (const line of ['oops', '[1]', '"text"', 'null'])
    expect(loggedRecord(line)).toMatchObject({ event: line, logger: 'task.logs', level: 'error' });
});

test('a line without an end is handed on in pieces', async () => {
  const chunk = Buffer.alloc(64 * 1024, 'x');
  const lines = await linesOf([...Array.from({ length: 40 }, () => chunk), Buffer.from('end\nnext')]);
  expect(lines.map((line) => line.length)).toEqual([17 * 64 * 1024, 17 * 64 * 1024, 6 * 64 * 1024 + 3, 4]);
});

test('a message that says more than a line may hold is kept in several records', () => {
  const event = `${'x'.repeat(1024 * 1024 - 1)}\u{1f600}${'y\n'.repeat(1024 * 1024)}end`;
  const records = loggedRecords(
    JSON.stringify({ event, level: 'warn', logger: 'task', timestamp: '2026-01-01T00:00:00Z' }),
  );
  expect(records).toHaveLength(4);
  expect(records.map((record) => record.event).join('')).toBe(event);
  for (const record of records) {
    expect(record).toMatchObject({ level: 'warning', logger: 'task', timestamp: '2026-01-01T00:00:00Z' });
    expect(record.event.isWellFormed()).toBe(true);
  }
});

test('a message that is long beside what it says is kept as text', () => {
  const line = JSON.stringify({ event: 'short', level: 'info', other: 'x'.repeat(2 * 1024 * 1024) });
  const records = loggedRecords(line);
  expect(records.map((record) => record.event).join('')).toBe(line);
  expect(records.every((record) => record.level === 'info' && record.other === undefined)).toBe(true);
});
