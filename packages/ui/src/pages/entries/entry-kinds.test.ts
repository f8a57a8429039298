import { expect, test } from 'vitest';
import { bodyOf, changeOf, draftOf, entryKinds } from './entry-kinds.ts';

const { connections, pools } = entryKinds;

test('a form that is sent back says which members a person changed, so that a hidden password is not written', () => {
  const before = draftOf(connections, { connection_id: 'db', conn_type: 'postgres', password: '***', port: 5432 });
  expect(before).toMatchObject({ password: '***', port: '5432', host: '' });
  const sent = bodyOf(connections, { ...before, host: 'db.example.com' }, before);
  expect(sent).toMatchObject({
    ok: true,
    changed: ['host'],
    body: { host: 'db.example.com', port: 5432, login: null },
  });
});

test('what must be given and is not, and a number that is none, are told', () => {
  const empty = draftOf(pools, undefined);
  expect(bodyOf(pools, empty, empty)).toEqual({ ok: false, problems: { name: 'required', slots: 'required' } });
  expect(bodyOf(pools, { ...empty, name: 'a', slots: 'many' }, empty)).toEqual({
    ok: false,
    problems: { slots: 'not-a-number' },
  });
  expect(bodyOf(pools, { ...empty, name: 'a', slots: '-1', include_deferred: true }, empty)).toMatchObject({
    body: { name: 'a', slots: -1, description: null, include_deferred: true },
  });
});

test('a change of a pool names it as the REST API does', () => {
  expect(changeOf(pools, { name: 'a', slots: 3 })).toEqual({ pool: 'a', slots: 3 });
  expect(changeOf(connections, { connection_id: 'db' })).toEqual({ connection_id: 'db' });
});
