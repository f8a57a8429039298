import '@xyflow/react/dist/style.css';
import type { UiStructure } from '@leeward/contracts/ui-api';
import { useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Background, Controls, type Edge, type Node, ReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import { runCellsQuery } from '../../api/queries.ts';
import { QueryView } from '../../components/query-view.tsx';
import { texts } from '../../texts.ts';
import classes from './graph.module.css';
import { layOut, type PlacedNode } from './graph-layout.ts';
import { type GraphNodeData, GroupNode, TaskNode } from './graph-nodes.tsx';

const nodeTypes = { task: TaskNode, taskGroup: GroupNode };

interface GraphProps {
  structure: UiStructure;
  /** The run whose states are shown. */
  runId: string | undefined;
}

/** The tasks of a Dag and what comes before what, in the states of a run. */
export default function Graph({ structure, runId }: GraphProps) {
  const { dag_id, version_number } = structure;
  const layout = useQuery({
    queryKey: ['layout', dag_id, version_number],
    queryFn: () => layOut(structure),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <QueryView query={layout}>{(placed) => <Flow placed={placed} structure={structure} runId={runId} />}</QueryView>
  );
}

function Flow({ placed, structure, runId }: GraphProps & { placed: readonly PlacedNode[] }) {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const { dag_id: dagId } = structure;
  const { data } = useQuery({ ...runCellsQuery(dagId, runId ?? ''), enabled: runId !== undefined });
  const nodes = useMemo(() => {
    const cells = new Map((data?.cells ?? []).map((cell) => [cell.task_id, cell]));
    return placed.map((node) => toNode(node, { dagId, runId, cell: cells.get(node.id) }));
  }, [placed, dagId, runId, data]);
  const edges = useMemo(() => structure.edges.map(toEdge), [structure]);
  return (
    <section className={classes.box} aria-label={texts.dag.graphLabel(structure.dag_display_name)}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        colorMode={scheme}
        fitView
        onlyRenderVisibleElements
        fitViewOptions={{ maxZoom: 1, padding: 0.08 }}
        minZoom={0.1}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        zoomOnScroll={false}
        panOnScroll
        proOptions={{ hideAttribution: true }}
      >
        <Background />
        <Controls showInteractive={false} />
      </ReactFlow>
    </section>
  );
}

function toNode(placed: PlacedNode, of: Pick<GraphNodeData, 'dagId' | 'runId' | 'cell'>): Node<GraphNodeData> {
  const { id, parentId, x, y, width, height, task, group } = placed;
  return {
    id,
    type: task === undefined ? 'taskGroup' : 'task',
    position: { x, y },
    width,
    height,
    ...(parentId === undefined ? {} : { parentId }),
    data: { ...of, task, label: task?.label ?? group?.label ?? id },
  };
}

function toEdge({ source_id, target_id, label, is_setup_teardown }: UiStructure['edges'][number]): Edge {
  return {
    id: `${source_id} → ${target_id}`,
    source: source_id,
    target: target_id,
    ...(label === null ? {} : { label }),
    ...(is_setup_teardown ? { style: { strokeDasharray: '4 3' } } : {}),
  };
}
