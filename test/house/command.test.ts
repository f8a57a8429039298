import type { Argument, Command } from 'commander';
import { expect, test } from 'vitest';
import { buildProgram } from '../../packages/cli/src/program.ts';
import { read, tableRows } from './support/files.ts';

interface Leaf {
  usage: string;
  options: string[];
}

/** The commands that do something, each with its arguments and the flags of its options. */
function leaves(command: Command, path = 'leeward'): Leaf[] {
  return command.commands.flatMap((child) => {
    const name = `${path} ${child.name()}`;
    if (child.commands.length > 0) return leaves(child, name);
    const usage = [name, ...child.registeredArguments.map(argumentText)].join(' ');
    return [{ usage, options: child.options.map((option) => option.flags) }];
  });
}

function argumentText(argument: Argument): string {
  return argument.required ? `<${argument.name()}>` : `[${argument.name()}]`;
}

const documented = new Map(
  tableRows('docs/cli.md')
    .filter(([cell]) => cell!.startsWith('`leeward '))
    .map(([usage, options, exitCodes]) => [usage!.replaceAll('`', ''), { options: options!, exitCodes: exitCodes! }]),
);
const commands = leaves(buildProgram());

test('docs/cli.md has every command with its arguments, and no other', () => {
  expect([...documented.keys()].sort()).toEqual(commands.map((command) => command.usage).sort());
});

test('docs/cli.md has the options of every command, and no other', () => {
  for (const { usage, options } of commands) {
    const flags = [...documented.get(usage)!.options.matchAll(/`([^`]+)`/g)].map((match) => match[1]);
    expect(flags.toSorted(), usage).toEqual(options.toSorted());
  }
});

test('every exit code of a command is explained', () => {
  const explained = new Set(
    tableRows('docs/cli.md')
      .filter(([cell]) => /^\d+$/.test(cell!))
      .map(([code]) => code!),
  );
  for (const [usage, { exitCodes }] of documented) {
    expect(exitCodes, usage).toMatch(/\d/);
    for (const code of exitCodes.replace('128 + signal', '').match(/\d+/g)!) expect(explained, usage).toContain(code);
  }
});

test('the exit codes that only a worker has are those in its source', () => {
  const codes = [...read('packages/cli/src/commands/worker.ts').matchAll(/ExitCode = (\d+)/g)].map(
    (match) => match[1]!,
  );
  const row = documented.get('leeward worker')!.exitCodes;
  expect(codes.filter((code) => !row.includes(code))).toEqual([]);
  expect(codes).toHaveLength(2);
});
