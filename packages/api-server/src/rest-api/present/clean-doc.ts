const tabColumns = 8;

/** A text without the indentation that its lines after the first share, and without empty lines around it: Python's inspect.cleandoc. */
export function cleanDoc(text: string): string {
  const [first = '', ...rest] = text.split('\n').map(expandTabs);
  const indents = rest.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const margin = indents.length === 0 ? 0 : Math.min(...indents);
  const lines = [first.trimStart(), ...rest.map((line) => line.slice(margin))];
  const begin = lines.findIndex((line) => line !== '');
  return begin === -1 ? '' : lines.slice(begin, lines.findLastIndex((line) => line !== '') + 1).join('\n');
}

function expandTabs(line: string): string {
  return line
    .split('\t')
    .reduce((before, after) => before.padEnd((Math.floor(before.length / tabColumns) + 1) * tabColumns) + after);
}
