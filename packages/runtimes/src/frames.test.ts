import { WholeFloat } from '@leeward/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeFrame, type Frame, type FrameBody, FrameError, FrameReader } from './frames.ts';

/** Plain data as messages carry it: JSON knows no -0, the decoder refuses the key __proto__, and a number beyond 2^53 is a float. */
const json = fc
  .jsonValue()
  .map((value) => JSON.parse(JSON.stringify(value), (_key, each) => (isLarge(each) ? new WholeFloat(each) : each)))
  .filter((value) => !JSON.stringify(value).includes('__proto__'));
const isLarge = (value: unknown) => Number.isInteger(value) && !Number.isSafeInteger(value);
const body = fc
  .dictionary(
    fc.string().filter((key) => key !== '__proto__'),
    json,
  )
  .map((fields) => ({ ...fields, type: 'SetXCom' }));

test('frames survive the wire however it cuts them', () => {
  const frames = fc.array(fc.record({ id: fc.nat(), body }), { maxLength: 5 });
  fc.assert(
    fc.property(frames, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (sent, cuts) => {
      const bytes = Buffer.concat(sent.map((frame) => encodeFrame(frame.id, frame.body)));
      const reader = new FrameReader();
      const received = [];
      for (let start = 0, cut = 0; start < bytes.length; cut++) {
        const end = start + (cuts[cut % cuts.length] as number);
        received.push(...reader.push(bytes.subarray(start, end)));
        start = end;
      }
      expect(received).toEqual(sent.map((frame) => ({ ...frame, extra: null })));
      expect(reader.isAtBoundary).toBe(true);
    }),
  );
});

test('any bytes are frames or a FrameError', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const framed = Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes]);
      try {
        for (const frame of new FrameReader().push(framed)) expect(typeof frame.id).toBe('number');
      } catch (error) {
        expect(error).toBeInstanceOf(FrameError);
      }
    }),
  );
});

test('a frame over the limit is refused before it is read', () => {
  expect(() => new FrameReader(10).push(Buffer.from([0, 0, 0, 11]))).toThrow(FrameError);
});

test('integers keep their value: a number where it holds them, a bigint beyond', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
      const [frame] = new FrameReader().push(encodeFrame(0, { type: 'SetXCom', value: [{ value }] }));
      const [decoded] = (frame as Frame & { body: FrameBody }).body.value as [{ value: number | bigint }];
      expect(BigInt(decoded.value)).toBe(value);
      expect(typeof decoded.value).toBe(Number.isSafeInteger(Number(value)) ? 'number' : 'bigint');
    }),
  );
});

test('a float whose value is whole stays a float, in both directions, and an integer an integer', () => {
  const number = fc.oneof(
    fc.maxSafeInteger().map((value) => new WholeFloat(value)),
    fc.maxSafeInteger(),
  );
  fc.assert(
    fc.property(fc.array(fc.record({ number }, { noNullPrototype: true })), (value) => {
      const [frame] = new FrameReader().push(encodeFrame(0, { type: 'SetXCom', value }));
      expect(frame?.body?.value).toStrictEqual(value);
    }),
  );
  // 0xcb is a float of 64 bits, 0xcf an integer of 64.
  expect(encodeFrame(0, { n: new WholeFloat(1) }).subarray(-9)[0]).toBe(0xcb);
  expect(encodeFrame(0, { n: 2 ** 40 }).subarray(-9)[0]).toBe(0xcf);
});

test.each([
  ['920082a474797065a178a26174d6ff6a3141d7', '2026-06-16T12:30:15Z'],
  ['920082a474797065a178a26174d7ff1d6f28006a3141d7', '2026-06-16T12:30:15.123456Z'],
  ['920082a474797065a178a26174c70cff1dcd6500ffffffffffffffff', '1969-12-31T23:59:59.500000Z'],
  ['920082a474797065a178a26174c70cff0000000000000004a0fe7280', '2600-01-01T00:00:00Z'],
])('a datetime of Python, %s, is read as %s', (payload, time) => {
  const bytes = Buffer.from(payload, 'hex');
  const [frame] = new FrameReader().push(Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes]));
  expect(frame?.body).toEqual({ type: 'x', at: time });
});
