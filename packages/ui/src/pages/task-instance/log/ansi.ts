/** A stretch of text of one look. */
export interface Segment {
  text: string;
  style: TextStyle;
}

export interface TextStyle {
  /** A CSS colour. */
  color?: string;
  background?: string;
  bold?: boolean;
  dim?: boolean;
  italic?: boolean;
  underline?: boolean;
  strike?: boolean;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with a control character
const sequence = /\u001b(?:\[([0-9;:]*)([A-Za-z])|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[()][A-Z0-9]|[=>78])/g;

/** The text without its escape sequences. */
export function withoutAnsi(text: string): string {
  return text.includes('\u001b') ? text.replace(sequence, '') : text;
}

/** Splits by the escape sequences for looks (SGR); other sequences are left out. */
export function ansiSegments(text: string): Segment[] {
  const segments: Segment[] = [];
  let style: TextStyle = {};
  let from = 0;
  const push = (to: number) => {
    if (to > from) segments.push({ text: text.slice(from, to), style });
  };
  for (const match of text.matchAll(sequence)) {
    push(match.index);
    from = match.index + match[0].length;
    if (match[2] === 'm') style = applyCodes(style, (match[1] ?? '').split(/[;:]/).map(Number));
  }
  push(text.length);
  return segments;
}

function applyCodes(before: TextStyle, codes: readonly number[]): TextStyle {
  let style = { ...before };
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at]!;
    if (code === 38 || code === 48) {
      const { color, used } = extendedColor(codes.slice(at + 1));
      at += used;
      if (color !== undefined) style[code === 38 ? 'color' : 'background'] = color;
    } else style = applyCode(style, code);
  }
  return style;
}

function applyCode(style: TextStyle, code: number): TextStyle {
  if (code === 0) return {};
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 3) return { ...style, italic: true };
  if (code === 4) return { ...style, underline: true };
  if (code === 9) return { ...style, strike: true };
  if (code === 22) return without(style, 'bold', 'dim');
  if (code === 23) return without(style, 'italic');
  if (code === 24) return without(style, 'underline');
  if (code === 29) return without(style, 'strike');
  if (code === 39) return without(style, 'color');
  if (code === 49) return without(style, 'background');
  if (code >= 30 && code <= 37) return { ...style, color: named(code - 30) };
  if (code >= 40 && code <= 47) return { ...style, background: named(code - 40) };
  if (code >= 90 && code <= 97) return { ...style, color: named(code - 90 + 8) };
  if (code >= 100 && code <= 107) return { ...style, background: named(code - 100 + 8) };
  return style;
}

function without(style: TextStyle, ...names: (keyof TextStyle)[]): TextStyle {
  const rest = { ...style };
  for (const name of names) delete rest[name];
  return rest;
}

/** The sixteen names are the theme's to choose. */
function named(index: number): string {
  return `var(--ansi-${index})`;
}

/** After 38 or 48: `5;n` of 256 colours, `2;r;g;b`. */
function extendedColor([kind, ...values]: readonly number[]): { color: string | undefined; used: number } {
  if (kind === 5) return { color: color256(values[0]), used: 2 };
  if (kind === 2) return { color: `rgb(${values.slice(0, 3).map(byte).join(' ')})`, used: 4 };
  return { color: undefined, used: 0 };
}

function color256(index: number | undefined): string | undefined {
  if (index === undefined || !(index >= 0 && index <= 255)) return undefined;
  if (index < 16) return named(index);
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10;
    return `rgb(${grey} ${grey} ${grey})`;
  }
  const level = (step: number) => (step === 0 ? 0 : 55 + step * 40);
  const cube = index - 16;
  return `rgb(${level(Math.floor(cube / 36))} ${level(Math.floor(cube / 6) % 6)} ${level(cube % 6)})`;
}

function byte(value: number): number {
  return Math.max(0, Math.min(255, Math.floor(value) || 0));
}
