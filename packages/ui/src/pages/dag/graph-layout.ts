import type { UiStructure, UiStructureGroup, UiStructureTask } from '@leeward/contracts/ui-api';
import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
// The layouter's own classic worker is served as it is: it needs no bundling.
import elkWorkerUrl from 'elkjs/lib/elk-worker.min.js?url';

/** A task or a group with its place; `x` and `y` count from the corner of the group that it is in. */
export interface PlacedNode {
  id: string;
  parentId: string | undefined;
  x: number;
  y: number;
  width: number;
  height: number;
  task: UiStructureTask | undefined;
  group: UiStructureGroup | undefined;
}

const taskHeight = 44;
const characterWidth = 7.9;
const widthBesideText = 52;

const rootOptions = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.layered.spacing.nodeNodeBetweenLayers': '56',
  'elk.spacing.nodeNode': '20',
};
/** The straightest lines. Their cost grows so fast that a thousand tasks would take a minute. */
const fineOptions = { 'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX' };
const coarseOptions = {
  'elk.layered.nodePlacement.strategy': 'SIMPLE',
  'elk.layered.thoroughness': '1',
  'elk.edgeRouting': 'POLYLINE',
};
const mostTasksInFine = 200;
const groupOptions = { 'elk.padding': '[top=34,left=14,bottom=14,right=14]' };

/** Places the graph from left to right, in a thread of its own. Returns groups before what is in them. */
export async function layOut(structure: UiStructure): Promise<PlacedNode[]> {
  const elk = new ELK({ workerFactory: () => new Worker(elkWorkerUrl) });
  try {
    return flatten(await elk.layout(toElk(structure)), structure);
  } finally {
    elk.terminateWorker();
  }
}

function toElk({ tasks, groups, edges }: UiStructure): ElkNode {
  const inGroup = (id: string | null): ElkNode[] => [
    ...groups
      .filter(({ parent_group_id }) => parent_group_id === id)
      .map(({ group_id }) => ({ id: group_id, layoutOptions: groupOptions, children: inGroup(group_id) })),
    ...tasks
      .filter(({ group_id }) => group_id === id)
      .map(({ task_id, label, operator }) => ({ id: task_id, width: widthOf(label, operator), height: taskHeight })),
  ];
  return {
    id: 'root',
    layoutOptions: { ...rootOptions, ...(tasks.length > mostTasksInFine ? coarseOptions : fineOptions) },
    children: inGroup(null),
    edges: edges.map(({ source_id, target_id }) => ({
      id: `${source_id} → ${target_id}`,
      sources: [source_id],
      targets: [target_id],
    })),
  };
}

function widthOf(label: string, operator: string): number {
  return Math.max(110, Math.ceil(Math.max(label.length, operator.length * 0.85) * characterWidth) + widthBesideText);
}

function flatten(root: ElkNode, { tasks, groups }: UiStructure): PlacedNode[] {
  const taskOf = new Map(tasks.map((task) => [task.task_id, task]));
  const groupOf = new Map(groups.map((group) => [group.group_id, group]));
  const below = (parent: ElkNode, parentId: string | undefined): PlacedNode[] =>
    (parent.children ?? []).flatMap((node) => [
      {
        id: node.id,
        parentId,
        x: node.x ?? 0,
        y: node.y ?? 0,
        width: node.width ?? 0,
        height: node.height ?? 0,
        task: taskOf.get(node.id),
        group: groupOf.get(node.id),
      },
      ...below(node, node.id),
    ]);
  return below(root, undefined);
}
