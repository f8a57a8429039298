import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDatabase } from '@leeward/database/testing';
import { givenDag } from '@leeward/lifecycle/testing';
import { expect, test } from 'vitest';
import { runCommand } from '../testing/run-command.ts';

const diamond = [
  { id: 'start' },
  { id: 'left', after: ['start'] },
  { id: 'right', after: ['start'] },
  { id: 'end', after: ['left', 'right'] },
];

test('the graph of a Dag is told as Graphviz reads it, with the labels of its edges, and as a tree', async () => {
  await using test = await withDatabase();
  const fields = { edge_info: { start: { left: { label: 'the "left" way' } } } };
  await givenDag(test.database, { dagId: 'etl', tasks: diamond, fields });
  const { stdout } = await runCommand(test.url, 'dags', 'show', 'etl');
  expect(stdout).toBe(`digraph "etl" {
  graph [label="etl" labelloc=t rankdir=LR]
  "start" [label="start" shape=rectangle style="filled,rounded"]
  "left" [label="left" shape=rectangle style="filled,rounded"]
  "right" [label="right" shape=rectangle style="filled,rounded"]
  "end" [label="end" shape=rectangle style="filled,rounded"]
  "start" -> "left" [label="the \\"left\\" way"]
  "start" -> "right"
  "left" -> "end"
  "right" -> "end"
}
`);
  const tree = await runCommand(test.url, 'dags', 'show', 'etl', '--tree');
  expect(tree.stdout).toBe('start\n  left\n    end\n  right\n    end\n');
});

test('the graph is saved as .dot and in no form that only Graphviz draws', async () => {
  await using test = await withDatabase();
  await givenDag(test.database, { dagId: 'etl', tasks: diamond });
  const folder = await mkdtemp(join(tmpdir(), 'leeward-show-'));
  try {
    const save = (name: string) => runCommand(test.url, 'dags', 'show', 'etl', '-s', join(folder, name));
    expect(await save('etl.dot')).toMatchObject({ exitCode: 0 });
    expect(await readFile(join(folder, 'etl.dot'), 'utf8')).toContain('"start" -> "left"');
    const refused = await save('etl.png');
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('--save: ');
    expect((await save('nowhere/etl.dot')).exitCode).toBe(2);
    expect((await runCommand(test.url, 'dags', 'show', 'other')).exitCode).toBe(3);
  } finally {
    await rm(folder, { recursive: true });
  }
});
