import { describe, expect, test } from 'vitest';
import { ansiSegments, withoutAnsi } from './ansi.ts';

const esc = '\u001b';

describe('escape sequences of terminals', () => {
  test('a text without them is one segment', () => {
    expect(ansiSegments('plain')).toEqual([{ text: 'plain', style: {} }]);
  });

  test('colours and weights begin and end where they are told to', () => {
    expect(ansiSegments(`a${esc}[1;31mb${esc}[22mc${esc}[0md`)).toEqual([
      { text: 'a', style: {} },
      { text: 'b', style: { bold: true, color: 'var(--ansi-1)' } },
      { text: 'c', style: { color: 'var(--ansi-1)' } },
      { text: 'd', style: {} },
    ]);
  });

  test('bright colours, grounds, 256 colours and true colours are read', () => {
    const [bright, ground, indexed, grey, full] = ansiSegments(
      `${esc}[91ma${esc}[0;44mb${esc}[0;38;5;196mc${esc}[38;5;244md${esc}[38;2;1;2;300me`,
    );
    expect(bright?.style).toEqual({ color: 'var(--ansi-9)' });
    expect(ground?.style).toEqual({ background: 'var(--ansi-4)' });
    expect(indexed?.style).toEqual({ color: 'rgb(255 0 0)' });
    expect(grey?.style).toEqual({ color: 'rgb(128 128 128)' });
    expect(full?.style).toEqual({ color: 'rgb(1 2 255)' });
  });

  test('an empty code resets', () => {
    expect(ansiSegments(`${esc}[31ma${esc}[mb`).at(-1)).toEqual({ text: 'b', style: {} });
  });

  test('sequences that move the cursor, clear lines or set links and titles leave nothing behind', () => {
    expect(withoutAnsi(`a${esc}[2Kb${esc}[1Ac${esc}]8;;http://x${esc}\\d${esc}]0;title\u0007e${esc}(B`)).toBe('abcde');
    expect(ansiSegments(`a${esc}[2Kb`).map(({ text }) => text)).toEqual(['a', 'b']);
  });
});
