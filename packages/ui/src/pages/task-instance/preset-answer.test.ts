import { expect, test } from 'vitest';
import { fieldOf } from '../dag/trigger/param-fields.ts';
import { presetAnswer } from './preset-answer.ts';

const field = (name: string, schema: Record<string, unknown>, value: unknown = null) =>
  fieldOf(name, { value, schema, description: null });

test.each([
  ['["left", "a\\u00e9"]', ['left', 'aé']],
  [`['left', "it's", 'say "hi"']`, ['left', "it's", 'say "hi"']],
  ['left', ['left']],
  ["['unknown']", []],
  ['[', []],
])('the options %s of a link are chosen where the question has them', (given, options) => {
  const search = new URLSearchParams({ _options: given, map_index: '-1' });
  const all = ['left', 'right', 'aé', "it's", 'say "hi"'];
  expect(presetAnswer(search, [], all)).toEqual({ options, values: {} });
});

test('the params of a link fill the fields of their names as the fields hold them', () => {
  const fields = [
    field('count', { type: 'integer' }),
    field('flag', { type: 'boolean' }),
    field('one', { type: 'string', enum: ['a', 'b'] }),
    field('none', { type: 'string', enum: ['a', 'b'] }),
    field('some', { type: 'array', examples: ['a', 'b'] }, ['a']),
    field('lines', { type: 'array', items: { type: 'string' } }, []),
    field('fixed', { const: 'c' }, 'c'),
    field('left_alone', { type: 'string' }),
  ];
  const given = {
    count: '7',
    flag: 'True',
    one: 'b',
    none: 'z',
    some: "['b']",
    lines: "['x', 'y']",
    fixed: 'd',
    no: '1',
  };
  expect(presetAnswer(new URLSearchParams(given), fields, []).values).toEqual({
    count: '7',
    flag: true,
    one: '"b"',
    some: ['"b"'],
    lines: 'x\ny',
  });
});
