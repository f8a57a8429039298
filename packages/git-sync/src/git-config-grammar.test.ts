import { describe, expect, test } from 'vitest';
import { parseGitConfigs } from './git-config-grammar.ts';
import { renderGitConfig } from './git-home.ts';

describe('the grammar of --git-config', () => {
  test.each([
    ['', []],
    ['a.b:val', [['a.b', 'val']]],
    [
      'a.b:val1,c.d:another val',
      [
        ['a.b', 'val1'],
        ['c.d', 'another val'],
      ],
    ],
    ['"a.b":"val"', [['a.b', 'val']]],
    [
      'a.b:"one,two",c.d:x',
      [
        ['a.b', 'one,two'],
        ['c.d', 'x'],
      ],
    ],
    ['a.b:x\\,y\\n\\t\\"\\\\', [['a.b', 'x,y\n\t"\\']]],
    ['"a.sub.with.dots.b":1', [['a.sub.with.dots.b', '1']]],
    ['"a.https://x/.b":1,', [['a.https://x/.b', '1']]],
  ])('%s', (text, expected) => {
    expect(parseGitConfigs(text).map(({ key, value }) => [key, value])).toEqual(expected);
  });

  test.each([
    ['a.b', 'unexpected end of key'],
    ['a.b:', 'no value'],
    ['"a.b', 'unexpected end of quoted string'],
    ['"a.b"x:1', 'unexpected character after quoted key'],
    ['a.b:"x"y', 'unexpected character after quoted value'],
    ['a.b:\\x', "unsupported escape character: 'x'"],
    ['a.b:x\\', 'unexpected end of escape sequence'],
    ['ab:x', 'not a git config key'],
  ])('%s is refused', (text, message) => {
    expect(() => parseGitConfigs(text)).toThrow(message);
  });

  test('what is parsed is rendered so that git reads it back, the last of one key wins', () => {
    const text = renderGitConfig(parseGitConfigs('http.postBuffer:1,a.sub.b:"x\\n\\"y\\\\",HTTP.postbuffer:2'));
    const helpers = renderGitConfig(parseGitConfigs('credential.helper:one,credential.helper:two'));
    expect(helpers.match(/helper = /g)).toHaveLength(2);
    expect(text).toBe('[http]\n\tpostbuffer = "2"\n[a "sub"]\n\tb = "x\\n\\"y\\\\"\n');
  });
});
