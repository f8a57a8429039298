import type { Dag } from '@leeward/contracts/serialized-dag-reader';

/**
 * The graph of a Dag in Graphviz's language, its groups as clusters (airflow/utils/dot_renderer.py; the joints that Airflow draws beside
 * its groups are left out: the arrows are those between tasks).
 */
export function dotOf(dag: Dag): string {
  const lines = [`digraph ${quoted(dag.dagId)} {`, `  graph [label=${quoted(dag.dagId)} labelloc=t rankdir=LR]`];
  lines.push(...nodesOf(dag, null, '  '));
  for (const { taskId, downstream } of dag.tasks.values()) {
    for (const next of [...downstream].sort()) {
      const label = labelOf(dag, taskId, next);
      const attributes = label === undefined ? '' : ` [label=${quoted(label)}]`;
      lines.push(`  ${quoted(taskId)} -> ${quoted(next)}${attributes}`);
    }
  }
  return `${[...lines, '}'].join('\n')}\n`;
}

function nodesOf(dag: Dag, groupId: string | null, indent: string): string[] {
  const tasks = [...dag.tasks.values()].filter(({ groupPath }) => (groupPath.at(-1) ?? null) === groupId);
  const groups = [...dag.groups.values()].filter((group) => group.parentGroupId === groupId);
  return [
    ...tasks.map(
      ({ taskId, displayName }) =>
        `${indent}${quoted(taskId)} [label=${quoted(displayName)} shape=rectangle style="filled,rounded"]`,
    ),
    ...groups.flatMap((group) => [
      `${indent}subgraph ${quoted(`cluster_${group.groupId}`)} {`,
      `${indent}  label=${quoted(group.displayName)}`,
      ...nodesOf(dag, group.groupId, `${indent}  `),
      `${indent}}`,
    ]),
  ];
}

function labelOf({ edgeInfo }: Dag, from: string, to: string): string | undefined {
  const targets = edgeInfo[from] as Record<string, { label?: string | null }> | undefined;
  return targets?.[to]?.label ?? undefined;
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

/** The tasks of a Dag as a tree from its roots; what stands below a task that was shown before is not shown again. */
export function treeOf(dag: Dag): string {
  const shown = new Set<string>();
  const lines: string[] = [];
  const add = (taskId: string, depth: number): void => {
    const { downstream } = dag.tasks.get(taskId)!;
    const isKnown = shown.has(taskId) && downstream.length > 0;
    lines.push(`${'  '.repeat(depth)}${taskId}${isKnown ? ' ...' : ''}`);
    if (shown.has(taskId)) return;
    shown.add(taskId);
    for (const next of [...downstream].sort()) add(next, depth + 1);
  };
  for (const root of [...dag.roots].sort()) add(root, 0);
  return lines.map((line) => `${line}\n`).join('');
}
