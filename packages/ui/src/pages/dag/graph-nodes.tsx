import type { UiGridCell, UiStructureTask } from '@leeward/contracts/ui-api';
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { Link } from 'react-router-dom';
import { StateIcon } from '../../components/state-icon.tsx';
import { stateNames, texts } from '../../texts.ts';
import { pagePath } from '../paths.ts';
import classes from './graph.module.css';

export interface GraphNodeData extends Record<string, unknown> {
  dagId: string;
  runId: string | undefined;
  label: string;
  task: UiStructureTask | undefined;
  cell: UiGridCell | undefined;
}

export function TaskNode({ id, data }: NodeProps<Node<GraphNodeData>>) {
  const { dagId, runId, label, task, cell } = data;
  const state = cell === undefined ? undefined : (cell.state ?? 'none');
  const content = (
    <>
      {state === undefined ? null : <StateIcon state={state} size={18} />}
      <span className={classes.words}>
        <span className={classes.label}>
          {label}
          {task?.is_mapped ? ' [ ]' : ''}
        </span>
        <span className={classes.operator}>{task?.operator}</span>
      </span>
    </>
  );
  return (
    <>
      <Handle type="target" position={Position.Left} className={classes.handle ?? ''} />
      {runId === undefined || cell === undefined ? (
        <div className={classes.task}>{content}</div>
      ) : (
        <Link
          className={classes.task}
          data-state={state}
          to={pagePath.task(dagId, runId, id)}
          style={{ borderColor: `var(--state-${state})` }}
          title={cell.reason?.message}
        >
          {content}
          <span className="visually-hidden">
            {state === undefined ? '' : stateNames[state]} {cell.reason?.message}
          </span>
        </Link>
      )}
      <Handle type="source" position={Position.Right} className={classes.handle ?? ''} />
    </>
  );
}

export function GroupNode({ id, data }: NodeProps<Node<GraphNodeData>>) {
  const { dagId, runId, label } = data;
  return (
    <div className={classes.group}>
      <Handle type="target" position={Position.Left} className={classes.handle ?? ''} />
      {runId === undefined ? (
        label
      ) : (
        <Link
          className={classes.groupLink}
          to={pagePath.group(dagId, runId, id)}
          aria-label={texts.group.named(id)}
          title={texts.group.open}
        >
          {label}
        </Link>
      )}
      <Handle type="source" position={Position.Right} className={classes.handle ?? ''} />
    </div>
  );
}
