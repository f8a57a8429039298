import { expect, test } from 'vitest';
import { checkTemplate } from './check.ts';
import { renderTemplate } from './render.ts';
import { Callable, Lookup, PythonDate } from './values.ts';

const logicalDate = PythonDate.of('2026-01-02T03:04:05.120000Z');
const scope = {
  ds: logicalDate.ds,
  ts: logicalDate.iso,
  logical_date: logicalDate,
  params: { name: 'n', list: [1, 2], none: null, flag: true },
  dag_run: { conf: { key: 'value' } },
  var: { value: new Lookup(async (name) => (name === 'there' ? 'here' : undefined)) },
  ti: { xcom_pull: new Callable(([task], { key = 'return_value' }) => `${task}/${key}`) },
};

test.each([
  ['plain $HOME {x} }}', 'plain $HOME {x} }}'],
  ['{{ ds }}-{{ds}}', '2026-01-02-2026-01-02'],
  ['{{ ts }}', '2026-01-02T03:04:05.120000+00:00'],
  ['{{ logical_date }}', '2026-01-02 03:04:05.120000+00:00'],
  ['{{ logical_date | ts_nodash }}', '20260102T030405'],
  ['a{# gone #}b', 'ab'],
  ['{{ params.name }} {{ params["name"] }}', 'n n'],
  ['{{ params.list[1] }} {{ params.list }}', '2 [1,2]'],
  ['{{ params.none }} {{ params.flag }}', 'None True'],
  ['{{ params.list | tojson }} {{ params.name | upper }}', '[1,2] N'],
  ["{{ dag_run.conf['key'] }} {{ dag_run.conf.get('no', 'else') }}", 'value else'],
  ["{{ dag_run.conf.no | default('none') }}", 'none'],
  ["{{ dag_run.conf['no'] if dag_run.conf.no | default(False) else 'other' }}", 'other'],
  ["{{ ti.xcom_pull(task_ids='a', key='k') }}", 'undefined/k'],
  ["{{ ti.xcom_pull('a', key='k') }}", 'a/k'],
  ['{{ var.value.there }}', 'here'],
])('renders %s', async (template, expected) => {
  expect(await renderTemplate(template, scope)).toBe(expected);
});

test.each([
  ['{{ params.nothing }}', 'params.nothing is undefined'],
  ['{{ params.nothing.more }}', 'params.nothing is undefined'],
  ['{{ var.value.not_there }}', 'var.value.not_there is undefined'],
  ['{{ ds() }}', 'ds cannot be called'],
  ['{{ params.constructor }}', 'params.constructor is undefined'],
])('fails at %s', async (template, message) => {
  await expect(renderTemplate(template, scope)).rejects.toThrow(message);
});

test.each([
  ['{% for a in b %}', '{% %}'],
  ['{{ ds', 'has no "}}"'],
  ['{# open', 'has no "#}"'],
  ['{{ ds + 1 }}', '"+ 1"'],
  ['{{ ds ds }}', '"ds" was not expected'],
  ['{{ }}', 'ends too early'],
  ['{{ nope }}', '"nope" is unknown'],
  ['{{ ds | shout }}', 'filter "shout" is unknown'],
  ['{{ ti.xcom_pull(task_ids=) }}', '")" was not expected'],
])('refuses %s', (template, reason) => {
  expect(checkTemplate(template)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
});

test('names the params that a template uses', () => {
  expect(checkTemplate("{{ params.a }} {{ params['b'] if params.get('c') else ds }}")).toEqual({
    ok: true,
    params: ['a', 'b'],
  });
});
