import { describe, expect, test } from 'vitest';
import { addMessage, emptyLog, type LogMessage, matchesIn, type Visibility, visibleLines } from './log-lines.ts';

const all: Visibility = { unfolded: new Set(), unfoldAll: false, least: null };

function logOf(...messages: (string | LogMessage)[]) {
  const log = emptyLog();
  for (const message of messages) addMessage(log, typeof message === 'string' ? { event: message } : message);
  return log;
}

function shown(log: ReturnType<typeof logOf>, visibility: Partial<Visibility> = {}) {
  return visibleLines(log, { ...all, ...visibility }).map((at) => log.lines[at]!.text);
}

describe('a log', () => {
  test('shows each line of a message, the time and further fields at the first', () => {
    const { lines } = logOf({ timestamp: '2026-11-23T10:00:00Z', event: 'one\ntwo\n', level: 'INFO', attempt: 2 });
    expect(lines.map(({ number, text, at, level, extra }) => [number, text, at, level, extra])).toEqual([
      [1, 'one', '2026-11-23T10:00:00Z', 'info', 'attempt=2'],
      [2, 'two', null, 'info', ''],
    ]);
  });

  test('keeps an empty message as an empty line', () => {
    expect(logOf('').lines).toHaveLength(1);
  });

  test('folds groups, and unfolds the chosen ones', () => {
    const log = logOf(
      'before',
      '::group::Outer',
      'a',
      '::group::Inner',
      'b',
      '::endgroup::',
      'c',
      '::endgroup::',
      'after',
    );
    expect(shown(log)).toEqual(['before', 'Outer', 'after']);
    expect(shown(log, { unfolded: new Set([0]) })).toEqual(['before', 'Outer', 'a', 'Inner', 'c', 'after']);
    expect(shown(log, { unfolded: new Set([1]) })).toEqual(['before', 'Outer', 'after']);
    expect(shown(log, { unfoldAll: true })).toEqual(['before', 'Outer', 'a', 'Inner', 'b', 'c', 'after']);
    expect(log.groupSizes).toEqual([4, 1]);
  });

  test('an end of a group that was not begun changes nothing', () => {
    expect(shown(logOf('::endgroup::', 'a'))).toEqual(['a']);
  });

  test('a group that is still being written is folded as well', () => {
    expect(shown(logOf('::group::Open', 'a', 'b'))).toEqual(['Open']);
  });

  test('the least level leaves out lesser lines and those without one', () => {
    const log = logOf(
      { event: 'd', level: 'debug' },
      'none',
      { event: 'w', level: 'warning' },
      { event: 'e', level: 'error' },
    );
    expect(shown(log, { least: 'warning' })).toEqual(['w', 'e']);
  });

  test('prints the exceptions of a message, the cause first', () => {
    const error_detail = [
      { exc_type: 'B', exc_value: 'then', frames: [{ filename: 'b.py', lineno: 2, name: 'g' }] },
      { exc_type: 'A', exc_value: 'first', is_cause: true, frames: [] },
    ];
    expect(logOf({ event: 'failed', level: 'error', error_detail }).lines.map(({ text }) => text)).toEqual([
      'failed',
      'A: first',
      '',
      'The above exception was the direct cause of the following exception:',
      '',
      'Traceback (most recent call last):',
      '  File "b.py", line 2, in g',
      'B: then',
    ]);
  });

  test('a search finds text in whatever case, and across colours', () => {
    const log = logOf('one', '\u001b[31mTW\u001b[0mO', 'three');
    expect(matchesIn(log, visibleLines(log, all), 'two')).toEqual([1]);
    expect(matchesIn(log, visibleLines(log, all), '')).toEqual([]);
  });
});

describe('a log of more lines than are kept', () => {
  test('drops the first ones, and leaves what was shown before as it is', () => {
    const log = emptyLog();
    const add = (number: number) => addMessage(log, { event: `line ${number}` });
    for (let number = 1; number <= 200_000; number += 1) add(number);
    const shownBefore = { ...log };
    add(200_001);
    expect(shownBefore.lines.at(-1)?.text).toBe('line 200000');
    expect([log.dropped, log.lines[0]?.text, log.lines.at(-1)?.number]).toEqual([20_000, 'line 20001', 200_001]);
  });
});
