import { expect, test } from 'vitest';
import { lastWords } from './last-words.ts';

test('plain lines are kept as they are, the last five', () => {
  expect(lastWords('fatal: no such ref\n')).toBe('fatal: no such ref');
  expect(lastWords('1\n2\n3\n4\n5\n6\n')).toBe('2\n3\n4\n5\n6');
  expect(lastWords('a set {1, 2}')).toBe('a set {1, 2}');
});

test('of a log record its event is kept', () => {
  expect(lastWords('{"level":"info","event":"Starting"}\n{"level":"error","event":"It broke"}\n')).toBe(
    'Starting\nIt broke',
  );
});

test('of a record of git-sync its message and error are kept', () => {
  const record = '{"logger":"","ts":"2026-01-01","msg":"too many failures","error":"fatal: no such ref"}';
  expect(lastWords(record)).toBe('too many failures: fatal: no such ref');
});

test('the rest of a record that the kubelet cut is left out', () => {
  const cut = '"name":"wrapped_f"},{"lineno":550,"name":"__call__"}]}]}';
  expect(lastWords(cut)).toBe('');
  expect(lastWords(`${cut}\n{"event":"Process exited"}`)).toBe('Process exited');
  expect(
    lastWords('ts":"2026-01-01","msg":"will retry","error":"exit status 128","failCount":1,"maxFailures":5}'),
  ).toBe('');
  expect(lastWords('rror":"it broke","isLast":true}\n{"event":"Process exited"}')).toBe('Process exited');
});

test('a record without words is kept whole', () => {
  expect(lastWords('{"answer":42}')).toBe('{"answer":42}');
});

test('of tries that failed alike the last one speaks', () => {
  const error = 'git fetch: exit status 128: fatal: unable to connect to git.test:\\ngit.test: Connection refused\\n';
  const tries = Array.from({ length: 4 }, () => `{"msg":"error syncing repo, will retry","error":"${error}"}`);
  expect(lastWords([...tries, `{"msg":"too many failures, aborting","error":"${error}"}`].join('\n'))).toBe(
    'too many failures, aborting: git fetch: exit status 128: fatal: unable to connect to git.test:\ngit.test: Connection refused',
  );
  expect(lastWords('retrying\nretrying\ngiven up\n')).toBe('retrying\ngiven up');
});
