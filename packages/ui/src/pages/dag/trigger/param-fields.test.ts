import { jsonText, parseExactJson } from '@leeward/contracts/exact-json';
import { describe, expect, test } from 'vitest';
import { fieldOf } from './param-fields.ts';
import { parseConf, parseField, refusedParam } from './read-fields.ts';

const field = (schema: Record<string, unknown>, value: unknown = null) =>
  fieldOf('p', { value, schema, description: null });

describe('the field of a param', () => {
  test.each([
    [{ type: 'string' }, null, 'text'],
    [{ type: ['null', 'string'], format: 'multiline' }, null, 'multiline'],
    [{ type: 'string', format: 'date-time' }, null, 'date-time'],
    [{ type: ['string', 'null'], format: 'time' }, null, 'time'],
    [{ type: 'integer' }, null, 'integer'],
    [{ type: 'number' }, null, 'number'],
    [{ type: 'boolean' }, null, 'boolean'],
    [{ type: 'string', enum: ['a'] }, 'a', 'choice'],
    [{ enum: ['a'] }, 'a', 'choice'],
    [{ type: ['number', 'null'], enum: [1, null] }, 1, 'choice'],
    [{ type: 'array', items: { type: 'string' } }, ['a'], 'lines'],
    [{ type: 'array', examples: ['a', 'b'] }, ['a'], 'choices'],
    [{ type: 'array', items: { type: 'number' } }, [1], 'json'],
    [{ type: 'object' }, null, 'json'],
    [{ type: ['string', 'integer'] }, 5, 'either'],
    [{ const: 'c' }, 'c', 'hidden'],
    [{}, 3, 'number'],
    [{}, 'text', 'text'],
    [{}, false, 'boolean'],
    [{}, ['one', 'two'], 'lines'],
    [{}, [1, 2], 'json'],
    [{}, { key: 'value' }, 'json'],
    [{}, null, 'json'],
  ])('of %j with the value %j is of the kind %s', (schema, value, kind) => {
    expect(field(schema, value).kind).toBe(kind);
  });

  test('names, sections and options are what the schema says, also for null', () => {
    const made = field(
      {
        type: ['integer', 'null'],
        enum: [1, 2, null],
        values_display: { 1: 'One', None: 'Nothing' },
        title: 'T',
        section: 'S',
      },
      2,
    );
    expect(made).toMatchObject({ label: 'T', section: 'S', initial: '2' });
    expect(made.options).toEqual([
      { value: '1', label: 'One' },
      { value: '2', label: '2' },
      { value: 'null', label: 'Nothing' },
    ]);
  });
});

describe('what a person entered', () => {
  test.each([
    [{ type: 'integer' }, 1, '5', 5],
    [{ type: 'string' }, 'a', '5', '5'],
    [{ type: 'boolean' }, false, true, true],
    [{ enum: [1, 'a'] }, 1, '"a"', 'a'],
    [{ type: 'object' }, null, '{"a": 1}', { a: 1 }],
    [{ type: 'array', examples: [1, 2] }, [1], ['1', '2'], [1, 2]],
    [{}, ['a'], 'one\n\ntwo words\n', ['one', 'two words']],
    [{ type: ['integer', 'string'] }, 1, '500', 500],
    [{ type: ['integer', 'string'] }, 1, 'all', 'all'],
    [{ type: ['string', 'object'] }, '', '{"a": 1}', { a: 1 }],
    [{ const: [1] }, [1], '[1]', [1]],
    [{ type: ['integer', 'null'] }, 1, '', null],
    [{}, 'text', '', null],
    [{ type: 'string' }, '', '', ''],
    [{ type: 'string', format: 'multiline' }, '', '', ''],
    [{ type: ['string', 'null'] }, '', '', ''],
  ])('in a field of %j becomes the value of its type', (schema, initial, entered, value) => {
    expect(parseField(field(schema, initial), entered)).toEqual({ ok: true, value });
  });

  test.each([
    [{ type: 'string' }, '', 'required'],
    [{ type: 'integer' }, ' ', 'required'],
    [{ type: 'integer' }, 'five', 'not-a-number'],
    [{ type: 'object' }, '{a}', 'not-json'],
    [{ type: ['integer', 'boolean'] }, 'all', 'other-type'],
  ])('in a field of %j that reads %j is refused', (schema, entered, problem) => {
    expect(parseField(field(schema), entered)).toEqual({ ok: false, problem });
  });

  test.each([
    [{ type: 'integer' }, '9007199254740993'],
    [{ type: 'number' }, '1.0'],
    [{}, '12345678901234567890'],
    [{}, '{"a":[1.0,9007199254740993]}'],
    [{ type: ['integer', 'string'] }, '9007199254740993'],
    [{ enum: [1, 9007199254740993n] }, '9007199254740993'],
    [{ const: 9007199254740993n }, '9007199254740993'],
    [{ type: 'array', examples: [1] }, '[9007199254740993]'],
  ])('in a field of %o that nobody touched stays the number %s', (schema, json) => {
    const untouched = field(schema, parseExactJson(json));
    expect(jsonText(parseField(untouched, untouched.initial))).toBe(`{"ok":true,"value":${json}}`);
  });

  test('may be a number that is too large for a JavaScript one', () => {
    const read = parseField(field({ type: 'integer' }), '9007199254740995');
    expect(jsonText(read)).toBe('{"ok":true,"value":9007199254740995}');
  });

  test('as a conf is an object, or nothing', () => {
    expect(parseConf('[1]')).toEqual({ ok: false });
    expect(parseConf('')).toEqual({ ok: true, value: {} });
    expect(parseConf('{"a": 1}')).toEqual({ ok: true, value: { a: 1 } });
  });
});

test('the sentence of a refusal names its param', () => {
  expect(refusedParam('Invalid input for param times: 1000 must be <= 128')).toEqual({
    name: 'times',
    problem: '1000 must be <= 128',
  });
  expect(refusedParam('There is a run of that id')).toBeUndefined();
});
