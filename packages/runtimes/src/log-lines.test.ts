import { PassThrough, Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loggedRecord, readLines } from './log-lines.ts';

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
