import type { UiGridRun } from '@leeward/contracts/ui-api';
import { UnstyledButton } from '@mantine/core';
import { memo } from 'react';
import { basePath } from '../../api/base-path.ts';
import { type GridData, type GridState, stateIn } from '../../api/grid-states.ts';
import { ChevronIcon } from '../../components/icons.tsx';
import { stateNames, texts } from '../../texts.ts';
import { pagePath } from '../paths.ts';
import classes from './grid.module.css';
import { type GridRow, groupState } from './grid-rows.ts';
import { gridTipId } from './grid-tip.tsx';

interface GridLineProps {
  row: GridRow;
  index: number;
  grid: GridData;
  /** The runs in view, which begin with column `from`. */
  shown: readonly UiGridRun[];
  from: number;
  chosenRunId: string | undefined;
  activeColumn: number | undefined;
  onToggle(groupId: string): void;
}

/** A task or a group in every run. */
export const GridLine = memo(function GridLine({
  row,
  index,
  grid,
  shown,
  from,
  chosenRunId,
  activeColumn,
  onToggle,
}: GridLineProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of the grid that is made of boxes
    // biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus
    <div role="row" className={classes.line} aria-rowindex={index + 2}>
      {/* biome-ignore lint/a11y/useSemanticElements: part of the grid that is made of boxes */}
      <div role="rowheader" className={classes.name} style={{ paddingLeft: 10 + row.depth * 16 }} tabIndex={-1}>
        {row.kind === 'group' ? (
          <UnstyledButton
            className={classes.group ?? ''}
            aria-expanded={row.isOpen}
            aria-label={row.isOpen ? texts.dag.collapse(row.label) : texts.dag.expand(row.label)}
            onClick={() => onToggle(row.id)}
          >
            <span className={classes.chevron} data-open={row.isOpen}>
              <ChevronIcon size={12} />
            </span>
            <span className={classes.task}>{row.label}</span>
          </UnstyledButton>
        ) : (
          <span className={classes.task} title={row.operator === null ? row.name : `${row.name} · ${row.operator}`}>
            {row.label}
            {row.isMapped ? ' [ ]' : ''}
          </span>
        )}
      </div>
      <div className={classes.before} />
      {shown.map((run, at) => (
        // biome-ignore lint/a11y/useSemanticElements: part of the grid that is made of boxes
        // biome-ignore lint/a11y/useFocusableInteractive: the link in it takes the focus
        <div
          key={run.run_id}
          role="gridcell"
          className={classes.column}
          data-chosen={run.run_id === chosenRunId}
          aria-colindex={from + at + 2}
        >
          <Cell
            state={
              row.kind === 'group'
                ? groupState(row.taskIds.map((taskId) => stateIn(grid, run, taskId)))
                : stateIn(grid, run, row.id)
            }
            row={row}
            run={run}
            index={index}
            column={from + at}
            isActive={activeColumn === from + at}
          />
        </div>
      ))}
      <div className={classes.after} />
    </div>
  );
});

interface CellProps {
  state: GridState | undefined;
  row: GridRow;
  run: UiGridRun;
  index: number;
  column: number;
  isActive: boolean;
}

/** A plain link, which the grid opens when it is clicked, and a picture in its background: there are thousands of them. */
function Cell({ state, row, run, index, column, isActive }: CellProps) {
  if (state === undefined) return null;
  const isGroup = row.kind === 'group';
  const path = (isGroup ? pagePath.group : pagePath.task)(run.dag_id, run.run_id, row.id);
  return (
    <a
      href={basePath + path.slice(1)}
      data-path={path}
      className={classes.cell}
      data-state={state}
      data-group={isGroup}
      aria-label={[isGroup ? texts.group.named(row.id) : row.name, run.run_id, stateNames[state]].join(', ')}
      data-row={index}
      data-column={column}
      style={{ backgroundImage: `var(--icon-${state})` }}
      {...(isActive ? { tabIndex: 0, 'aria-describedby': gridTipId } : { tabIndex: -1 })}
    />
  );
}
