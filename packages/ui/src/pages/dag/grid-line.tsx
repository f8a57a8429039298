import type { UiGridCell, UiGridRun } from '@leeward/contracts/ui-api';
import { UnstyledButton } from '@mantine/core';
import { memo } from 'react';
import { Link } from 'react-router-dom';
import { ChevronIcon } from '../../components/icons.tsx';
import { StateIcon } from '../../components/state-icon.tsx';
import { stateNames, texts } from '../../texts.ts';
import { pagePath } from '../paths.ts';
import classes from './grid.module.css';
import { type GridRow, groupState } from './grid-rows.ts';

interface GridLineProps {
  row: GridRow;
  index: number;
  runs: readonly UiGridRun[];
  chosenRunId: string | undefined;
  activeColumn: number | undefined;
  onToggle(groupId: string): void;
}

/** A task or a group in every run. */
export const GridLine = memo(function GridLine({
  row,
  index,
  runs,
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
            {row.label}
          </UnstyledButton>
        ) : (
          <span className={classes.task} title={row.operator ?? undefined}>
            {row.label}
            {row.isMapped ? ' [ ]' : ''}
          </span>
        )}
      </div>
      {runs.map((run, column) => (
        // biome-ignore lint/a11y/useSemanticElements: part of the grid that is made of boxes
        // biome-ignore lint/a11y/useFocusableInteractive: the link in it takes the focus
        <div key={run.run_id} role="gridcell" className={classes.column} data-chosen={run.run_id === chosenRunId}>
          {row.kind === 'group' ? (
            <GroupCell row={row} run={run} />
          ) : (
            <TaskCell
              cell={run.cells.find(({ task_id }) => task_id === row.id)}
              run={run}
              place={{ 'data-row': index, 'data-column': column, tabIndex: activeColumn === column ? 0 : -1 }}
            />
          )}
        </div>
      ))}
    </div>
  );
});

interface TaskCellProps {
  cell: UiGridCell | undefined;
  run: UiGridRun;
  place: { 'data-row': number; 'data-column': number; tabIndex: number };
}

function TaskCell({ cell, run, place }: TaskCellProps) {
  if (cell === undefined) return null;
  const state = cell.state ?? 'none';
  const words = [cell.task_display_name, run.run_id, stateNames[state], cell.reason?.message].filter(Boolean);
  return (
    <Link
      to={pagePath.task(run.dag_id, run.run_id, cell.task_id)}
      className={classes.cell}
      data-state={state}
      aria-label={words.join(', ')}
      {...place}
    >
      <StateIcon state={state} size={16} />
    </Link>
  );
}

function GroupCell({ row, run }: { row: GridRow & { kind: 'group' }; run: UiGridRun }) {
  const members = new Set(row.taskIds);
  const state = groupState(run.cells.filter(({ task_id }) => members.has(task_id)));
  return state === undefined ? null : (
    <span className={classes.groupCell}>
      <StateIcon state={state} size={12} labelled />
    </span>
  );
}
