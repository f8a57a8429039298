import { describe, expect, test } from 'vitest';
import { fieldOf, parseConf, parseField } from './param-fields.ts';

const field = (schema: Record<string, unknown>, value: unknown = null) =>
  fieldOf('p', { value, schema, description: null });

describe('the field of a param', () => {
  test.each([
    [{ type: 'string' }, 'text'],
    [{ type: ['null', 'string'], format: 'multiline' }, 'multiline'],
    [{ type: 'integer' }, 'integer'],
    [{ type: 'number' }, 'number'],
    [{ type: 'boolean' }, 'boolean'],
    [{ type: 'string', enum: ['a'] }, 'choice'],
    [{ type: 'array', items: { type: 'string' } }, 'list'],
    [{ type: 'array', items: { type: 'object' } }, 'json'],
    [{ type: 'object' }, 'json'],
    [{ type: ['string', 'integer'] }, 'json'],
    [{}, 'json'],
  ])('of %j is of the kind %s', (schema, kind) => {
    expect(field(schema).kind).toBe(kind);
  });

  test('names, sections and choices are what the schema says', () => {
    const made = field({ type: 'integer', enum: [1, 2], values_display: { 1: 'One' }, title: 'T', section: 'S' }, 2);
    expect(made).toMatchObject({ label: 'T', section: 'S', initial: '2' });
    expect(made.choices).toEqual([
      { value: '1', label: 'One' },
      { value: '2', label: '2' },
    ]);
  });
});

describe('what a person entered', () => {
  test('becomes the value of its type', () => {
    expect(parseField(field({ type: 'integer' }), '5')).toEqual({ ok: true, value: 5 });
    expect(parseField(field({ type: 'string' }), '5')).toEqual({ ok: true, value: '5' });
    expect(parseField(field({ type: 'boolean' }), true)).toEqual({ ok: true, value: true });
    expect(parseField(field({ enum: [1, 'a'] }), '"a"')).toEqual({ ok: true, value: 'a' });
    expect(parseField(field({ type: 'object' }), '{"a": 1}')).toEqual({ ok: true, value: { a: 1 } });
  });

  test('nothing is null where null is allowed, an empty text where a text is, else missing', () => {
    expect(parseField(field({ type: ['integer', 'null'] }), '')).toEqual({ ok: true, value: null });
    expect(parseField(field({ type: 'string' }), '')).toEqual({ ok: true, value: '' });
    expect(parseField(field({ type: 'integer' }), ' ')).toEqual({ ok: false, problem: 'required' });
  });

  test('what is not JSON, and a conf that is no object, are refused', () => {
    expect(parseField(field({ type: 'object' }), '{a}')).toEqual({ ok: false, problem: 'not-json' });
    expect(parseConf('[1]')).toEqual({ ok: false });
    expect(parseConf('')).toEqual({ ok: true, value: {} });
    expect(parseConf('{"a": 1}')).toEqual({ ok: true, value: { a: 1 } });
  });
});
