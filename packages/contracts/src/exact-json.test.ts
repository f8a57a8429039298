import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText, parseExactJson } from './exact-json.ts';
import { WholeFloat } from './whole-float.ts';

const number = fc.oneof(
  fc.maxSafeInteger(),
  fc.bigInt({ min: 2n ** 53n, max: 2n ** 200n }),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((value) => (Number.isInteger(value) ? new WholeFloat(value) : value)),
);

test('every number comes back as it was, wherever it stands', () => {
  const json = fc.oneof(
    number,
    fc.array(number),
    fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      fc.array(fc.oneof(number, fc.string())),
      { noNullPrototype: true },
    ),
  );
  const roundTrip = fc.property(json, (value) => {
    expect(parseExactJson(jsonText(value))).toStrictEqual(value);
  });
  fc.assert(roundTrip);
});

test.each([
  ['1.0', new WholeFloat(1)],
  ['[-2.50, 1e3 ,10]', [-2.5, new WholeFloat(1000), 10]],
  ['{"a":12345678901234567890}', { a: 12345678901234567890n }],
  ['{"at":"10:00:37.05,1.0,"}', { at: '10:00:37.05,1.0,' }],
  ['"1.0"', '1.0'],
])('%s is read exactly', (text, value) => {
  expect(parseExactJson(text)).toStrictEqual(value);
});

test('a value that JSON cannot hold is refused as JSON.stringify refuses it', () => {
  const circle: unknown[] = [];
  circle.push(circle);
  expect(() => jsonText(circle)).toThrow(TypeError);
});
